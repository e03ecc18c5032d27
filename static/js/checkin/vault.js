import { answerOf, within } from "./store.js"

const CIPHER = "AES-GCM"
const SALT_BYTES = 12

/** Whether this page can lock anything away: plain http has no `crypto.subtle`, a private window no drawer. */
export const canLock = () => Boolean(globalThis.crypto?.subtle && globalThis.indexedDB)

/**
 * Locks what a device keeps of one event behind a key of its own. The key can be used but never read, not even by this
 * page; without it what is kept is noise.
 */
export class Vault {
  #event
  #key = null

  constructor(event) {
    this.#event = event
  }

  /** Keeps a value under a name, unreadable. */
  async put(name, value) {
    const key = await this.#ownKey()
    const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES))
    const plain = new TextEncoder().encode(JSON.stringify(value))
    const noise = await crypto.subtle.encrypt({ name: CIPHER, iv: salt }, key, plain)
    await within("sealed", "readwrite", (store) => answerOf(store.put({ salt, noise }, this.#place(name))))
  }

  /** What was kept under this name; null when there is nothing, or no key for it any more. */
  async get(name) {
    const kept = await within("sealed", "readonly", (store) => answerOf(store.get(this.#place(name))))
    const key = kept && (await this.#kept())
    if (!key) return null
    const plain = await crypto.subtle.decrypt({ name: CIPHER, iv: kept.salt }, key, kept.noise).catch(() => null)
    return plain && JSON.parse(new TextDecoder().decode(plain))
  }

  /** Destroys the key, and then what it locked. */
  async destroy() {
    this.#key = null
    await within("keys", "readwrite", (store) => answerOf(store.delete(this.#event)))
    await within("sealed", "readwrite", (store) => answerOf(store.delete(IDBKeyRange.bound([this.#event], [this.#event, []]))))
  }

  #place(name) {
    return [this.#event, name]
  }

  // Two pages of one device may want the first key at once: the first that is kept is everybody's.
  async #ownKey() {
    return (await this.#kept()) ?? this.#made()
  }

  async #kept() {
    this.#key = await within("keys", "readonly", (store) => answerOf(store.get(this.#event)))
    return this.#key
  }

  async #made() {
    const fresh = await crypto.subtle.generateKey({ name: CIPHER, length: 256 }, false, ["encrypt", "decrypt"])
    return within("keys", "readwrite", async (store) => {
      const before = await answerOf(store.get(this.#event))
      if (!before) await answerOf(store.put(fresh, this.#event))
      return before ?? fresh
    })
  }
}
