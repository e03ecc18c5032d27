import { clock, everyTick } from "../core/clock.js"
import { Greetings } from "./greetings.js"

const PAST_SHOWN = 4

/** The lobby's screen: greets large whoever came in last, small those before; the banner when nobody comes. */
class LobbyGreetings extends HTMLElement {
  #greetings = new Greetings()
  #stop

  connectedCallback() {
    this.addEventListener("picture", this.#hear)
    this.#hear()
    this.#stop = everyTick(() => this.#draw())
  }

  disconnectedCallback() {
    this.#stop()
  }

  get #rows() {
    return [...this.querySelectorAll(".greeting")]
  }

  #hear = () => {
    this.#greetings.hear(this.#rows.map(({ dataset: { key, at } }) => ({ key, at: Date.parse(at) })))
    this.#draw()
  }

  #draw() {
    const { now, past } = this.#greetings.look(clock.now())
    this.toggleAttribute("greets", now !== null)
    for (const row of this.#rows) {
      const nth = past.indexOf(row.dataset.key)
      const place = row.dataset.key === now ? "now" : nth >= 0 && nth < PAST_SHOWN ? "past" : "away"
      if (row.dataset.place !== place) row.dataset.place = place
    }
  }
}

customElements.define("lobby-greetings", LobbyGreetings)
