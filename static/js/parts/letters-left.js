/** How many more letters a field takes, once something is written in it: `for` names the field, `data-left` the words. */
class LettersLeft extends HTMLElement {
  #field

  connectedCallback() {
    this.#field = document.getElementById(this.getAttribute("for"))
    this.#field.addEventListener("input", this.#say)
    this.#field.form?.addEventListener("reset", this.#emptied)
    this.#say()
  }

  disconnectedCallback() {
    this.#field.removeEventListener("input", this.#say)
    this.#field.form?.removeEventListener("reset", this.#emptied)
  }

  #say = () => {
    const { value, maxLength } = this.#field
    this.hidden = value === ""
    this.textContent = this.dataset.left.replace("{n}", maxLength - value.length)
  }

  #emptied = () => requestAnimationFrame(this.#say) // the form is emptied after it has said so
}

customElements.define("letters-left", LettersLeft)
