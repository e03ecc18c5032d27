import { morph } from "../core/morph.js"
import { send } from "../core/parts-of-page.js"

const PAUSE_MS = 400

/** The letters follow what is typed: the server draws them, and nothing is saved by that. */
class LetterPreview extends HTMLElement {
  #typing
  #asked = 0

  connectedCallback() {
    this.form = document.getElementById(this.getAttribute("form"))
    this.form?.addEventListener("input", this.#typed)
  }

  disconnectedCallback() {
    clearTimeout(this.#typing)
    this.form?.removeEventListener("input", this.#typed)
  }

  #typed = () => {
    clearTimeout(this.#typing)
    this.#typing = setTimeout(() => this.#draw(), PAUSE_MS)
  }

  async #draw() {
    const asked = (this.#asked += 1)
    const button = this.form.querySelector('button[value="preview"]')
    const { ok, html } = await send(this.form, button).catch(() => ({ ok: false }))
    if (ok && html && asked === this.#asked && this.isConnected) morph(this, html)
  }
}

customElements.define("letter-preview", LetterPreview)
