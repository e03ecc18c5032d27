/** The moves seldom wanted, behind one key. A picture only names them: `award="7" moves="hold withdraw"`. */
class MoreMoves extends HTMLElement {
  static observedAttributes = ["award", "moves"]

  attributeChangedCallback() {
    if (this.isConnected) this.#draw()
  }

  connectedCallback() {
    this.#draw()
  }

  #draw() {
    const words = document.getElementById("move-words").content
    const open = this.querySelector("details")?.open ?? false
    const [details, summary, list] = ["details", "summary", "span"].map((name) => document.createElement(name))
    details.open = open
    summary.textContent = "⋯"
    summary.setAttribute("aria-label", words.querySelector("i").textContent)
    list.append(...this.getAttribute("moves").split(" ").map((move) => this.#button(move, words)))
    details.append(summary, list)
    details.addEventListener("toggle", () => details.open && list.scrollIntoView({ block: "nearest" }))
    details.addEventListener("click", ({ target }) => target.localName === "button" && (details.open = false))
    this.replaceChildren(details)
  }

  #button(move, words) {
    const button = document.createElement("button")
    const event = document.querySelector('meta[name="ceremony-event"]').content
    button.setAttribute("form", "commands")
    button.setAttribute("formaction", `/events/${event}/awards/${this.getAttribute("award")}/moves/${move}`)
    button.textContent = words.querySelector(`[data-move="${move}"]`)?.textContent ?? move
    if (move === "withdraw" || move === "mark_absent") button.className = "no"
    return button
  }
}

customElements.define("more-moves", MoreMoves)
