import { Refused, takeOverCommands } from "../core/http.js"

const SHOWN_MS = 6000

/** One sentence at the head of the page when a command was refused or never arrived. */
class ToastLine extends HTMLElement {
  #timer

  connectedCallback() {
    takeOverCommands((problem) => this.say(problem))
  }

  /** Accepts a sentence, or what a command threw. */
  say(what) {
    this.textContent = typeof what === "string" ? what : this.#words(what)
    this.setAttribute("shown", "")
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.removeAttribute("shown"), SHOWN_MS)
  }

  #words(problem) {
    if (problem instanceof Refused) return problem.message || this.dataset.failed
    return this.dataset.unsent
  }
}

customElements.define("toast-line", ToastLine)
