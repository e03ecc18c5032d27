/** The button that prints this page; without script a person uses the browser's own. */
class PrintPage extends HTMLElement {
  connectedCallback() {
    this.hidden = false
    this.querySelector("button").addEventListener("click", () => window.print())
  }
}

customElements.define("print-page", PrintPage)
