import { SCAN_REST_MS } from "../core/scan.js"

const FEWEST = 12

/** Whether what stands in a field was typed by a scanner: many signs, one after another, faster than by hand. */
export class Burst {
  #field = null
  #signs = 0
  #last = -Infinity
  #before = null

  /** Take a key that is about to change the field: at the first of a burst the field holds what a person wrote. */
  nears({ target, timeStamp }) {
    if (!this.#goesOn(target, timeStamp)) this.#begins(target, target.value)
    this.#last = timeStamp
  }

  /** Take an `input` event. What was pasted or removed is no scanner's. */
  hears({ target, inputType = "", timeStamp }) {
    if (!this.#goesOn(target, timeStamp)) this.#begins(target, null)
    const isTyped = !/^(delete|insertFromPaste|insertFromDrop|history|insertReplacement)/.test(inputType)
    this.#signs = isTyped ? this.#signs + 1 : 0
    this.#last = timeStamp
  }

  isIn(field) {
    return field === this.#field
  }

  isScanner(field) {
    return field === this.#field && this.#signs >= FEWEST
  }

  /** What the field held before the burst began; null when nobody saw it begin. */
  before(field) {
    return field === this.#field ? this.#before : null
  }

  ends() {
    this.#begins(null, null)
  }

  #goesOn(field, at) {
    return field === this.#field && at - this.#last <= SCAN_REST_MS
  }

  #begins(field, value) {
    this.#field = field
    this.#before = value
    this.#signs = 0
  }
}
