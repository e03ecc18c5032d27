import { Bundles } from "./bundles.js"
import { Line } from "./line.js"

const PATIENCE_MS = 1500
const AGAIN_MS = 1500
const SOON_MS = 300
const RARELY_MS = 15_000

/**
 * Carries what a door has said to the server. `ask` is for a guest who stands there: whoever is not answered soon is
 * told what the roster says, and the fact goes into the outbox. `send` empties the outbox, again and again, in any
 * order of devices and however late; a fact leaves it only when the server has answered that very fact.
 *
 * `tell({waiting, aside, kept, reach: "on" | "off", revoked, closed, answers})` hears of every change; `answers` are the
 * `{fact, result}` that have just come.
 */
export class Courier {
  #base
  #outbox
  #roster
  #tell
  #line
  #bundles
  #state = { reach: "on", revoked: false, closed: false }
  #busy = false
  #timer = null
  #stopped = false
  #stops = []

  /** `fetch` and `keys` are the page's own unless a test brings others. */
  constructor({ event, outbox, roster = null, tell = () => {}, fetch = (...asked) => globalThis.fetch(...asked), keys }) {
    this.#base = `/events/${event}/door`
    this.#outbox = outbox
    this.#roster = roster
    this.#tell = tell
    this.#line = new Line(this.#base, fetch, keys)
    this.#bundles = new Bundles(`${this.#base}/sync`, outbox, this.#line)
  }

  get reach() {
    return this.#state.reach
  }

