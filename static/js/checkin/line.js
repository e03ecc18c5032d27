import { PageKeys } from "./page-keys.js"

const RENEW_MS = 4000
const BY_SCRIPT = { "X-Requested-With": "ceremony", Accept: "application/json, text/html" }

/**
 * The line to the server: it asks once, with patience and with keys that are still good. An answer is
 * `{status, text, said}`, `said` its JSON; status 0: nobody answered in time, or whoever did was no server of ours.
 */
export class Line {
  #page
  #fetch
  #keys

  constructor(page, fetch, keys = null) {
    this.#page = page
    this.#fetch = fetch
    this.#keys = keys ?? new PageKeys((patienceMs) => this.get(this.#page, patienceMs))
  }

  /** Posts what `body(token)` makes: `{body, headers?}`. Old keys are renewed once, and then it is asked again. */
  async post(url, body, patienceMs) {
    if (!this.#keys.token) {
      const status = await this.renew()
      if (status !== 200) return { status, text: "", said: {} }
    }
    const answer = await this.#posted(url, body, patienceMs)
    if (answer.status !== 400 || answer.said.error !== "csrf") return answer
    const status = await this.renew()
    return status === 200 ? this.#posted(url, body, patienceMs) : { ...answer, status }
  }

  get(url, patienceMs) {
    return this.#answer(url, { cache: "no-store" }, patienceMs)
  }

  /** Fetches the page for fresh keys; 200 when it gave them, else what it said to us. */
  renew() {
    return this.#keys.renew(RENEW_MS)
  }

  #posted(url, body, patienceMs) {
    const { headers, ...sent } = body(this.#keys.token)
    return this.#answer(url, { method: "POST", ...sent, headers: { ...BY_SCRIPT, ...headers } }, patienceMs)
  }

  async #answer(url, how, patienceMs) {
    const patience = new AbortController()
    const timer = setTimeout(() => patience.abort(), patienceMs)
    try {
      const answer = await this.#fetch(url, { credentials: "same-origin", ...how, signal: patience.signal })
      const text = await answer.text()
      return { status: answer.status, text, said: plain(text), redirected: answer.redirected, after: answer.headers.get("Retry-After") }
    } catch {
      return { status: 0, text: "", said: {} }
    } finally {
      clearTimeout(timer)
    }
  }
}

function plain(text) {
  try {
    return JSON.parse(text) ?? {}
  } catch {
    return {}
  }
}
