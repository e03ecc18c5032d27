import { PageKeys } from "./page-keys.js"

const PATIENCE_MS = 1500
const AGAIN_MS = 1500
const SOON_MS = 300
const ABORT_MS = 4000
const RARELY_MS = 15_000
const MOST = 100
const BY_SCRIPT = { "X-Requested-With": "ceremony", Accept: "application/json, text/html" }
const WAITS = new Set(["closed", "too_many", "forbidden", "csrf", "server_error"])

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
  #fetch
  #keys
  #state = { reach: "on", revoked: false, closed: false }
  #most = MOST
  #busy = false
  #timer = null
  #stops = []

  constructor({ event, outbox, roster = null, tell = () => {}, fetch = (...asked) => globalThis.fetch(...asked) }) {
    this.#base = `/events/${event}/door`
    this.#outbox = outbox
    this.#roster = roster
    this.#tell = tell
    this.#fetch = fetch
    this.#keys = new PageKeys(this.#base, (url, how) => this.#answer(url, how, ABORT_MS))
  }

  get reach() {
    return this.#state.reach
  }

  /** Begins to send by itself. `live` is the page's socket: its return is the server's. */
  start(live = null) {
    const now = () => this.send()
    const visible = () => document.visibilityState === "visible" && this.send()
    addEventListener("online", now)
    document.addEventListener("visibilitychange", visible)
    this.#stops = [
      () => removeEventListener("online", now),
      () => document.removeEventListener("visibilitychange", visible),
      this.#outbox.watch(() => this.#heardOfMore()),
      live?.contact((on) => on && this.reached()) ?? (() => {}),
    ]
    this.send()
  }

  stop() {
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
    const said = await Promise.race([this.#asked(fact, url), late(PATIENCE_MS)])
    return said ?? this.#unanswered()
  }

  /** What the server said, or null. */
  async #asked(fact, url) {
    const form = () => filled(fact, this.#keys.csrf)
    let answer = await this.#post(url, form, {}, PATIENCE_MS)
    if (answer && (await isStale(answer))) {
      if (await this.#keys.renew().catch(() => null)) answer = await this.#post(url, form, {}, PATIENCE_MS)
    }
    if (!answer || answer.status >= 500) return null
    if (answer.ok) return answer.text().then((html) => ({ answered: html }), () => null)
    if (answer.status === 401 || answer.status === 403) await this.#turnedAway()
    return { refused: { status: answer.status, message: await sentenceOf(answer) } }
  }

  /** Sends what waits, now. One page of a browser sends at a time; where it cannot know, the nonces make it harmless. */
  async send() {
    clearTimeout(this.#timer)
    if (this.#busy) return
    this.#busy = true
    let again = RARELY_MS
    try {
      again = await alone(this.#base, () => this.#empty())
    } finally {
      this.#busy = false
      clearTimeout(this.#timer)
      this.#timer = setTimeout(() => this.send(), again)
      this.#timer.unref?.()
    }
  }

  /** Returns how long to wait before the next try. */
  async #empty() {
    if (!this.#outbox.count) return this.#state.reach === "off" ? this.#probe() : RARELY_MS
    let facts = await this.#outbox.all()
    const tried = new Set()
    while ((facts = facts.filter(({ nonce }) => !tried.has(nonce))).length) {
      const some = facts.slice(0, this.#most)
      const wait = await this.#carry(some)
      if (wait !== null) return wait
      for (const { nonce } of some) tried.add(nonce)
      facts = await this.#outbox.all()
    }
    return this.#state.closed || !this.#outbox.count ? RARELY_MS : AGAIN_MS
  }

  /** Sends these; returns null when the server has answered them, otherwise how long to wait. */
  async #carry(facts) {
    const body = JSON.stringify({ items: facts })
    const headers = () => ({ "Content-Type": "application/json", "X-CSRFToken": this.#keys.csrf })
    const answer = await this.#post(`${this.#base}/sync`, () => body, headers, ABORT_MS)
    if (!answer || answer.status >= 500 || answer.status === 404) return this.#away()
    if (answer.ok) return this.#settle(facts, await answer.json().catch(() => null))
    if (await isStale(answer)) return (await this.#renewed()) ? this.#carry(facts) : this.#away()
    if (answer.status === 401 || answer.status === 403) return this.#turnedAway()
    if (answer.status === 409) return this.#now({ reach: "on", closed: true }), RARELY_MS
    if (answer.status === 429) return secondsOf(answer) * 1000
    return this.#oneByOne(facts, answer)
  }

  // A server that would not read the whole bundle may read each fact; the one it does not read is put aside.
  async #oneByOne(facts, answer) {
    if (facts.length === 1) {
      await this.#outbox.putAside(facts[0].nonce, { error: "invalid", message: await sentenceOf(answer) })
      return null
    }
    for (const fact of facts) {
      const wait = await this.#carry([fact])
      if (wait !== null) return wait
    }
    return null
  }

  async #settle(facts, told) {
    if (!Array.isArray(told?.results)) return this.#away() // a gateway's page, not our server
    const { results } = told
    const said = new Map(results.map((result) => [result.nonce, result]))
    const answers = facts.flatMap((fact) => (said.has(fact.nonce) ? [{ fact, result: said.get(fact.nonce) }] : []))
    const answered = answers.filter(({ result }) => result.outcome).map(({ fact }) => fact.nonce)
    await this.#outbox.remove(answered)
    this.#roster?.settled(answered)
    const refused = answers.filter(({ result }) => !result.outcome && result.error && !WAITS.has(result.error))
    for (const { fact, result } of refused) await this.#outbox.putAside(fact.nonce, result)
    const closed = answers.some(({ result }) => result.error === "closed")
    this.#most = MOST
    this.#now({ reach: "on", revoked: false, closed }, answers)
    return answers.some(({ result }) => result.error === "too_many") ? ABORT_MS : null
  }

  #unanswered() {
    this.#now({ reach: "off" })
    this.#soon()
    return { unanswered: true }
  }

  #heardOfMore() {
    this.#say()
    if (this.#outbox.count && this.#state.reach === "on" && !this.#state.closed && !this.#state.revoked) this.#soon()
  }

  // A moment later, so that what the page has just decided by itself is what is asked with.
  #soon() {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.send(), SOON_MS)
  }

  #away() {
    this.#most = Math.max(5, Math.ceil(this.#most / 2)) // a slow server may answer a smaller bundle in time
    this.#now({ reach: "off" })
    return AGAIN_MS
  }

  /** Asks whether anybody is there, while nothing waits to be sent. */
  async #probe() {
    const answer = await this.#answer("/healthz", { cache: "no-store" }, ABORT_MS)
    if (!answer || answer.status >= 500) return AGAIN_MS
    this.#now({ reach: "on" })
    return AGAIN_MS
  }

  // 401 and 403 are this device's end at this door, once the page itself says so too.
  async #turnedAway() {
    const status = await this.#keys.renew().then(() => 200, ({ status }) => status)
    if (status !== 401 && status !== 403) return AGAIN_MS
    await this.#roster?.drop("revoked")
    this.#now({ reach: "on", revoked: true })
    return RARELY_MS
  }

  async #renewed() {
    return this.#keys.renew().then(() => true, () => false)
  }

  // A page from the service worker's shell has no token at all: it asks for one first.
  async #post(url, body, headers, patienceMs) {
    if (!this.#keys.csrf && !(await this.#renewed())) return null
    const own = typeof headers === "function" ? headers() : headers
    return this.#answer(url, { method: "POST", body: body(), headers: { ...BY_SCRIPT, ...own } }, patienceMs)
  }

  /** The response, or null when nobody answered in time. */
  async #answer(url, how, patienceMs) {
    const patience = new AbortController()
    const timer = setTimeout(() => patience.abort(), patienceMs)
    try {
      return await this.#fetch(url, { credentials: "same-origin", ...how, signal: patience.signal })
    } catch {
      return null
    } finally {
      clearTimeout(timer)
    }
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

/** A fact as a form sends it; what is not said is left out. */
function filled(fact, csrf) {
  const form = new FormData()
  for (const [name, value] of Object.entries(fact)) {
    if (name === "kind" || name === "shown" || value === undefined || value === null || value === false) continue
    form.set(name, value === true ? "1" : value)
  }
  form.set("csrf_token", csrf)
  return form
}

async function alone(name, work) {
  if (!navigator.locks) return work()
  return navigator.locks.request(name, { ifAvailable: true }, (lock) => (lock ? work() : AGAIN_MS))
}

async function isStale(answer) {
  return answer.status === 400 && (await plain(answer)).error === "csrf"
}

const sentenceOf = async (answer) => (await plain(answer)).message ?? ""
const late = (ms) => new Promise((done) => setTimeout(done, ms, null))
const plain = (answer) => answer.clone().json().catch(() => ({}))
const secondsOf = (answer) => Number(answer.headers.get("Retry-After")) || 5
