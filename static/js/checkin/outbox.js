import { sealed, unsealed } from "./seals.js"
import { answerOf, within } from "./store.js"

const CHANNEL = "ceremony-door"

/**
 * What a door has told guests and the server has not heard yet. `add` resolves once a fact is on this device's disk;
 * where there is no disk for it (a private window, a full phone) it stays in memory and `kept` is false, which the page
 * says. Several pages of one browser share one queue. On the disk only the event, the hour and whether it was put aside
 * can be read: names and codes are locked, each fact by itself, and a device that is taken off its door still has them.
 */
export class Outbox {
  #event
  #loose = []
  #read = new Map()
  #count = 0
  #aside = 0
  #listeners = new Set()
  #channel

  /** The queue of one event; it opens also where nothing can be kept. */
  static async open(event) {
    const outbox = new Outbox(event)
    await outbox.#recount()
    return outbox
  }

  constructor(event) {
    this.#event = event
    this.#channel = globalThis.BroadcastChannel ? new BroadcastChannel(CHANNEL) : null
    this.#channel?.addEventListener("message", ({ data }) => data === event && this.#recount())
    this.#channel?.unref?.()
  }

  /** How many facts wait to be sent. */
  get count() {
    return this.#count + this.#loose.filter(({ aside }) => !aside).length
  }

  /** How many the server would not take as they are: a person looks at them. */
  get aside() {
    return this.#aside + this.#loose.filter(({ aside }) => aside).length
  }

  /** Whether everything that waits would survive the page. */
  get kept() {
    return this.#loose.length === 0
  }

  /** Calls `listener()` after every change, also by another page. Returns what stops it. */
  watch(listener) {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Keeps a fact; the same nonce twice is one fact. Resolves to `{kept}`. */
  async add(fact) {
    if (!this.#loose.some(({ nonce }) => nonce === fact.nonce)) this.#loose.push({ nonce: fact.nonce, fact, aside: null })
    await this.#keepLoose()
    await this.#changed()
    return { kept: this.kept }
  }

  /** Every fact that waits, as they happened. */
  async all() {
    return (await this.#rows()).filter(({ aside }) => !aside).map(({ fact }) => fact)
  }

  /** `{fact, error, message}` of every fact the server would not take. */
  async setAside() {
    return (await this.#rows()).filter(({ aside }) => aside).map(({ fact, aside }) => ({ fact, ...aside }))
  }

  /** Forgets facts that the server has answered, or that a person has looked at. */
  async remove(nonces) {
    const gone = new Set(nonces)
    for (const nonce of gone) this.#read.delete(nonce)
    this.#loose = this.#loose.filter(({ nonce }) => !gone.has(nonce))
    await this.#each(gone, (store, { place }) => answerOf(store.delete(place)))
    await this.#changed()
  }

  /** Keeps a fact but sends it no more: `error` and `message` are what the server said. */
  async putAside(nonce, { error, message }) {
    const row = (await this.#rows()).find((one) => one.nonce === nonce)
    const aside = { error, message }
    for (const one of this.#loose) if (one.nonce === nonce) one.aside = aside
    const again = row && (await this.#asKept({ ...row, aside }))
    await this.#each(again ? [nonce] : [], (store, { place }) => answerOf(store.put({ ...again, place })))
    await this.#changed()
  }

  async #rows() {
    const onDisk = await this.#onDisk().catch(() => [])
    const kept = (await Promise.all(onDisk.map((row) => this.#opened(row)))).filter(({ fact }) => fact)
    const known = new Set(kept.map(({ nonce }) => nonce))
    const rows = [...kept, ...this.#loose.filter(({ nonce }) => !known.has(nonce))]
    return rows.map((row, place) => ({ ...row, place })).sort(asItHappened)
  }

  // What this page has unlocked once it need not unlock again while the next guest waits.
  async #opened({ nonce, aside, seal }) {
    const before = this.#read.get(nonce)
    if (Boolean(before?.aside) === aside && before) return before
    const read = { nonce, ...(await unsealed(seal).catch(() => null)) }
    this.#read.set(nonce, read)
    return read
  }

  async #asKept({ nonce, fact, aside }) {
    return { event: this.#event, nonce, at: fact.at, aside: Boolean(aside), seal: await sealed({ fact, aside }) }
  }

  #onDisk() {
    return within("facts", "readonly", (store) => answerOf(store.index("event").getAll(this.#event)))
  }

  // Memory is only where facts wait for room on the disk: every new one tries again for all of them.
  async #keepLoose() {
    for (const row of [...this.#loose]) {
      const kept = await this.#keep(row).then(() => true, () => false)
      if (!kept) return
      this.#loose = this.#loose.filter((one) => one !== row)
    }
  }

  async #keep(row) {
    const kept = await this.#asKept(row)
    await within("facts", "readwrite", (store) => added(store, kept))
  }

  async #each(nonces, work) {
    const all = async (store) => {
      for (const nonce of nonces) {
        const row = await answerOf(store.index("nonce").get([this.#event, nonce]))
        if (row) await work(store, row)
      }
    }
    await within("facts", "readwrite", all).catch(() => {})
  }

  async #changed() {
    await this.#recount()
    this.#channel?.postMessage(this.#event)
  }

  async #recount() {
    const rows = await this.#onDisk().catch(() => [])
    this.#aside = rows.filter(({ aside }) => aside).length
    this.#count = rows.length - this.#aside
    for (const listener of this.#listeners) listener()
  }
}

/** How many facts wait on this device to be sent, over all its events. Throws where that cannot be known. */
export async function waitingAnywhere() {
  return (await leftHere()).filter(({ aside }) => !aside).length
}

/** What the server has not taken on this device: `{event, at, aside}` of each. Throws where that cannot be known. */
export function leftHere() {
  return within("facts", "readonly", (store) => answerOf(store.getAll()))
}

async function added(store, row) {
  const before = await answerOf(store.index("nonce").getKey([row.event, row.nonce]))
  if (before === undefined) await answerOf(store.add(row))
}

const asItHappened = (a, b) => Date.parse(a.fact.at) - Date.parse(b.fact.at) || a.place - b.place
