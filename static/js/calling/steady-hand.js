const SETTLES_MS = 800

/**
 * Another batch has come under the finger: for a moment its keys take no press, by pointer or keyboard, for the press
 * was meant for somebody else. The batch is the first `data-batch` on the page. GO is no such key.
 */
class SteadyHand extends HTMLElement {
  #batch
  #since = -SETTLES_MS
  #calm

  connectedCallback() {
    this.#batch = first()
    document.addEventListener("picture", this.#look)
    document.addEventListener("click", this.#press, { capture: true })
  }

  disconnectedCallback() {
    document.removeEventListener("picture", this.#look)
    document.removeEventListener("click", this.#press, { capture: true })
    clearTimeout(this.#calm)
  }

  #look = () => {
    const batch = first()
    if (batch === this.#batch) return
    this.#batch = batch
    this.#since = performance.now()
    this.setAttribute("settling", "")
    clearTimeout(this.#calm)
    this.#calm = setTimeout(() => this.removeAttribute("settling"), SETTLES_MS)
  }

  #press = (event) => {
    // when it was made, not when a busy machine gets round to it
    if (event.timeStamp - this.#since >= SETTLES_MS || !event.target.closest(".moves, .receiver-line")) return
    event.preventDefault()
    event.stopPropagation()
  }
}

const first = () => document.querySelector("[data-batch]")?.dataset.batch

customElements.define("steady-hand", SteadyHand)
