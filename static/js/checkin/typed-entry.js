import { isCode, tail } from "../core/scan.js"
import { hits } from "./answer-card.js"

const PAUSE_MS = 80
const PATIENCE_MS = 1500
const SHOWN = 12

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
    const code = tail(value)
    if (code || isCode(value)) return this.#hear.onCode(code ?? value)
    if (!value) return
    await this.#search(value)
    const buttons = this.#found.querySelectorAll("button")
    if (buttons.length === 1) this.#hear.onPerson(buttons[0].value)
    else if (buttons.length) buttons[0].focus()
    else this.#entry.select() // what is scanned next stands for itself
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
    if (matchMedia("(pointer: coarse)").matches) this.#entry.blur()
    else this.#entry.focus()
  }

  #typed = () => {
    clearTimeout(this.#typing)
    const value = this.#entry.value.trim()
    if (value && !isCode(value)) this.#typing = setTimeout(() => this.#search(value), PAUSE_MS)
    else if (isCode(value) && /^\D*\d{3}\D*$/.test(value)) this.#typing = setTimeout(() => this.#search(value), PAUSE_MS)
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
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (!step) return
    const stops = [this.#entry, ...this.#found.querySelectorAll("button")]
    const next = stops[stops.indexOf(document.activeElement) + step]
    if (!next) return
    event.preventDefault()
    next.focus()
  }
}

export function fragment(html) {
  const { body } = new DOMParser().parseFromString(html, "text/html")
  const drawn = document.createDocumentFragment()
  drawn.append(...body.childNodes)
  return drawn
}
