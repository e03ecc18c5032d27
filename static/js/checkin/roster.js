import { Heard } from "./heard.js"
import { KeptList } from "./kept-list.js"
import { Listed } from "./listed.js"

const EXPIRES_MS = 18 * 3_600_000
const REFRESH_MS = 20_000
const PATIENCE_MS = 20_000

/**
 * Whom this door expects, for when nobody answers: readable only with this device's key, and dropped when the device is
 * revoked, the event closed, or nothing was heard from the server for 18 hours. What this device has seen since lies on
 * top of it. What it cannot know it says: `surely` is false, and `loadedAt` tells its age.
 */
export class Roster {
  #event
  #load
  #now
  #list = new Listed()
  #disk
  #heard = new Heard()
  #asking = null
  #listeners = new Set()
  #channel = null
  /** Why there is no list any more: "revoked", "closed", "old"; null while nothing was dropped. */
  dropped = null

  /**
   * The list as this device last had it; `refresh` brings what is new. `load(since, run)` gives the server's answer or
   * throws `{status}`; `facts` are those that still wait to be sent.
   */
  static async open(event, { load = fromServer(event), facts = [], now = Date.now } = {}) {
    const roster = new Roster(event, load, now)
    await roster.#recall().catch(() => {})
    roster.#heard.only(facts.map(({ nonce }) => nonce))
    for (const fact of facts) roster.heard(fact)
    return roster
  }

  constructor(event, load, now) {
    this.#load = load
    this.#now = now
    this.#disk = new KeptList(event)
    this.#event = event
    this.#listen()
  }

  get size() {
    return this.#list.size
  }

  get revision() {
    return this.#list.head?.revision ?? null
  }

  /** When the server last told it, in epoch milliseconds of this device; null while there is none. */
  get loadedAt() {
    return this.#list.head?.loadedAt ?? null
  }

  /** Whether the list would survive this page. */
  get kept() {
    return this.#disk.kept
  }

