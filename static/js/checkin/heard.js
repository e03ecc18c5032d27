/**
 * What this device has done that its list does not say yet. A coming-in stays on top until the server has answered it
 * and was asked for news after that: from then on the list itself knows.
 */
export class Heard {
  #rows = new Map()
  #past = new Set()
  #turn = 0

  /** `rows` as another page of this device left them: what it had settled the first news here will tell. */
  constructor(rows = []) {
    for (const row of rows) this.#rows.set(row.nonce, { ...row, settled: row.settled === null ? null : 0 })
  }

  get rows() {
    return [...this.#rows.values()]
  }

  /** Takes a fact about somebody; false when it changes nothing about who is inside. */
  take(fact, id, outcome) {
    const row = { nonce: fact.nonce, id, at: fact.at, settled: null }
    if (fact.kind === "walk_in") {
      const instead = fact.instead_of ? Number(fact.instead_of) : null
      this.#rows.set(fact.nonce, { ...row, id: instead, walkIn: true })
    } else if (fact.kind === "undo" && id) this.#rows.set(fact.nonce, { ...row, first: null })
    else if (fact.kind === "check_in" && id && outcome === "admitted") {
      this.#rows.set(fact.nonce, { ...row, first: { at: fact.at, door: fact.door ?? "", by: fact.by ?? "" } })
    } else return false
    return true
  }

  /** Takes what other pages of this device have heard; what they had settled the next news will tell. */
  hear(rows) {
    const fresh = rows.filter(({ nonce }) => !this.knows(nonce))
    for (const row of fresh) this.#rows.set(row.nonce, { ...row, settled: row.settled === null ? null : this.#turn })
    if (fresh.length) this.#rows = new Map([...this.#rows].sort(asItHappened))
    return fresh.length > 0
  }

  /** Whether it lies here, or is so old that the list itself knows. */
  knows(nonce) {
    return this.#rows.has(nonce) || this.#past.has(nonce)
  }

  row(nonce) {
    return this.#rows.get(nonce)
  }

  /** Somebody of the list with what was heard since; the last that was heard counts. */
  over(person) {
    let shown = person
    for (const { id, first, walkIn } of this.#rows.values()) {
      if (id !== person.id) continue
      shown = walkIn ? { ...shown, status: "replaced" } : { ...shown, first }
    }
    return shown
  }

  /** How many more are inside than the list says. */
  comings(listed) {
    const people = [...new Set(this.rows.filter(({ walkIn, id }) => id && !walkIn).map(({ id }) => id))]
    const more = people.map(listed).filter(Boolean).map((one) => Number(Boolean(this.over(one).first)) - Number(Boolean(one.first)))
    return more.reduce((sum, one) => sum + one, this.rows.filter(({ walkIn }) => walkIn).length)
  }

  settle(nonces) {
    for (const nonce of nonces) {
      const row = this.#rows.get(nonce)
      if (row) row.settled ??= this.#turn
      else this.#past.add(nonce)
    }
  }

  /** Whatever waits no more was answered while this page was away. */
  only(waiting) {
    const known = new Set(waiting)
    this.settle([...this.#rows.keys()].filter((nonce) => !known.has(nonce)))
  }

  /** A question for news begins; returns its number. */
  turn() {
    return (this.#turn += 1)
  }

  /** News have come that were asked for in this turn: what was settled before it the list says now. */
  forgetBefore(turn) {
    for (const [nonce, { settled }] of this.#rows) {
      if (settled === null || settled >= turn) continue
      this.#rows.delete(nonce)
      this.#past.add(nonce)
    }
  }
}

const asItHappened = ([, a], [, b]) => Date.parse(a.at) - Date.parse(b.at)
