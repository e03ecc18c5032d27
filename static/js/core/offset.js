/**
 * How far the server's clock is ahead of ours, in milliseconds: the answer with the shortest round trip is believed; without
 * one, what was known `before`.
 */
export class Offset {
  #samples = []
  #kept
  #before

  constructor(kept = 8, before = 0) {
    this.#kept = kept
    this.#before = before
  }

  /** `sent` and `received` are our clock, `server` is theirs in between; all in epoch milliseconds. */
  add(sent, server, received) {
    if (![sent, server, received].every(Number.isFinite) || received < sent) return
    this.#samples.push({ trip: received - sent, ahead: server - (sent + received) / 2 })
    if (this.#samples.length > this.#kept) this.#samples.shift()
  }

  get ms() {
    if (!this.#samples.length) return this.#before
    const { ahead, trip } = this.#samples.reduce((best, sample) => (sample.trip < best.trip ? sample : best))
    return Math.abs(ahead) <= trip / 2 ? 0 : ahead // our clock may well be right: a slow answer proves nothing
  }
}