  get present() {
    return (this.#list.head?.present ?? 0) + this.#heard.comings((id) => this.#list.person(id))
  }

  get expected() {
    return this.#list.head?.expected ?? 0
  }

  /** Calls `listener()` after every change. Returns what stops it. */
  watch(listener) {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /**
   * Keeps it fresh from now on: every 20 s, and whenever `live` finds the server again. Returns what stops it; then it
   * hears other pages of this device no more either, until it is begun again.
   */
  start(live = null) {
    const fresh = () => this.refresh()
    const timer = setInterval(fresh, REFRESH_MS)
    const stop = live?.contact((on) => on && fresh())
    this.#listen()
    fresh()
    return () => {
      clearInterval(timer)
      stop?.()
      this.#channel?.close()
      this.#channel = null
    }
  }

  /** Asks the server for what is new; resolves to whether it answered. */
  refresh() {
    this.#asking ??= this.#refreshed().finally(() => (this.#asking = null))
    return this.#asking
  }

  /** Asks for what has only just changed: an answer that is on its way may be from before. */
  async refreshAnew() {
    await this.#asking
    return this.refresh()
  }

  /** Somebody of the list as far as this device knows, or null. */
  person(id) {
    this.#expire()
    const listed = this.#list.person(id)
    return listed && this.#heard.over(listed)
  }

  /** Whom a code means: `{kind: "current" | "reissued" | "other_event" | "unknown", person, surely}`. */
  meant(text) {
    this.#expire()
    const { kind, id, surely } = this.#list.meant(text)
    return { kind, person: id === null ? null : this.person(id), surely }
  }

  /** People a query may mean, the likeliest first. */
  find(query, limit = 12) {
    this.#expire()
    return this.#list.find(query, limit).map((id) => this.person(id))
  }

  /** Everybody who may come of somebody's unit, that person too. */
  unitOf(id) {
    const unit = this.person(id)?.unit
    const members = unit ? this.#list.everybody.filter((one) => one.unit === unit && mayCome(one)) : []
    return members.map((one) => this.#heard.over(one))
  }

  /**
   * Lays on top of the list what this door has done: a coming-in whose `outcome` was admitted, an undo, a walk-in. What
   * the server itself has answered is `settled`; what waits in the outbox is when `settled(nonces)` says so.
   */
  heard(fact, { outcome = fact.shown, settled = false } = {}) {
    if (this.#heard.knows(fact.nonce)) return
    const id = fact.delegate_id ?? (fact.code ? this.#list.meant(fact.code).id : null)
    if (!this.#heard.take(fact, Number(id) || null, outcome)) return
    if (settled) this.#heard.settle([fact.nonce])
    this.#channel?.postMessage({ heard: [this.#heard.row(fact.nonce)] })
    this.#disk.saveHeard(this.#heard.rows)
    this.#say()
  }

  /** The server has answered these: what it says of them from now on counts. */
  settled(nonces) {
    this.#heard.settle(nonces)
    if (nonces.length) this.#channel?.postMessage({ settled: nonces })
  }

  /** Hears at once, before a guest is answered, what other pages of this device did; `facts` are those that wait. */
  async catchUp(facts) {
    const rows = await this.#disk.heard()
    if (this.size && this.#heard.hear(rows)) this.#say()
    for (const fact of facts) this.heard(fact)
  }

  /** Forgets everybody, here and on the disk, and destroys the key. `why`: "revoked", "closed", "old". */
  async drop(why = "revoked") {
    this.#forget(why)
    this.#channel?.postMessage({ dropped: why })
    await this.#disk.destroy()
  }

  async #refreshed() {
    const turn = this.#heard.turn()
    try {
      const answer = await this.#load(this.revision, this.#list.head?.run)
      if (answer.event.status === "closed") await this.drop("closed")
      else await this.#take(answer, turn)
      return true
    } catch (problem) {
      if (problem.status === 401 || problem.status === 403) await this.drop("revoked")
      this.#expire()
      return false
    }
  }

  async #take({ people, gone, old, whole, ...said }, turn) {
    const head = { ...said, loadedAt: this.#now() }
    const told = { head, people, gone, old: Object.entries(old), whole }
    this.dropped = null
    this.#list.take(told)
    this.#heard.forgetBefore(turn)
    this.#say()
    this.#disk.save(told, this.#list)
    await Promise.all([this.#disk.saveHeard(this.#heard.rows), this.#list.prepare()])
    this.#say()
  }

  async #recall() {
    const before = await this.#disk.recall()
    for (const told of before?.told ?? []) this.#list.take(told)
    this.#heard = new Heard(before?.heard)
    this.#expire()
    this.#list.prepare()
  }

  #expire() {
    if (this.loadedAt !== null && this.#now() - this.loadedAt > EXPIRES_MS) this.drop("old")
  }

  #listen() {
    if (this.#channel || !globalThis.BroadcastChannel) return
    this.#channel = new BroadcastChannel(`ceremony-roster-${this.#event}`)
    this.#channel.addEventListener("message", ({ data }) => this.#overhear(data))
    this.#channel.unref?.()
  }

  // Another page of this device has done, learnt or lost something.
  #overhear({ heard = [], settled = [], dropped = null }) {
    this.#heard.settle(settled)
    if (dropped) this.#forget(dropped)
    else if (this.#heard.hear(heard)) this.#say()
  }

  #forget(why) {
    this.dropped = why
    this.#list.clear()
    if (why !== "old") this.#heard = new Heard()
    this.#say()
  }

  #say() {
    for (const listener of this.#listeners) listener()
  }
}

const mayCome = ({ status }) => status === "expected" || status === "declined"

/** Asks our server for the list; throws `{status}`, none when nobody answered. */
export function fromServer(event) {
  return async (since, run) => {
    const asked = new URLSearchParams(since === null ? {} : { since, run: run ?? "" })
    const patience = new AbortController()
    const timer = setTimeout(() => patience.abort(), PATIENCE_MS)
    try {
      const how = { credentials: "same-origin", headers: { "X-Requested-With": "ceremony" }, signal: patience.signal }
      const answer = await fetch(`/events/${event}/door/roster?${asked}`, how)
      if (!answer.ok) throw Object.assign(new Error("no roster"), { status: answer.status })
      return await answer.json()
    } finally {
      clearTimeout(timer)
    }
  }
}
