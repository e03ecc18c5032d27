import { freshKey, locked, unlocked } from "./seals.js"
import { answerOf, within } from "./store.js"

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
    await this.#lock(await this.#ownKey(), name, value)
  }

  /** Keeps a value only where there is a key already: a list that was dropped leaves none. Resolves to whether it did. */
  async beside(name, value) {
    const key = await this.#kept()
    if (key) await this.#lock(key, name, value)
    return Boolean(key)
  }

  /** What was kept under this name; null when there is nothing, or no key for it any more. */
  async get(name) {
    const kept = await within("sealed", "readonly", (store) => answerOf(store.get(this.#place(name))))
    const key = kept && (await this.#kept())
    return key ? unlocked(key, kept) : null
  }

  /** Forgets what was kept under a name. */
  async remove(name) {
    await within("sealed", "readwrite", (store) => answerOf(store.delete(this.#place(name))))
  }

  /** Destroys the key, and then what it locked. */
  async destroy() {
    this.#key = null
    await within("keys", "readwrite", (store) => answerOf(store.delete(this.#event)))
    await within("sealed", "readwrite", (store) => answerOf(store.delete(IDBKeyRange.bound([this.#event], [this.#event, []]))))
  }

  async #lock(key, name, value) {
    const kept = await locked(key, value)
    await within("sealed", "readwrite", (store) => answerOf(store.put(kept, this.#place(name))))
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
    const fresh = await freshKey()
    return within("keys", "readwrite", async (store) => {
      const before = await answerOf(store.get(this.#event))
      if (!before) await answerOf(store.put(fresh, this.#event))
      return before ?? fresh
    })
  }
}
