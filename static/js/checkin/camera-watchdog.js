const DARK = 20
const PATIENCE_MS = 3000
const LONGEST_MS = 30_000
const FIRST_MS = 3000

/**
 * Tells when a camera has to be opened again: for three seconds it showed only black, or nothing moved, as even a
 * camera on a stand lets the last digits of its pixels move. Each time in vain it waits twice as long: somebody may
 * simply hold a hand over it. Instants in milliseconds.
 */
export class CameraWatchdog {
  #patience = PATIENCE_MS
  #lit = 0
  #moved = 0
  #print = null
  #moves = 0

  opened(at) {
    this.#lit = this.#moved = at + FIRST_MS
    this.#print = null
    this.#moves = 0
  }

  /** Whether what it saw just now is a picture. */
  saw({ light, print }, at) {
    const lit = light > DARK
    if (this.#print === null) this.#lit = this.#moved = at
    if (lit) this.#lit = at
    if (this.#print !== print) {
      this.#moved = at
      this.#moves += 1
    }
    this.#print = print
    if (lit && this.#moves > 2) this.#patience = PATIENCE_MS
    return lit
  }

  /** "black", "still" or null. */
  wrong(at) {
    const wrong = at - this.#lit >= this.#patience ? "black" : at - this.#moved >= this.#patience ? "still" : null
    if (wrong) this.#patience = Math.min(2 * this.#patience, LONGEST_MS)
    return wrong
  }
}
