import { isTyping } from "../core/keys.js"
import { ScanKeys } from "../core/scan.js"

const SCAN_REST_MS = 160
const isPress = ({ key }) => key === "Enter" || key === "Tab"

/**
 * A scanner types wherever the focus is. Outside fields its keys are read here, by key and not by character.
 * `onCode(code)`: one code was read whole. `onTyped(digits, pressed)`: digits that stopped short of a code, and whether
 * Enter stood behind them. `onLetter(from)`: somebody begins to type a name there.
 */
export class ScannerKeys {
  #scan = new ScanKeys()
  #hear
  #resting

  constructor(hear) {
    this.#hear = hear
    document.addEventListener("keydown", this.#key, { capture: true })
  }

  stop() {
    document.removeEventListener("keydown", this.#key, { capture: true })
  }

  #key = (event) => {
    if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return
    clearTimeout(this.#resting)
    const digits = this.#scan.digits
    const code = this.#scan.press(event.code, event.timeStamp)
    const pressed = digits && !code && this.#scan.digits === "" && isPress(event)
    if (code || pressed || this.#scan.digits) event.preventDefault() // Enter must not press whoever has the focus
    if (code) this.#hear.onCode(code)
    else if (pressed) this.#typed(digits, true)
    else if (this.#scan.digits) this.#resting = setTimeout(() => this.#typed(this.#scan.digits, false), SCAN_REST_MS)
    else if (event.key.length === 1 && event.key !== " ") this.#hear.onLetter(event.target)
  }

  #typed(digits, pressed) {
    this.#scan.forget()
    this.#hear.onTyped(digits, pressed)
  }
}
