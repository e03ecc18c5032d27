/** A key that prints the page: `<print-key hidden><button>…</button></print-key>`; shown where there is script. */
class PrintKey extends HTMLElement {
  connectedCallback() {
    this.hidden = false
    this.querySelector("button").addEventListener("click", () => window.print())
  }
}

customElements.define("print-key", PrintKey)
