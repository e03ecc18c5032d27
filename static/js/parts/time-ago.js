import { clock, everyTick } from "../core/clock.js"

const UNITS = [
  ["agoS", 1, 60],
  ["agoM", 60, 3600],
  ["agoH", 3600, Infinity],
]

/**
 * How long ago something was, counted on from its instant. The words stand on whatever holds it:
 * `data-ago-s="{n} giây trước"`, `data-ago-m`, `data-ago-h`. `old-after`: from so many seconds on it is marked `old`.
 */
class TimeAgo extends HTMLElement {
  #stop

  connectedCallback() {
    this.#stop = everyTick(() => this.#draw(), 1000)
  }

  disconnectedCallback() {
    this.#stop()
  }

  #draw() {
    const seconds = Math.max(0, Math.floor((clock.now() - Date.parse(this.getAttribute("at"))) / 1000))
    const [word, size] = UNITS.find(([, , below]) => seconds < below)
    const words = this.closest("[data-ago-s]")?.dataset[word]
    const text = words?.replace("{n}", Math.floor(seconds / size))
    if (text && text !== this.textContent) this.textContent = text
    this.toggleAttribute("old", seconds >= Number(this.getAttribute("old-after") || Infinity))
  }
}

customElements.define("time-ago", TimeAgo)
