import { clock, everyTick } from "../core/clock.js"
import { instantOf, isAnotherDay, lateMinutes } from "../core/timing.js"

/** How late the ceremony runs, counted on from the instant since which every second is lost: held or not, begun or not. */
class LateBy extends HTMLElement {
  #stop

  connectedCallback() {
    this.#stop = everyTick(() => this.#draw())
  }

  disconnectedCallback() {
    this.#stop()
  }

  #draw() {
    const slipsFrom = instantOf(this, "slips-from")
    const late = lateMinutes({ baseS: Number(this.getAttribute("base-s")), slipsFrom }, clock.now())
    this.hidden = isAnotherDay(late)
    this.dataset.state = late > 0 ? "late" : late < 0 ? "early" : "on-time"
    const words = late > 0 ? this.dataset.late : this.dataset.early
    const text = late === 0 ? this.dataset.onTime : `${words} ${Math.abs(late)} ${this.dataset.minutes}`
    if (this.textContent !== text) this.textContent = text
  }
}

customElements.define("late-by", LateBy)
