const REST_MS = 3000

/** A code counts again only after three seconds in which it was not in view. Instants in milliseconds. */
export class CameraRepeats {
  #seen = new Map()

  isNew(text, at) {
    for (const [old, last] of this.#seen) if (at - last >= REST_MS) this.#seen.delete(old)
    const isNew = !this.#seen.has(text)
    this.#seen.set(text, at)
    return isNew
  }

  forget() {
    this.#seen.clear()
  }
}
