import { canLock } from "./seals.js"
import { Vault } from "./vault.js"

const FORGOTTEN_AFTER_MS = 30 * 60_000
const SETTLES_MS = 3000

/**
 * Guests of honour whom this device has asked to wait at its door: they stay in sight without network, also once the
 * page was loaded again, and the server hears of them when it is back. Beside the list, locked with its key, and gone
 * with it. Each is `{id, at, door, by, told, gone}`: `told` since when the server knows, `gone` that they wait no more
 * and the server has yet to hear it.
 */
export class WaitingGuests {
  #vault
  #now
  #rows = new Map()
  #work = Promise.resolve()

  static async open(event, { now = Date.now } = {}) {
    const waiting = new WaitingGuests(event, now)
    for (const row of (await waiting.#vault?.get("waiting").catch(() => null)) ?? []) waiting.#rows.set(row.id, row)
    return waiting
  }

  constructor(event, now) {
    this.#vault = canLock() ? new Vault(event) : null
    this.#now = now
  }

  /** Those who stand here, whoever has waited longest first. */
  get here() {
    return this.#fresh.filter(({ gone }) => !gone)
  }

  /** Of whom the server has to hear: that they wait, or that they do not any more. */
  get untold() {
    return this.#fresh.filter(({ told, gone }) => gone || !told)
  }

  stand({ id, at, door = "", by = "" }, { told = false } = {}) {
    const since = this.#rows.get(id)?.at ?? at
    this.#rows.set(id, { id, at: since, door, by, told: told ? this.#now() : null, gone: false })
    this.#save()
  }

  /** They have come in, or the server knows better. */
  forget(id) {
    if (this.#rows.delete(id)) this.#save()
  }

  /** They wait no more: what the server was told it must be told again. */
  leave(id) {
    const row = this.#rows.get(id)
    if (!row?.told) return this.forget(id)
    row.gone = true
    this.#save()
  }

  /** Whom the server was told and shows no more somebody else has sent on. */
  only(ids) {
    const shown = new Set(ids)
    for (const { id, told, gone } of [...this.#rows.values()]) {
      if (told && !gone && !shown.has(id) && this.#now() - told > SETTLES_MS) this.forget(id)
    }
  }

  /** The list was dropped, and the disk with it. */
  clear() {
    this.#rows.clear()
  }

  get #fresh() {
    const since = this.#now() - FORGOTTEN_AFTER_MS
    return [...this.#rows.values()].filter(({ at }) => Date.parse(at) >= since).sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
  }

  // One after another; a full disk leaves them in the page.
  #save() {
    if (!this.#vault) return
    this.#work = this.#work.then(() => this.#rows.size ? this.#vault.put("waiting", this.#fresh) : this.#vault.remove("waiting")).catch(() => {})
  }
}
