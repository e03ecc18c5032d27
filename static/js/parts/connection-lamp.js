import { live } from "../core/live.js"

/** Says whether this device still hears the server. */
class ConnectionLamp extends HTMLElement {
  #stop

  connectedCallback() {
    this.#stop = live.contact((on) => {
      this.dataset.state = on ? "on" : "off"
      this.textContent = on ? this.dataset.on : this.dataset.off
    })
  }

  disconnectedCallback() {
    this.#stop()
  }
}

customElements.define("connection-lamp", ConnectionLamp)
