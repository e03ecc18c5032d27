import { io } from "../../vendor/socket.io/socket.io.esm.min.js"
import { clock } from "./clock.js"

const AGAIN_MS = 2000
const PING_MS = 2000
const DEAF_MS = 4000
const UNANSWERED_MS = 3000

/** A wall asks for no language: it speaks the event's, also when that becomes another. */
const language = () => (document.documentElement.classList.contains("screen") ? undefined : document.documentElement.lang)
const said = (name) => document.querySelector(`meta[name="${name}"]`)?.content ?? ""

/** The one socket of a page. Pictures come down; commands never go up by it. */
class Live {
  #socket
  #pass = said("ceremony-pass")
  #watches = new Map()
  #listeners = new Set()
  #since = performance.now()
  #asked = null
  #on = null

  /** Shows every picture of a surface: `show(picture, first)`. Returns what stops it. */
  watch(surface, show) {
    this.#watches.set(surface, { show, first: true, fresh: false, since: performance.now() })
    this.#start()
    if (this.#socket.connected) this.#wish(surface)
    return () => {
      clearTimeout(this.#watches.get(surface)?.patience)
      this.#watches.delete(surface)
    }
  }

  /** Tells `listener(true | false)` when contact is made and lost. */
  contact(listener) {
    this.#listeners.add(listener)
    if (this.#on !== null) listener(this.#on)
    return () => this.#listeners.delete(listener)
  }

  /** Milliseconds for which a surface may not be the present any more; 0 while it surely is. */
  silentFor(surface) {
    const now = performance.now()
    const watch = this.#watches.get(surface)
    if (!watch?.fresh) return now - (watch?.since ?? this.#since)
    return this.#asked === null ? 0 : now - this.#asked
  }

  #start() {
    if (this.#socket) return
    this.#socket = io("/live", {
      auth: (answer) => answer({ token: this.#pass }),
      transports: ["websocket", "polling"],
      tryAllTransports: true,
      reconnectionDelay: 300,
      reconnectionDelayMax: 1000,
      timeout: 3000,
    })
    this.#socket.on("connect", this.#connected)
    this.#socket.on("picture", this.#picture)
    this.#socket.on("refused", this.#refused)
    this.#socket.on("disconnect", this.#lost)
    this.#socket.on("connect_error", this.#lost)
    setInterval(this.#ping, PING_MS)
  }

  // A wish may be lost on either side (a server that could not draw just then): it is said again until answered.
  #wish(surface) {
    const watch = this.#watches.get(surface)
    if (!watch || !this.#socket.connected) return
    watch.first = true
    clearTimeout(watch.patience)
    watch.patience = setTimeout(() => this.#wish(surface), UNANSWERED_MS)
    this.#socket.emit("watch", { event: said("ceremony-event"), surface, language: language() })
  }

  #connected = () => {
    this.#asked = null
    for (const surface of this.#watches.keys()) this.#wish(surface)
    this.#ping()
  }

  #picture = (picture) => {
    const watch = this.#watches.get(picture.surface)
    if (!watch) return
    clearTimeout(watch.patience)
    const first = watch.first
    watch.first = false
    watch.fresh = true
    this.#tell(true)
    watch.show(picture, first)
  }

  #refused = ({ surface }) => {
    this.#unsure(this.#watches.get(surface))
    clearTimeout(this.#watches.get(surface)?.patience)
    setTimeout(() => this.#wish(surface), AGAIN_MS)
  }

  // The library retries a broken line by itself, but not a refused one, nor one the server closed.
  #lost = () => {
    this.#asked = null
    for (const watch of this.#watches.values()) this.#unsure(watch)
    this.#tell(false)
    if (!this.#socket.active) setTimeout(this.#knock, AGAIN_MS)
  }

  #unsure(watch) {
    if (watch?.fresh) Object.assign(watch, { fresh: false, since: performance.now() })
  }

  // A pass may have run out while the device is still welcome: the page itself brings a new one.
  #knock = async () => {
    try {
      const page = await fetch(location.href, { cache: "no-store", signal: AbortSignal.timeout(DEAF_MS) })
      const html = new DOMParser().parseFromString(await page.text(), "text/html")
      this.#pass = html.querySelector('meta[name="ceremony-pass"]')?.content || this.#pass
    } catch {
      // The server is away; the socket will find out for itself.
    }
    if (!this.#socket.active) this.#socket.connect()
  }

  // A dead cable says nothing: an unanswered question does.
  #ping = () => {
    const now = performance.now()
    if (this.#asked !== null && now - this.#asked > DEAF_MS) {
      this.#lost()
      this.#socket.disconnect().connect()
      return
    }
    if (!this.#socket.connected || this.#asked !== null) return
    const t0 = Date.now()
    const asked = (this.#asked = now)
    this.#socket.emit("time", { t0 }, (answer) => {
      if (this.#asked === asked) this.#asked = null
      clock.learn(t0, answer?.t1, Date.now())
    })
  }

  #tell(on) {
    if (on === this.#on) return
    this.#on = on
    for (const listener of this.#listeners) listener(on)
  }
}

export const live = new Live()
