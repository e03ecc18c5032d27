import { codeIn, isCode } from "../core/scan.js"
import { card, hits } from "./answer-card.js"
import { read } from "./codes.js"
import { asksForAPhone } from "./finding.js"

const PAUSE_MS = 80
const PATIENCE_MS = 1500
const BOUNCE_MS = 600
const SHOWN = 12
/** Digits of a short code and of a whole one; fewer are the last of a telephone, or a code that is not finished. */
const WHOLE = [6, 24]
const MAY_BE_A_PHONE = [3, 4, 5, 9, 10, 11]
const digits = (value) => value.replace(/\D/g, "").length

/**
 * The one field for a code, a scan or a name, and the people it may mean. `hear`: `onCode(code)`, `onPerson(id)`,
 * `onSearch()` when another question begins. `mind`: `reachable()` and `find(query, limit)` on this device.
 */
export class TypedEntry {
  #entry
  #found
  #event
  #hear
  #mind
  #typing
  #asked = 0
  #chosen = -Infinity

  constructor({ entry, found, event, hear, mind }) {
    this.#entry = entry
    this.#found = found
    this.#event = event
    this.#hear = hear
    this.#mind = mind
    entry.addEventListener("input", this.#typed)
    entry.addEventListener("keydown", this.#walk)
    found.addEventListener("keydown", this.#walk)
  }

  /** Take what stands in the field: a code is asked for, the only person it means as well; of several none. */
  async enter() {
    const value = this.#entry.value.trim()
    const code = codeIn(value)
    if (code || read(value) || (isCode(value) && WHOLE.includes(digits(value)))) return this.#hear.onCode(code ?? value)
    if (!value) return
    await this.#search(value)
    const buttons = this.#found.querySelectorAll(".found-person")
    if (buttons.length === 1) this.#hear.onPerson(buttons[0].value)
    else if (buttons.length) this.#choose(buttons[0])
    else this.#unmet(value)
  }

  // Enter that found several does not let the first of them in when it bounces.
  #choose(first) {
    first.focus()
    this.#chosen = performance.now()
  }

  // What is scanned next stands for itself; a number that is short of a code is finished where it stands.
  #unmet(value) {
    const phone = asksForAPhone(value) && !this.#mind.reachable()
    if (isCode(value)) this.#found.replaceChildren(card(phone ? "no-phones" : "unfinished"))
    else this.#entry.select()
  }

  /** Digits that stopped short of a code were typed by hand: they belong in the field. */
  take(digits) {
    if (!isCode(this.#entry.value)) this.#entry.value = "" // a name that was looked for is no part of a code
    this.#entry.value += digits
    this.#found.replaceChildren()
    this.#entry.focus()
  }

  /** A letter typed on a hit looks for somebody else; it adds nothing to the name that was looked for before. */
  ask(from) {
    this.#entry.focus()
    if (this.#found.contains(from)) this.#entry.select()
  }

  clear() {
    this.#asked += 1
    clearTimeout(this.#typing)
    this.#entry.value = ""
    this.#found.replaceChildren()
  }

  /** On a phone the keyboard would cover the answer; on a laptop the next scan goes into the field. */
  rest() {
    if (matchMedia("(pointer: coarse)").matches) document.activeElement?.blur()
    else this.#entry.focus()
  }

  #typed = () => {
    clearTimeout(this.#typing)
    const value = this.#entry.value.trim()
    if (value && (!isCode(value) || MAY_BE_A_PHONE.includes(digits(value)))) this.#typing = setTimeout(() => this.#search(value), PAUSE_MS)
    else this.#forget()
  }

  #forget() {
    this.#asked += 1
    this.#found.replaceChildren()
  }

  async #search(value) {
    clearTimeout(this.#typing)
    const asked = (this.#asked += 1)
    const drawn = (this.#mind.reachable() && (await this.#told(value))) || hits(await this.#mind.find(value, SHOWN), value)
    if (asked !== this.#asked) return
    this.#hear.onSearch()
    this.#found.replaceChildren(drawn)
  }

  // Fragments are drawn by our own server, escaped; they only ever replace a whole part.
  async #told(value) {
    const url = `/events/${this.#event}/door/search?q=${encodeURIComponent(value)}`
    const patience = AbortSignal.timeout(PATIENCE_MS)
    try {
      const response = await fetch(url, { headers: { "X-Requested-With": "ceremony" }, signal: patience })
      return response.ok ? fragment(await response.text()) : null
    } catch {
      return null
    }
  }

  #walk = (event) => {
    if (event.key === "Escape") return this.#back(event)
    if (event.key === "Enter" && event.target !== this.#entry && performance.now() - this.#chosen < BOUNCE_MS) event.preventDefault()
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (!step) return
    const stops = [this.#entry, ...this.#found.querySelectorAll(".found-person")]
    const next = stops[stops.indexOf(document.activeElement) + step]
    if (!next) return
    event.preventDefault()
    this.#chosen = -Infinity // whoever chose with an arrow means it
    next.focus()
  }

  // With nothing to take back here, Escape is for what else is open.
  #back(event) {
    if (!this.#entry.value && !this.#found.hasChildNodes()) return
    event.preventDefault()
    this.clear()
    this.#entry.focus()
  }
}

export function fragment(html) {
  const { body } = new DOMParser().parseFromString(html, "text/html")
  const drawn = document.createDocumentFragment()
  drawn.append(...body.childNodes)
  return drawn
}
