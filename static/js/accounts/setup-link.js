/** Takes the one-time secret from after '#', wipes it from the address, and keeps it in the form. */
class SetupLink extends HTMLElement {
  connectedCallback() {
    const secret = location.hash.slice(1)
    if (!secret) return
    history.replaceState(null, "", location.pathname)
    this.querySelector("[name=token]").value = secret
    this.querySelector(".setup-token").hidden = true
    for (const link of document.querySelectorAll("a[hreflang]")) link.hash = secret
  }
}

customElements.define("setup-link", SetupLink)
