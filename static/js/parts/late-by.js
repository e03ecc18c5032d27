import { clock, everyTick } from "../core/clock.js"
import { anchors, elapsedS, lateMinutes } from "../core/timing.js"

/** Half a day from the paper it is no lateness but another day: a rehearsal. */
const ANOTHER_DAY_MIN = 720

/** How late the ceremony runs: what the server foresaw, growing while the running item overruns. */
class LateBy extends HTMLElement {
  #stop

  connectedCallback() {
    this.#stop = everyTick(() => this.#draw())
  }

  disconnectedCallback() {
    this.#stop()
  }

  #draw() {
    const { startedAt, heldAt, planned } = anchors(this)
    const elapsed = startedAt === null ? 0 : elapsedS({ startedAt, heldAt }, clock.now())
    const late = lateMinutes({ lateS: Number(this.getAttribute("late-s")) || 0, elapsed, planned })
    this.hidden = Math.abs(late) >= ANOTHER_DAY_MIN
    this.dataset.state = late > 0 ? "late" : late < 0 ? "early" : "on-time"
    const words = late > 0 ? this.dataset.late : this.dataset.early
    const text = late === 0 ? this.dataset.onTime : `${words} ${Math.abs(late)} ${this.dataset.minutes}`
    if (this.textContent !== text) this.textContent = text
  }
}

customElements.define("late-by", LateBy)
