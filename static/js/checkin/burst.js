const GAP_MS = 120
const FEWEST = 12

/** Whether what stands in a field was typed by a scanner: many signs, one after another, faster than by hand. */
export class Burst {
  #field = null
  #signs = 0
  #last = -Infinity

  /** Take an `input` event. What was pasted or removed is no scanner's. */
  hears({ target, inputType = "", timeStamp }) {
    const goesOn = target === this.#field && timeStamp - this.#last <= GAP_MS
    const isTyped = !/^(delete|insertFromPaste|insertFromDrop|history|insertReplacement)/.test(inputType)
    this.#signs = isTyped ? (goesOn ? this.#signs + 1 : 1) : 0
    this.#field = target
    this.#last = timeStamp
  }

  isScanner(field) {
    return field === this.#field && this.#signs >= FEWEST
  }

  ends() {
    this.#signs = 0
  }
}
