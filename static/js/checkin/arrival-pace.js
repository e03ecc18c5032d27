import { pace } from "../core/arriving.js"
import { clock, everyTick } from "../core/clock.js"
import { hour } from "../core/hours.js"
import { instantOf } from "../core/timing.js"

const EVERY_MS = 1000

/**
 * How long until all are in. It counts on from what the picture says was so at `at`, so that it stays true while
 * nobody comes. Its words are on it: `data-still="… {m} … {n} …"`, one for each way people come.
 */
class ArrivalPace extends HTMLElement {
  #stop

  connectedCallback() {
    this.#stop = everyTick(() => this.#draw(), EVERY_MS)
  }

  disconnectedCallback() {
    this.#stop()
  }

  #draw() {
    const counts = this.getAttribute("counts").split(" ").map(Number)
    const [at, first, last] = ["at", "first", "last"].map((name) => instantOf(this, name))
    const missing = Number(this.getAttribute("missing"))
    const { flow, doneAt, stillMinutes } = pace({ counts, at, first, last, missing }, Math.max(at, clock.now()))
    const told = { "{n}": missing, "{m}": stillMinutes, "{h}": doneAt && hour(doneAt, this.getAttribute("time-zone")) }
    const text = this.dataset[flow].replace(/\{[nmh]\}/g, (blank) => told[blank])
    if (this.textContent !== text) this.textContent = text
    this.className = `pace is-${flow}`
  }
}

customElements.define("arrival-pace", ArrivalPace)
