import { clock, everyTick } from "../core/clock.js"
import { hour } from "../core/hours.js"

/** The time of day in the hall, by the server's clock. */
class WallClock extends HTMLElement {
  #stop

  connectedCallback() {
    this.#stop = everyTick(() => {
      const text = hour(clock.now(), this.getAttribute("time-zone"))
      if (this.textContent !== text) this.textContent = text
    })
  }

  disconnectedCallback() {
    this.#stop()
  }
}

customElements.define("wall-clock", WallClock)