  /** Begins to send by itself. `live` is the page's socket: its return is the server's. */
  start(live = null) {
    this.#stopped = false
    const now = () => this.send()
    const visible = () => document.visibilityState === "visible" && this.send()
    addEventListener("online", now)
    document.addEventListener("visibilitychange", visible)
    this.#stops = [
      () => removeEventListener("online", now),
      () => document.removeEventListener("visibilitychange", visible),
      this.#outbox.watch(() => this.#heardOfMore()),
      live?.contact((on) => (on ? this.reached() : this.#doubt())) ?? (() => {}),
    ]
    return this.send()
  }

  stop() {
    this.#stopped = true
    clearTimeout(this.#timer)
    for (const stop of this.#stops.splice(0)) stop()
  }

  /** The server has answered somebody on this page: it is worth asking again. */
  reached() {
    if (this.#state.reach === "off") this.#now({ reach: "on" })
    this.send()
  }

  /**
   * Asks about a guest who stands there: `{answered: html}`, `{unanswered: true}` or `{refused: {status, message}}`. While
   * the server is out of reach nobody is asked, so that the next guest waits for nothing.
   */
  async ask(fact, url = this.#commandOf(fact)) {
    if (this.#state.reach === "off") return { unanswered: true }
    const asked = this.#line.post(url, (token) => ({ body: form(fact, token) }), PATIENCE_MS)
    const { status, text, said } = await Promise.race([asked, late(PATIENCE_MS)])
    if (status === 0 || status >= 500) return this.#unanswered()
    if (status < 300) return { answered: text }
    if (status === 401 || status === 403) await Promise.race([this.#turnedAway(), late(PATIENCE_MS)])
    return { refused: { status, message: said.message ?? "" } }
  }

  /** Sends what waits, now. One page of a browser sends at a time; where it cannot know, the nonces make it harmless. */
  async send() {
    clearTimeout(this.#timer)
    if (this.#busy) return
    this.#busy = true
    const again = await alone(this.#base, () => this.#empty()).catch(() => RARELY_MS)
    this.#busy = false
    this.#soon(again)
  }

  /** Sends everything that waits; returns how long to wait before the next try. */
  async #empty() {
    if (!this.#outbox.count) return this.#state.reach === "off" ? this.#probe() : RARELY_MS
    const tried = new Set()
    for (;;) {
      const facts = (await this.#outbox.all()).filter(({ nonce }) => !tried.has(nonce)).slice(0, this.#bundles.size)
      if (!facts.length) return RARELY_MS // whatever is still here the server would not have now
      const wait = await this.#took(await this.#bundles.carry(facts))
      if (wait) return wait
      for (const { nonce } of facts) tried.add(nonce)
    }
  }

  /** Says what a bundle was answered; returns how long to wait before the next, 0 for not at all. */
  async #took({ heard, answers, busyMs }) {
    this.#roster?.settled(answers.filter(({ result }) => result.outcome).map(({ fact }) => fact.nonce))
    if (heard === "turned_away") return this.#turnedAway()
    if (heard === "nobody") this.#now({ reach: "off" }, answers)
    if (heard === "closed") this.#now({ reach: "on", closed: true }, answers)
    if (heard === "answered") this.#now({ reach: "on", revoked: false, closed: answers.some(isOfAClosedEvent) }, answers)
    return { nobody: AGAIN_MS, closed: RARELY_MS }[heard] ?? busyMs
  }

  #unanswered() {
    this.#now({ reach: "off" })
    this.#soon(SOON_MS) // by then the page has decided by itself, and that fact is what is asked with
    return { unanswered: true }
  }

  // The socket was lost: perhaps the server is gone, and then the next guest need not wait to learn it. Perhaps it was
  // closed because this device has no business here any more: the page itself says so.
  async #doubt() {
    const asked = this.#line.renew().then((status) => this.#ended(status).then(() => status))
    const status = await Promise.race([asked, late(PATIENCE_MS).then((none) => none.status)])
    if (![200, 401, 403].includes(status) && this.#state.reach === "on") this.#unanswered()
  }

  #heardOfMore() {
    this.#say()
    const { reach, closed, revoked } = this.#state
    if (this.#outbox.count && reach === "on" && !closed && !revoked) this.#soon(SOON_MS)
  }

  /** Asks whether anybody is there, while nothing waits to be sent. */
  async #probe() {
    const { status } = await this.#line.get("/healthz", PATIENCE_MS)
    if (status === 200) this.#now({ reach: "on" })
    return AGAIN_MS
  }

  // 401 and 403 are this device's end at this door, once the page itself says so too.
  async #turnedAway() {
    return (await this.#ended(await this.#line.renew())) ? RARELY_MS : AGAIN_MS
  }

  async #ended(status) {
    if (status !== 401 && status !== 403) return false
    this.#now({ reach: "on", revoked: true })
    await this.#roster?.drop("revoked")
    return true
  }

  #soon(ms) {
    clearTimeout(this.#timer)
    if (this.#stopped) return // what was under way when it was told to stop asks no more after that
    this.#timer = setTimeout(() => this.send(), ms)
    this.#timer.unref?.()
  }

  #commandOf({ kind, delegate_id }) {
    if (kind === "check_in") return `${this.#base}/checkins`
    if (kind === "undo") return `${this.#base}/checkins/${delegate_id}/undo`
    return `${this.#base}/walk-ins`
  }

  #now(state, answers = []) {
    Object.assign(this.#state, state)
    this.#say(answers)
  }

  #say(answers = []) {
    const { count, aside, kept } = this.#outbox
    this.#tell({ waiting: count, aside, kept, ...this.#state, answers })
  }
}

/** A fact as a form sends it; what is not said is left out, and of several each is said. */
function form(fact, token) {
  const { kind, shown, ...said } = fact
  const body = new FormData()
  for (const [name, value] of Object.entries(said)) {
    if (value === undefined || value === null || value === false) continue
    for (const one of [value].flat()) body.append(name, one === true ? "1" : one)
  }
  body.set("csrf_token", token)
  return body
}

const isOfAClosedEvent = ({ result }) => result.error === "closed"

async function alone(name, work) {
  const { locks } = globalThis.navigator ?? {}
  if (!locks) return work()
  return locks.request(name, { ifAvailable: true }, (lock) => (lock ? work() : AGAIN_MS))
}

const late = (ms) => new Promise((done) => setTimeout(done, ms, { status: 0, text: "", said: {} }))
