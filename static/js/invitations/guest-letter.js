import { post } from "../core/http.js"

/** Opens the invitation whose code stands after '#': it is posted, never part of an address that is sent. */
class GuestLetter extends HTMLElement {
  #form

  connectedCallback() {
    this.#form = this.querySelector("form")
    this.#form.addEventListener("submit", this.#submit)
    addEventListener("hashchange", this.#read)
    this.#read()
  }

  disconnectedCallback() {
    removeEventListener("hashchange", this.#read)
  }

  // The code stays in the address: at the door the page is opened again, from a message or a tab.
  #read = () => {
    const digits = location.hash.replace(/\D/g, "")
    if (!digits) return
    for (const link of document.querySelectorAll("a[hreflang]")) link.hash = digits
    this.#form.elements.code.value = digits
    this.#open()
  }

  #submit = (event) => {
    event.preventDefault()
    this.#open()
  }

  async #open() {
    this.#say("problem", "")
    this.#say("opening", this.dataset.opening)
    try {
      const response = await post(this.#form.action, new FormData(this.#form))
      this.#show(await response.text())
    } catch (problem) {
      this.#show("")
      this.#say("problem", problem.message && problem.status ? problem.message : this.dataset.unsent)
    }
    this.#say("opening", "")
  }

  // The fragment is drawn by our own server, escaped.
  #show(html) {
    const { body } = new DOMParser().parseFromString(html, "text/html")
    this.querySelector('[data-part="letter"]').replaceChildren(...body.childNodes)
    this.#form.hidden = html !== ""
  }

  #say(part, words) {
    const line = this.querySelector(`[data-part="${part}"]`)
    line.textContent = words
    line.hidden = !words
  }
}

customElements.define("guest-letter", GuestLetter)
