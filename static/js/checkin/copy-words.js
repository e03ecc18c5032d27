const SHOWN_MS = 2500

/** Copies the words of another part of the page: `<copy-words of="id">` around the button that does it. */
class CopyWords extends HTMLElement {
  connectedCallback() {
    this.hidden = false
    this.querySelector("button").addEventListener("click", () => this.#copy())
  }

  async #copy() {
    const part = document.getElementById(this.getAttribute("of"))
    if (await this.#taken(part)) this.#say()
  }

  // Plain HTTP gives a page no clipboard: the words are marked and copied as by hand.
  async #taken(part) {
    if (navigator.clipboard) {
      const words = [...part.children].map((one) => one.textContent.trim()).join("\n\n")
      return navigator.clipboard.writeText(words).then(() => true, () => this.#marked(part))
    }
    return this.#marked(part)
  }

  #marked(part) {
    const selection = getSelection()
    selection.selectAllChildren(part)
    return document.execCommand("copy")
  }

  #say() {
    const said = this.querySelector("[role=status]")
    said.textContent = this.dataset.copied
    setTimeout(() => (said.textContent = ""), SHOWN_MS)
  }
}

customElements.define("copy-words", CopyWords)
