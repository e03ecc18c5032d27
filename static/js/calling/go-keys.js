import { asks, isTyping } from "../core/keys.js"

/** One key moves the ceremony. The keys press the page's own buttons, so they can do nothing a finger cannot. */
class GoKeys extends HTMLElement {
  connectedCallback() {
    document.addEventListener("keydown", this.#down, { capture: true })
    document.addEventListener("keyup", this.#up, { capture: true })
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.#down, { capture: true })
    document.removeEventListener("keyup", this.#up, { capture: true })
  }

  #down = (event) => {
    // Enter presses whatever button has the focus, again and again while it is held down.
    if (event.repeat && event.key === "Enter" && !isTyping(event.target)) event.preventDefault()
    const wish = asks(event)
    if (wish === null) return
    if (wish !== "nothing" && isTyping(event.target)) return
    event.preventDefault()
    if (wish === "nothing" || event.repeat) return
    document.querySelector(`[data-key="${wish}"]`)?.click()
  }

  // Firefox presses a focused button when Space is let go.
  #up = (event) => {
    if (event.key === " " && !isTyping(event.target)) event.preventDefault()
  }
}

customElements.define("go-keys", GoKeys)
