const LEAST = 0.66
const TURNS = 6
const AT_THE_END_PX = 4

/**
 * Fits the MC's words and list into their boxes. Each box gets `--fit`, which scales its letters down to what can still
 * be read at arm's length. What is longer even then is scrolled, and as long as something lies below, a sign says so:
 * `data-more` on the box, or on the keys where the page itself scrolls. The sign's words are this element's `more`.
 */
class FitWords extends HTMLElement {
  #called

  connectedCallback() {
    document.addEventListener("picture", this.#fit)
    document.addEventListener("scroll", this.#look, { capture: true, passive: true })
    addEventListener("resize", this.#fit)
    document.fonts?.ready.then(this.#fit)
    this.#fit()
  }

  disconnectedCallback() {
    document.removeEventListener("picture", this.#fit)
    document.removeEventListener("scroll", this.#look, { capture: true })
    removeEventListener("resize", this.#fit)
  }

  get #boxes() {
    return [...document.querySelectorAll("[data-fits]")]
  }

  #fit = () => {
    for (const box of this.#boxes) {
      delete box.dataset.more
      box.style.setProperty("--fit", largest((scale) => fits(box, scale)).toFixed(3))
    }
    this.#follow()
    this.#look()
  }

  // Whoever is called by name comes into sight once, with as much of the words as there is room for; after that the
  // list, or on a phone the page, stays where a finger has put it.
  #follow() {
    const called = document.querySelector("[data-fits] [aria-current]")
    const who = called?.querySelector(".mc-name").textContent
    if (who === this.#called) return
    this.#called = who
    scrollTo(0, 0)
    called?.scrollIntoView({ block: "nearest" })
  }

  #look = () => {
    const keys = document.querySelector(".mc-keys")
    const edge = keys?.getBoundingClientRect().top ?? innerHeight
    const hidden = this.#boxes.filter((box) => goesOn(box, edge))
    const loose = hidden.some((box) => !scrolls(box))
    for (const box of this.#boxes) this.#say(box, scrolls(box) && hidden.includes(box))
    if (keys) this.#say(keys, loose)
  }

  #say(element, more) {
    if (more) element.dataset.more = this.getAttribute("more")
    else delete element.dataset.more
  }
}

const scrolls = (box) => getComputedStyle(box).overflowY !== "visible"

function fits(box, scale) {
  box.style.setProperty("--fit", scale.toFixed(3))
  return !scrolls(box) || (box.scrollHeight <= box.clientHeight + 1 && box.scrollWidth <= box.clientWidth + 1)
}

function goesOn(box, edge) {
  if (scrolls(box)) return box.scrollHeight - box.clientHeight - box.scrollTop > AT_THE_END_PX
  return box.getBoundingClientRect().bottom > edge + AT_THE_END_PX
}

/** The largest scale that fits, or the least one. */
function largest(fit) {
  if (fit(1)) return 1
  let [small, large] = [LEAST, 1]
  for (let turn = 0; turn < TURNS; turn += 1) {
    const middle = (small + large) / 2
    if (fit(middle)) small = middle
    else large = middle
  }
  return small
}

customElements.define("fit-words", FitWords)
