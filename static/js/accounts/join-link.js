/** A link carries its secret only after '#', which no server log ever sees: take it, wipe it, post it. */
class JoinLink extends HTMLElement {
  connectedCallback() {
    addEventListener("hashchange", this.#read)
    this.#read()
  }

  disconnectedCallback() {
    removeEventListener("hashchange", this.#read)
  }

  #read = () => {
    const digits = location.hash.replace(/\D/g, "")
    if (!digits) return
    history.replaceState(null, "", location.pathname)
    const form = this.querySelector("form")
    form.elements.code.value = digits
    const line = this.querySelector(".joining")
    line.textContent = this.dataset.joining
    line.hidden = false
    form.requestSubmit()
  }
}

customElements.define("join-link", JoinLink)
