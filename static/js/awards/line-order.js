/** The lines of one kind of a decision: a line is dragged to its place. The arrows beside each do the same by key. */
class LineOrder extends HTMLElement {
  #dragged
  #before

  connectedCallback() {
    if (this.hasAttribute("still")) return
    for (const line of this.#lines) line.draggable = true
    this.addEventListener("dragstart", this.#lift)
    this.addEventListener("dragover", this.#pass)
    this.addEventListener("drop", (event) => event.preventDefault())
    this.addEventListener("dragend", this.#put)
  }

  get #lines() {
    return [...this.querySelectorAll("li[data-id]")]
  }

  get #ids() {
    return this.#lines.map((line) => line.dataset.id).join(",")
  }

  #lift = (event) => {
    this.#dragged = event.target.closest("li[data-id]")
    this.#before = this.#ids
    this.#dragged.classList.add("is-dragged")
    event.dataTransfer.effectAllowed = "move"
  }

  #pass = (event) => {
    const over = event.target.closest?.("li[data-id]")
    if (!this.#dragged || !over || over.parentNode !== this.#dragged.parentNode) return
    event.preventDefault()
    const { top, height } = over.getBoundingClientRect()
    if (over !== this.#dragged) over[event.clientY < top + height / 2 ? "before" : "after"](this.#dragged)
  }

  #put = () => {
    this.#dragged?.classList.remove("is-dragged")
    this.#dragged = undefined
    if (this.#ids === this.#before) return
    const form = document.querySelector("#order")
    form.action = this.getAttribute("action")
    form.elements.ids.value = this.#ids
    form.elements.kind.value = this.getAttribute("kind")
    form.submit()
  }
}

customElements.define("line-order", LineOrder)
