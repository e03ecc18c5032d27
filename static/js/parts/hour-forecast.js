import { clock, everyTick } from "../core/clock.js"
import { hour } from "../core/hours.js"
import { forecastAt, instantOf, isAnotherDay, lateMinutes } from "../core/timing.js"

const EVERY_MS = 1000

/**
 * When an item is expected: its `base`, and what has slipped since. What holds the items says from when
 * (`slips-from`) and in which zone hours are told. With `late-s` also the minutes against the paper.
 */
class HourForecast extends HTMLElement {
  #stop

  connectedCallback() {
    this.#stop = everyTick(() => this.#draw(), EVERY_MS)
  }

  disconnectedCallback() {
    this.#stop()
  }

  #draw() {
    const sheet = this.closest("[time-zone]")
    const [slipsFrom, now] = [instantOf(sheet, "slips-from"), clock.now()]
    const text = hour(forecastAt({ baseAt: instantOf(this, "base"), slipsFrom }, now), sheet.getAttribute("time-zone"))
    const late = this.hasAttribute("late-s") ? lateMinutes({ baseS: Number(this.getAttribute("late-s")), slipsFrom }, now) : 0
    const minutes = late === 0 || isAnotherDay(late) ? "" : `${late > 0 ? "+" : ""}${late}`
    if (this.textContent !== text + minutes) this.replaceChildren(text, ...this.#against(minutes, late))
  }

  #against(minutes, late) {
    if (!minutes) return []
    const small = document.createElement("small")
    small.textContent = minutes
    if (late > 0) small.className = "is-late"
    return [small]
  }
}

customElements.define("hour-forecast", HourForecast)
