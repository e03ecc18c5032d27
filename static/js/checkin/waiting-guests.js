import { clock } from "../core/clock.js"
import { canLock } from "./seals.js"
import { Vault } from "./vault.js"

const FORGOTTEN_AFTER_MS = 30 * 60_000
const SETTLES_MS = 3000

/**
 * Guests of honour whom this device has asked to wait at its door: they stay in sight without network, also once the
 * page was loaded again, and the server hears of them when it is back. Beside the list, locked with its key, and gone
 * with it; what one page of the device does its others do at once. Each is `{id, at, door, by, told, known, gone}`: `at`
 * by the hall's clock, `told` since when the server knows, `known` that it may know, `gone` that they wait no more and
 * the server has yet to hear it.
 */
export class WaitingGuests {
  #vault
  #now
  #rows = new Map()
  #kept = true
  #work = Promise.resolve()
  #listeners = new Set()
  #channel

  /** `now` is the clock that also wrote every `at`. */
  static async open(event, { now = clock.now } = {}) {
    const waiting = new WaitingGuests(event, now)
    const kept = (await waiting.#vault?.get("waiting").catch(() => null)) ?? []
    for (const row of kept) if (!waiting.#rows.has(row.id)) waiting.#rows.set(row.id, row)
    return waiting
  }

  constructor(event, now) {
    this.#vault = canLock() ? new Vault(event) : null
    this.#now = now
    this.#channel = globalThis.BroadcastChannel ? new BroadcastChannel(`ceremony-waiting-${event}`) : null
    this.#channel?.addEventListener("message", ({ data }) => this.#overhear(data))
    this.#channel?.unref?.()
  }

  /** Those who stand here, whoever has waited longest first. */
  get here() {
    return this.#fresh.filter(({ gone }) => !gone)
  }

  /** Of whom the server has to hear: that they wait, or that they do not any more. */
  get untold() {
    return this.#fresh.filter(({ told, gone }) => gone || !told)
  }

  /** Calls `listener()` after every change by another page. Returns what stops it. */
  watch(listener) {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  stand({ id, at, door = "", by = "" }, { told = false } = {}) {
    const before = this.#rows.get(id)
    const known = told || Boolean(before?.known)
    this.#put({ id, at: before?.at ?? at, door, by, told: told ? this.#now() : null, known, gone: false })
  }

  /** The server is being told: from now on it may know of them, whether or not its answer comes back. */
  asks(id) {
    if (!this.#rows.get(id)?.known) this.#change(id, { known: true })
  }

  /** The server knows that they wait; nothing, if they have been let in or sent on meanwhile. */
  told(id) {
    if (!this.#rows.get(id)?.gone) this.#change(id, { told: this.#now() })
  }

  /** They have come in, or the server knows better. */
  forget(id) {
    if (this.#rows.delete(id)) this.#did({ forgotten: id })
  }

  /** They wait no more: what the server may know it must be told again. */
  leave(id) {
    if (this.#rows.get(id)?.known) this.#change(id, { gone: true })
    else this.forget(id)
  }

  /** Whom the server was told and shows no more somebody else has sent on. */
  only(ids) {
    const shown = new Set(ids)
    for (const { id, told, gone } of [...this.#rows.values()]) {
      if (told && !gone && !shown.has(id) && this.#now() - told > SETTLES_MS) this.forget(id)
    }
  }

  /** Writes down whom the disk would not take before: there is no key beside which to keep them until there is a list. */
  keep() {
    if (!this.#kept) this.#save()
  }

  /** The list was dropped, and its key with it: every page hears so by itself. Resolves once the disk has nobody. */
  clear() {
    if (this.#rows.size) {
      this.#rows.clear()
      this.#save()
    }
    return this.#work
  }

  get #fresh() {
    const since = this.#now() - FORGOTTEN_AFTER_MS
    return [...this.#rows.values()].filter(({ at }) => Date.parse(at) >= since).sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
  }

  #change(id, what) {
    const row = this.#rows.get(id)
    if (row) this.#put({ ...row, ...what })
  }

  #put(row) {
    this.#rows.set(row.id, row)
    this.#did({ row })
  }

  #did(news) {
    this.#channel?.postMessage(news)
    this.#save()
  }

  // It writes too: two pages that write at once had each not heard of the other's guest.
  #overhear({ row, forgotten }) {
    if (row) this.#rows.set(row.id, row)
    else this.#rows.delete(forgotten)
    this.#save()
    for (const listener of this.#listeners) listener()
  }

  // One after another; a full disk leaves them in the page.
  #save() {
    if (!this.#vault) return
    this.#work = this.#work.then(() => this.#written()).then((kept) => (this.#kept = kept), () => (this.#kept = false))
  }

  async #written() {
    if (this.#rows.size) return this.#vault.beside("waiting", this.#fresh)
    await this.#vault.remove("waiting")
    return true
  }
}
