import { clock, everyTick } from "../core/clock.js"
import { anchors, colour, elapsedS, minutes } from "../core/timing.js"

/** The item's time: how long it has run, of how long it may. Green, amber, red; stands still while held. */
class CountUp extends HTMLElement {
  #stop

  connectedCallback() {
    this.#stop = everyTick(() => this.#draw())
  }

  disconnectedCallback() {
    this.#stop()
  }

  #draw() {
    const { startedAt, heldAt, planned } = anchors(this)
    if (startedAt === null) return
    const elapsed = elapsedS({ startedAt, heldAt }, clock.now())
    this.dataset.colour = heldAt === null ? colour(elapsed, planned) : "held"
    const word = heldAt !== null ? this.dataset.held : elapsed > planned && planned ? this.dataset.over : ""
    const text = [minutes(elapsed), planned ? `/ ${minutes(planned)}` : "", word]
    if (this.#said === text.join()) return
    this.#said = text.join()
    const [time, of, state] = [document.createElement("b"), document.createElement("span"), document.createElement("em")]
    ;[time.textContent, of.textContent, state.textContent] = text
    this.replaceChildren(time, of, state)
  }

  #said = ""
}

customElements.define("count-up", CountUp)
