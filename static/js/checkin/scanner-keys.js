import { isTyping } from "../core/keys.js"
import { ScanKeys, codesIn } from "../core/scan.js"
import { Burst } from "./burst.js"
import { read } from "./codes.js"

const SCAN_REST_MS = 160
/** A scanner may send its Enter late, or twice: that one presses nobody. */
const AFTERMATH_MS = 600
const isEnter = ({ key, code }) => key === "Enter" || code === "Enter" || code === "NumpadEnter"
const isPress = (event) => isEnter(event) || event.key === "Tab"
const takesText = (element) => isTyping(element) && element.localName !== "select"
const ONE_WHOLE = /(?:^|\D)(\d{24})$/

/**
 * A scanner types wherever the focus is. In a field it is read from what the field holds, because an input method hides
 * keys; elsewhere its keys are read here, by key and not by character. Enter or Tab ends a code, or a short rest.
 * `onCode(code)`: one code was read whole. `onTyped(digits, pressed)`: digits that stopped short of a code, and whether
 * Enter stood behind them. `onLetter(from)`: somebody begins to type a name there.
 */
export class ScannerKeys {
  #scan = new ScanKeys()
  #burst = new Burst()
  #hear
  #resting
  #fieldResting
  #took = -Infinity
  #choice = null

  constructor(hear) {
    this.#hear = hear
    document.addEventListener("keydown", this.#key, { capture: true })
    document.addEventListener("input", this.#input, { capture: true })
  }

  stop() {
    clearTimeout(this.#resting)
    clearTimeout(this.#fieldResting)
    document.removeEventListener("keydown", this.#key, { capture: true })
    document.removeEventListener("input", this.#input, { capture: true })
  }

  #key = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const isLate = !this.#scan.digits && performance.now() - this.#took < AFTERMATH_MS
    if (isEnter(event) && (event.repeat || isLate)) return swallow(event)
    if (!isEnter(event)) this.#took = -Infinity
    if (takesText(event.target)) this.#ends(event)
    else this.#outside(event)
  }

  #ends(event) {
    if (!isPress(event) || event.shiftKey || event.isComposing) return
    const codes = whole(event.target, isEnter(event) || this.#burst.isScanner(event.target))
    if (!codes.length) return
    swallow(event)
    this.#takeOut(event.target, codes)
  }

  #input = (event) => {
    if (!takesText(event.target)) return
    this.#took = -Infinity
    clearTimeout(this.#fieldResting)
    this.#burst.hears(event)
    if (this.#burst.isScanner(event.target)) this.#fieldResting = setTimeout(() => this.#rested(event.target), SCAN_REST_MS)
  }

  #rested(field) {
    const codes = field.isConnected ? whole(field, true) : []
    if (codes.length) this.#takeOut(field, codes)
  }

  // What a person wrote into the field stays there, and whoever keeps it is told.
  #takeOut(field, codes) {
    clearTimeout(this.#fieldResting)
    if (isNothingElse(field.value)) field.value = ""
    for (const code of codes) field.value = field.value.replace(new RegExp(`(https?:\\S*#)?${code}`, "i"), "").trim()
    field.dispatchEvent(new Event("change", { bubbles: true }))
    this.#take(codes)
  }

  #take(codes) {
    this.#took = performance.now()
    this.#burst.ends()
    for (const code of codes) this.#hear.onCode(code)
  }

  #outside(event) {
    clearTimeout(this.#resting)
    const digits = this.#scan.digits
    this.#remember(event)
    const code = this.#scan.press(event.code, event.timeStamp)
    const pressed = digits && !code && this.#scan.digits === "" && isPress(event)
    if (code || pressed || this.#scan.digits) event.preventDefault() // Enter must not press whoever has the focus
    if (code) this.#scanned(digits, [code])
    else if (pressed) this.#typed(digits, true)
    else if (this.#scan.digits) this.#resting = setTimeout(() => this.#paused(this.#scan.digits), SCAN_REST_MS)
    else if (event.key.length === 1 && event.key !== " " && event.target.localName !== "select") this.#hear.onLetter(event.target)
  }

  #paused(digits) {
    const last = ONE_WHOLE.exec(digits)?.[1]
    if (last || codesIn(digits).length) this.#scanned(digits, [last])
    else this.#typed(digits, false)
  }

  #scanned(digits, otherwise) {
    const codes = codesIn(digits)
    this.#scan.forget()
    this.#chooseBack()
    this.#take(codes.length ? codes : otherwise)
  }

  #typed(digits, pressed) {
    this.#scan.forget()
    this.#hear.onTyped(digits, pressed)
  }

  // The letters of a link choose from a list that has the focus: what was chosen before stays chosen.
  #remember({ target, timeStamp }) {
    const goesOn = this.#choice?.list === target && timeStamp - this.#choice.at < SCAN_REST_MS
    if (goesOn) this.#choice.at = timeStamp
    else this.#choice = target.localName === "select" ? { list: target, value: target.value, at: timeStamp } : null
  }

  #chooseBack() {
    const { list, value } = this.#choice ?? {}
    this.#choice = null
    if (!list || list.value === value) return
    list.value = value
    list.dispatchEvent(new Event("change", { bubbles: true }))
  }
}

/** The codes in a field. One that does not check is a code only when a scanner typed it or Enter stands behind it. */
function whole(field, surely) {
  const codes = codesIn(field.value)
  if (codes.length) return codes
  if (isNothingElse(field.value)) return [read(field.value).digits]
  const last = ONE_WHOLE.exec(field.value.trimEnd())?.[1]
  return surely && last ? [last] : []
}

const isNothingElse = (value) => read(value)?.kind === "full"

function swallow(event) {
  event.preventDefault()
  event.stopPropagation()
}
