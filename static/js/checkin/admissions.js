import { post, Refused } from "../core/http.js"

const AGAIN_MS = 1000
const PATIENCE_MS = 4000

/**
 * Asks the server to admit people, one after another. A question that was not answered is asked again with the same
 * nonce until it is, or until somebody cancels: the same nonce always gets the first answer.
 */
export class Admissions {
  #waiting = []
  #busy = false
  #show
  #send

  /** `show({state, html?, message?, waiting})`, state: sending, trying, answered, failed, idle. */
  constructor(show, send = (url, body) => post(url, body, { timeoutMs: PATIENCE_MS })) {
    this.#show = show
    this.#send = send
  }

  ask(url, body) {
    this.#waiting.push({ url, body })
    if (!this.#busy) this.#work()
  }

  cancel() {
    this.#waiting = []
  }

  async #work() {
    this.#busy = true
    while (this.#waiting.length) {
      const question = this.#waiting[0]
      await this.#settle(question)
      if (this.#waiting[0] === question) this.#waiting.shift()
    }
    this.#busy = false
    this.#show({ state: "idle", waiting: 0 })
  }

  async #settle(question) {
    this.#show({ state: "sending", waiting: this.#waiting.length })
    while (this.#waiting[0] === question) {
      const answer = await this.#once(question)
      if (this.#waiting[0] !== question) return
      this.#show({ ...answer, waiting: this.#waiting.length })
      if (answer.state !== "trying") return
      await new Promise((again) => setTimeout(again, AGAIN_MS))
    }
  }

  async #once({ url, body }) {
    try {
      const response = await this.#send(url, body)
      return { state: "answered", html: await response.text() }
    } catch (problem) {
      if (problem instanceof Refused && problem.status < 502) return { state: "failed", message: problem.message }
      return { state: "trying" }
    }
  }
}
