import { canLock } from "./seals.js"
import { Vault } from "./vault.js"

const MOST_CHANGES = 1000

/**
 * A list of guests on this device's disk, locked. The whole list is written once; what has changed since lies beside it
 * until it is so much that all is written anew. Where nothing can be locked away nothing is written at all.
 */
export class KeptList {
  #vault
  #changes = new Map()
  #of = null
  #work = Promise.resolve()
  /** Whether the list would survive this page. */
  kept = false

  constructor(event) {
    this.#vault = canLock() ? new Vault(event) : null
  }

  /** `{told, heard}`: what the server told, in order, and what this device did since; null when nothing is kept. */
  async recall() {
    const [whole, since, heard] = await Promise.all(["whole", "since", "heard"].map((name) => this.#vault?.get(name)))
    if (!whole) return null
    this.kept = true
    this.#of = whole.stamp
    const told = [{ ...whole, gone: [], whole: true }]
    if (since?.of === whole.stamp) {
      this.#note(since)
      told.push({ ...since, whole: false })
    }
    return { told, heard: heard ?? [] }
  }

  /** Writes down what the server just told of this list. */
  save(told, list) {
    this.#note(told)
    return this.#queue(() => this.#write(list, told.whole))
  }

  /** What any page of this device has done since, as it lies on the disk. */
  async heard() {
    return (await this.#vault?.get("heard").catch(() => null)) ?? []
  }

  /** Writes down what this device did since; beside a list only. */
  saveHeard(rows) {
    return this.#queue(() => this.#of && this.#vault.put("heard", rows))
  }

  destroy() {
    this.#changes.clear()
    this.#of = null
    return this.#queue(() => this.#vault.destroy(), false)
  }

  // An id that is gone may have come back as somebody else's.
  #note({ people, gone }) {
    for (const id of gone) this.#changes.set(id, null)
    for (const one of people) this.#changes.set(one.id, one)
  }

  async #write(list, whole) {
    const { head, everybody, reissued } = list
    if (!head) return // dropped while this waited for its turn
    if (whole || this.#of === null || this.#changes.size > MOST_CHANGES) {
      const stamp = `${head.run}:${head.revision}:${head.loadedAt}`
      await this.#vault.put("whole", { stamp, head, people: everybody, old: reissued })
      this.#changes.clear()
      this.#of = stamp
    }
    const people = [...this.#changes.values()].filter(Boolean)
    const gone = [...this.#changes].filter(([, one]) => !one).map(([id]) => id)
    await this.#vault.put("since", { of: this.#of, head, people, gone, old: reissued })
  }

  // One after another, and never a rejection: a full disk leaves the list in the page.
  #queue(work, kept = true) {
    if (!this.#vault) return Promise.resolve()
    this.#work = this.#work.then(work).then(() => (this.kept = kept && this.#of !== null), () => (this.kept = false))
    return this.#work
  }
}
