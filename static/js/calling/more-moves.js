const SETTLES_MS = 800

/**
 * The moves seldom wanted, behind one key. A picture only names them: `award="7" moves="hold withdraw"`. What stands
 * open stays open while the same person's row is drawn again, and closes when another's comes in its place.
 */
class MoreMoves extends HTMLElement {
  static observedAttributes = ["award", "moves"]
  #since = -SETTLES_MS
  #calm

  connectedCallback() {
    if (!this.#details) this.#build()
  }

  disconnectedCallback() {
    clearTimeout(this.#calm)
    this.removeAttribute("settling")
  }

  attributeChangedCallback(name, old) {
    if (!this.#details || old === this.getAttribute(name)) return
    if (name === "award") this.#details.open = false
    this.#fill()
    if (this.#details.open) this.#settle()
  }

  get #details() {
    return this.querySelector("details")
  }

  #build() {
    const [details, summary, list] = ["details", "summary", "span"].map((name) => document.createElement(name))
    details.name = "more-moves" // one stands open at a time
    summary.textContent = "⋯"
    summary.setAttribute("aria-label", words().querySelector("i").textContent)
    details.append(summary, list)
    details.addEventListener("toggle", () => details.open && list.scrollIntoView({ block: "nearest" }))
    list.addEventListener("click", this.#press)
    this.replaceChildren(details)
    this.#fill()
  }

  #fill() {
    const list = this.querySelector("details > span")
    const held = list.contains(document.activeElement)
    list.replaceChildren(...this.getAttribute("moves").split(" ").map((move) => this.#button(move)))
    if (held) this.querySelector("summary").focus()
  }

  // Other moves have come under the finger: the press was meant for one that is gone.
  #settle() {
    this.#since = performance.now()
    this.setAttribute("settling", "")
    clearTimeout(this.#calm)
    this.#calm = setTimeout(() => this.removeAttribute("settling"), SETTLES_MS)
  }

  #press = (event) => {
    if (event.target.localName !== "button") return
    if (performance.now() - this.#since < SETTLES_MS) return event.preventDefault()
    this.#details.open = false
  }

  #button(move) {
    const button = document.createElement("button")
    const event = document.querySelector('meta[name="ceremony-event"]').content
    button.setAttribute("form", "commands")
    button.setAttribute("formaction", `/events/${event}/awards/${this.getAttribute("award")}/moves/${move}`)
    button.textContent = words().querySelector(`[data-move="${move}"]`)?.textContent ?? move
    if (move === "withdraw" || move === "mark_absent") button.className = "no"
    return button
  }
}

const words = () => document.getElementById("move-words").content
const standsOpen = () => document.querySelector("more-moves details[open]")
const beside = (open, target) => Boolean(open) && !open.contains(target)
let putsAway = null

// A press beside what stands open puts it away and does nothing else, unless it is on another ⋯. A finger that only
// scrolls is no press, and keys that press a button of the page (GO) are none either.
function down({ target }) {
  const open = standsOpen()
  putsAway = beside(open, target) ? open : null
}

function up() {
  if (putsAway) putsAway.open = false
}

function press(event) {
  if (!putsAway || event.detail === 0) return
  putsAway = null
  if (event.target.closest("more-moves summary")) return
  event.preventDefault()
  event.stopPropagation()
}

function focus({ target }) {
  const open = standsOpen()
  if (!putsAway && beside(open, target)) open.open = false
}

function escape({ key }) {
  const open = standsOpen()
  if (key !== "Escape" || !open) return
  open.open = false
  open.querySelector("summary").focus()
}

addEventListener("pointerdown", down, { capture: true })
addEventListener("pointerup", up, { capture: true })
addEventListener("pointercancel", () => (putsAway = null), { capture: true })
addEventListener("click", press, { capture: true })
document.addEventListener("focusin", focus)
document.addEventListener("keydown", escape)

customElements.define("more-moves", MoreMoves)
