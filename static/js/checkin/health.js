import { live } from "../core/live.js"

const EVERY_MS = 15_000
const PATIENCE_MS = 4000
const SETTLES_MS = 300

/**
 * Tells the organiser's checklist how this device is, every quarter of a minute and soon after a change. Nobody waits
 * for it: what is not heard is said again.
 *
 * `state()` returns `{camera, roster_at, roster_size, waiting, page}`: `roster_at` in ms of `Date.now()`, or null.
 */
export class Health {
  #url
  #state
  #battery = null
  #soon
  #stops = []

  constructor(event, state) {
    this.#url = `/events/${event}/door/health`
    this.#state = state
  }

  start() {
    this.#say()
    const timer = setInterval(() => this.#say(), EVERY_MS)
    const until = new AbortController()
    const { signal } = until
    document.addEventListener("visibilitychange", this.#seen, { signal })
    this.#stops = [() => clearInterval(timer), () => until.abort(), live.contact((on) => on && this.changed())]
    navigator.getBattery?.().then((battery) => this.#heed(battery, signal), () => {})
  }

  stop() {
    for (const stop of this.#stops.splice(0)) stop()
    clearTimeout(this.#soon)
  }

  /** Something is another now: it is said once it has settled. */
  changed() {
    clearTimeout(this.#soon)
    if (this.#stops.length) this.#soon = setTimeout(() => this.#say(), SETTLES_MS)
  }

  #seen = () => this.changed()

  #heed(battery, signal) {
    if (signal.aborted) return
    this.#battery = battery
    for (const change of ["chargingchange", "levelchange"]) battery.addEventListener(change, this.#seen, { signal })
    this.changed()
  }

  #body() {
    const { camera = "untested", roster_at = null, roster_size = null, waiting = 0, page = "" } = this.#state()
    return {
      battery: this.#battery ? Math.round(this.#battery.level * 100) : null,
      charging: this.#battery?.charging ?? null,
      camera,
      roster_age: roster_at ? Math.max(0, Math.round((Date.now() - roster_at) / 1000)) : null,
      roster_size,
      waiting,
      secure: isSecureContext,
      coarse: matchMedia("(pointer: coarse)").matches,
      page: page.slice(0, 60),
    }
  }

  // A page from the service worker's shell has no token yet: it says how it is once it has one.
  async #say() {
    const token = document.querySelector('[name="csrf_token"]')?.value
    if (!token) return
    await fetch(this.#url, {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        "X-Requested-With": "ceremony",
        "X-CSRFToken": token,
      },
      body: JSON.stringify(this.#body()),
      credentials: "same-origin",
      signal: AbortSignal.timeout(PATIENCE_MS),
    }).catch(() => {})
  }
}
