import { reduced } from "./frames.js"

const PATIENCE_MS = 15_000

/** Reads codes in a worker, one picture after another. A worker that failed or fell silent makes room for a new one. */
export class CodeReader {
  #worker = null
  #settle = () => {}
  #turn = Promise.resolve()

  /** Begin to bring the decoder, so that the first picture does not wait for it. */
  prepare() {
    if (this.#worker) return
    this.#worker = new Worker(new URL("./decoder.js", import.meta.url), { type: "module" })
    this.#worker.onmessage = ({ data }) => this.#settle(data)
    this.#worker.onerror = () => this.#giveUp()
  }

  /**
   * `{text?, light, print}` of an ImageBitmap, which is used up, or null when the decoder failed. `sides`: the longest
   * sides in pixels at which the code is looked for, one after another.
   */
  read(image, sides) {
    this.#turn = this.#turn.then(() => this.#read(image, sides))
    return this.#turn
  }

  async #read(image, sides) {
    if (globalThis.OffscreenCanvas) return this.#ask({ image, sides }, [image])
    let answer = null // a worker without a canvas of its own is given pixels
    for (const side of sides) {
      const pixels = reduced(image, side)
      answer = await this.#ask({ image: pixels, sides: [side] }, [pixels.data.buffer])
      if (!answer || answer.text) break
    }
    image.close()
    return answer
  }

  async #ask(question, handed) {
    this.prepare()
    const late = setTimeout(() => this.#giveUp(), PATIENCE_MS)
    const answer = await new Promise((settle) => {
      this.#settle = settle
      this.#worker.postMessage(question, handed)
    })
    clearTimeout(late)
    if (answer?.failed) this.#giveUp()
    return answer?.failed ? null : answer
  }

  #giveUp() {
    this.#worker?.terminate()
    this.#worker = null
    this.#settle(null)
  }
}
