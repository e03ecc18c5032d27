/** A card's code is 24 digits: immune to Vietnamese typing methods, readable aloud. */
const CODE = /(\d{24})$/
const LONG = 24
/** Two signs of one scan stand no further apart than this; a scan that has no key at its end is over after it. */
export const SCAN_REST_MS = 160

/** The code a scanner left at the end of a field, whatever stood before it; or null. */
export function tail(value) {
  return CODE.exec(value.replace(/\s+$/, ""))?.[1] ?? null
}

/** The code that a scanner left anywhere in a field, by its check digits; else 24 digits at the end; or null. */
export function codeIn(value) {
  for (const [run] of value.matchAll(/\d{24,}/g)) {
    for (let at = run.length - LONG; at >= 0; at -= 1) {
      const code = run.slice(at, at + LONG)
      if (checks(code)) return code
    }
  }
  return tail(value)
}

/**
 * Every code that scanners left in a field, in the order they were typed: whoever sends no key behind a code leaves them
 * in one row. In a row of whole codes one that was misread stays in its place, so that it too is answered.
 */
export function codesIn(value) {
  return [...value.matchAll(/\d{24,}/g)].flatMap(([run]) => inRow(run))
}

function inRow(run) {
  const row = run.match(/\d{24}/g)
  if (run.length % LONG === 0 && row.some(checks)) return row
  const codes = []
  for (let end = run.length; end >= LONG; ) {
    const code = run.slice(end - LONG, end)
    if (checks(code)) codes.unshift(code)
    end -= checks(code) ? LONG : 1
  }
  return codes
}

const checks = (code) => BigInt(code) % 97n === 1n

/** Digits alone, grouped or not, are a code; anything with a letter is a name. */
export function isCode(value) {
  return /^[\d\s.-]+$/.test(value) && /\d/.test(value)
}

const DIGIT = /^(?:Digit|Numpad)(\d)$/

/** Keys of a USB scanner while no field has the focus. Codes of keys, not characters: layouts and IMEs do not matter. */
export class ScanKeys {
  #digits = ""
  #last = -Infinity
  #gap

  constructor(gap = SCAN_REST_MS) {
    this.#gap = gap
  }

  get digits() {
    return this.#digits
  }

  /** Whether a key at this moment, in milliseconds, is too late for the digits before it. A whole code is never dropped. */
  isLate(at) {
    return this.#digits !== "" && at - this.#last > this.#gap && !codesIn(this.#digits).length
  }

  /** Returns the code when this key finished one, otherwise null. Drops what it is too late for. `at` in milliseconds. */
  press(code, at) {
    if (this.isLate(at)) this.#digits = ""
    this.#last = at
    const digit = DIGIT.exec(code)?.[1]
    if (digit !== undefined) {
      this.#digits += digit
      return null
    }
    if (code !== "Enter" && code !== "NumpadEnter" && code !== "Tab") return null
    const found = codesIn(this.#digits).at(-1) ?? tail(this.#digits)
    this.#digits = ""
    return found
  }

  forget() {
    this.#digits = ""
  }
}
