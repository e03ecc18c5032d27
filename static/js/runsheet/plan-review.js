/**
 * Shows where in the plan a value was read. Whatever stands in the form with `data-lines` points at those lines when it
 * is focused or its link is pressed; without script the link is a plain way to the line.
 */
class PlanReview extends HTMLElement {
  #pane = this.querySelector(".plan-text")

  connectedCallback() {
    this.addEventListener("focusin", this.#focused)
    document.addEventListener("click", this.#pressed)
    if (this.contains(document.activeElement)) this.#focused({ target: document.activeElement })
  }

  disconnectedCallback() {
    document.removeEventListener("click", this.#pressed)
  }

  #focused = (event) => {
    if (this.#pane?.contains(event.target)) return
    const near = event.target.closest("[data-lines]")
    this.#point(near ? near.dataset.lines.split(" ") : [])
  }

  #pressed = (event) => {
    const link = event.target.closest?.("a[href^='#line-']")
    if (!link || !this.#pane || this.#pane.contains(link)) return
    event.preventDefault()
    this.#point((link.dataset.lines ?? link.hash.replace("#line-", "")).split(" "))
  }

  #point(numbers) {
    for (const line of this.querySelectorAll(".is-meant")) line.classList.remove("is-meant")
    const lines = numbers.map((no) => this.querySelector(`#line-${no}`)).filter(Boolean)
    if (!lines.length) return
    for (const line of lines) line.classList.add("is-meant")
    const [pane, line] = [this.#pane.getBoundingClientRect(), lines[0].getBoundingClientRect()]
    const room = Math.max(0, pane.height - line.height)
    this.#pane.scrollBy({ top: line.top - pane.top - room / 3 })
  }
}

customElements.define("plan-review", PlanReview)
