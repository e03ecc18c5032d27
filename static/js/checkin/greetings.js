/**
 * Whom the lobby greets now. Several doors let people in at once: each is greeted for a while before the next one, in
 * the order of coming in; after a minute without anybody new the banner is back.
 */
export class Greetings {
  #each
  #quiet
  #listed = []
  #key = null
  #at = -Infinity
  #since = -Infinity

  constructor({ eachMs = 4000, quietMs = 60_000 } = {}) {
    this.#each = eachMs
    this.#quiet = quietMs
  }

  /** The present list, `{key, at}` in ms; any order. Whoever is gone from it is greeted no more. */
  hear(listed) {
    this.#listed = [...listed].sort((a, b) => a.at - b.at)
  }

  /** `{now, past}`: the key of the one who is greeted, or null for the banner; who was before, the last one first. */
  look(now) {
    if (!this.#here || now - this.#since >= this.#each) this.#greet(this.#next(now), now)
    if (!this.#here) this.#stepBack(now)
    if (!this.#here || now - this.#since >= this.#quiet) return { now: null, past: [] }
    const past = this.#listed.filter((one) => !this.#isAfter(one) && one.key !== this.#key)
    return { now: this.#key, past: past.reverse().map(({ key }) => key) }
  }

  get #here() {
    return this.#listed.some(({ key }) => key === this.#key)
  }

  // Somebody who came in long ago (a screen just switched on, a door that was offline) is not greeted now. A screen
  // just switched on begins with the last one.
  #next(now) {
    const soon = this.#listed.filter((one) => one.at >= now - this.#quiet && this.#isAfter(one))
    return this.#key === null ? soon.at(-1) : soon[0]
  }

  #isAfter({ key, at }) {
    return at > this.#at || (at === this.#at && key > this.#key)
  }

  #greet(one, now) {
    if (one) [this.#key, this.#at, this.#since] = [one.key, one.at, now]
  }

  // The one who was greeted has not come in after all: the one before stands again, for the rest of the minute.
  #stepBack(now) {
    const before = this.#listed.filter((one) => one.at >= now - this.#quiet && !this.#isAfter(one)).at(-1)
    if (before) this.#key = before.key
  }
}
