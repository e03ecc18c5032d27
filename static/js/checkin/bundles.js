const PATIENCE_MS = 4000
const BUSY_MS = 15_000
const MOST = 100
const FEWEST = 5
const UNREAD = [400, 413, 422]
/** Refusals of one fact that pass: it waits on. Any other is put aside, for a person to look at. */
const PASSES = new Set(["closed", "too_many", "forbidden", "csrf", "server_error"])

/** Takes facts from the outbox to the server in bundles, and out of the outbox once the server has answered them. */
export class Bundles {
  #url
  #outbox
  #line
  /** How many facts go at once: fewer after a bundle that was not answered in time, for the sake of a slow server. */
  size = MOST

  constructor(url, outbox, line) {
    this.#url = url
    this.#outbox = outbox
    this.#line = line
  }

  /**
   * Sends these facts. Resolves to `{heard, answers, busyMs}`; `heard`: "answered", "closed", "busy", "turned_away" or
   * "nobody"; `answers`: `{fact, result}` of each that was answered; `busyMs`: how long to leave a busy server alone.
   */
  async carry(facts) {
    const { status, said, after } = await this.#line.post(this.#url, (token) => bundle(facts, token), PATIENCE_MS)
    if (status === 200 && Array.isArray(said.results)) return this.#settle(facts, said.results)
    if (status === 401 || status === 403) return heard("turned_away")
    if (status === 409 && said.error === "closed") return heard("closed")
    if (status === 429) return heard("busy", [], Number(after) * 1000 || BUSY_MS)
    if (UNREAD.includes(status) && said.error !== "csrf") return this.#oneByOne(facts, said)
    this.size = Math.max(FEWEST, Math.ceil(this.size / 2))
    return heard("nobody")
  }

  // A server that would not read the whole bundle may read each fact; the one it does not read is put aside.
  async #oneByOne(facts, { error = "invalid", message = "" }) {
    if (facts.length === 1) await this.#outbox.putAside(facts[0].nonce, { error, message })
    const answers = []
    for (const fact of facts.length > 1 ? facts : []) {
      const told = await this.carry([fact])
      answers.push(...told.answers)
      if (told.heard !== "answered") return { ...told, answers }
    }
    return heard("answered", answers)
  }

  async #settle(facts, results) {
    const byNonce = new Map(results.map((result) => [result.nonce, result]))
    const answers = facts.map((fact) => ({ fact, result: byNonce.get(fact.nonce) })).filter(({ result }) => result)
    await this.#outbox.remove(answers.filter(({ result }) => result.outcome).map(({ fact }) => fact.nonce))
    for (const { fact, result } of answers) {
      if (!result.outcome && result.error && !PASSES.has(result.error)) await this.#outbox.putAside(fact.nonce, result)
    }
    this.size = MOST
    const busy = answers.some(({ result }) => result.error === "too_many")
    return heard("answered", answers, busy ? BUSY_MS : 0)
  }
}

const heard = (what, answers = [], busyMs = 0) => ({ heard: what, answers, busyMs })

const bundle = (facts, token) => ({
  body: JSON.stringify({ items: facts }),
  headers: { "Content-Type": "application/json", "X-CSRFToken": token },
})
