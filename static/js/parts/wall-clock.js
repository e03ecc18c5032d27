import { clock, everyTick } from "../core/clock.js"

/** The time of day in the hall, by the server's clock. */
class WallClock extends HTMLElement {
  #stop

  connectedCallback() {
    const shape = new Intl.DateTimeFormat("vi-VN", {
      hour: "2-digit", minute: "2-digit", hour12: false, timeZone: this.getAttribute("time-zone") || undefined,
    })
    this.#stop = everyTick(() => {
      const text = shape.format(clock.now())
      if (this.textContent !== text) this.textContent = text
    })
  }

  disconnectedCallback() {
    this.#stop()
  }
}

customElements.define("wall-clock", WallClock)
