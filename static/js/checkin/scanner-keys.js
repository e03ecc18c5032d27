import { isTyping } from "../core/keys.js"
import { SCAN_REST_MS, ScanKeys, codesIn, tail } from "../core/scan.js"
import { Burst } from "./burst.js"
import { read } from "./codes.js"

/** A scanner may send its Enter late, or twice: that one presses nobody. */
const AFTERMATH_MS = 600
const isEnter = ({ key, code }) => key === "Enter" || code === "Enter" || code === "NumpadEnter"
const isPress = (event) => isEnter(event) || event.key === "Tab"
const takesText = (element) => isTyping(element) && element.localName !== "select"
const WALKS = /^(?:Arrow|Page|Home|End)/
const OF_A_LINK = /[:/#]/

/**
 * A scanner types wherever the focus is. In a field it is read from what the field holds, because an input method hides
 * keys, and from its keys as well, because a field may be full; elsewhere from its keys alone, by key and not by
 * character. Enter or Tab ends a code, or a short rest.
 * `onCode(code)`: one code was read whole. `onTyped(digits, pressed)`: digits that stopped short of a code, and whether
 * Enter stood behind them. `onLetter(from)`: somebody begins to type a name there.
 */
export class ScannerKeys {
  #scan = new ScanKeys()
  #keys = new ScanKeys()
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
    if (takesText(event.target)) this.#inside(event)
    else this.#outside(event)
  }

  #inside(event) {
    const { target: field, code, timeStamp } = event
    if (!this.#burst.isIn(field)) this.#keys.forget()
    if (!isPress(event)) this.#burst.nears(event)
    else if (!event.shiftKey && !event.isComposing) this.#ends(event)
    this.#keys.press(code, timeStamp)
    this.#waits(field)
  }

  #ends(event) {
    const codes = this.#codes(event.target, isEnter(event) || this.#burst.isScanner(event.target))
    if (!codes.length) return
    swallow(event)
    this.#takeOut(event.target, codes)
  }

  #input = (event) => {
    if (!takesText(event.target)) return
    this.#took = -Infinity
    this.#burst.hears(event)
    this.#waits(event.target)
  }

  #waits(field) {
    clearTimeout(this.#fieldResting)
    if (this.#isScan(field)) this.#fieldResting = setTimeout(() => this.#rested(field), SCAN_REST_MS)
  }

  #rested(field) {
    const codes = field.isConnected ? this.#codes(field, this.#burst.isScanner(field)) : []
    if (codes.length) this.#takeOut(field, codes)
  }

  // A field that is full, or an input method behind a word, swallows digits that its keys had.
  #codes(field, surely) {
    const [held, typed] = [whole(field, surely), codesIn(this.#keys.digits)]
    return typed.length > held.length ? typed : held
  }

  #isScan(field) {
    return this.#burst.isScanner(field) || codesIn(this.#keys.digits).length > 0
  }

  // What a person wrote into the field stays there, and whoever keeps it is told.
  #takeOut(field, codes) {
    clearTimeout(this.#fieldResting)
    field.value = without(codes, field.value, this.#isScan(field) ? this.#burst.before(field) : null)
    field.dispatchEvent(new Event("change", { bubbles: true }))
    this.#take(codes)
  }

  #take(codes) {
    this.#took = performance.now()
    this.#burst.ends()
    this.#keys.forget()
    for (const code of codes) this.#hear.onCode(code)
  }

  #outside(event) {
    clearTimeout(this.#resting)
    if (!isPress(event) && this.#scan.isLate(event.timeStamp)) {
      this.#paused(this.#scan.digits) // a busy machine tells of a key before it tells that the rest is over
      if (takesText(document.activeElement)) return // there the key goes, behind the digits before it
    }
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
    const last = tail(digits)
    if (last) this.#scanned(digits, [last])
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
  #remember({ target, key, timeStamp }) {
    const isList = target.localName === "select" && !WALKS.test(key) // with an arrow a person chooses
    const goesOn = isList && this.#choice?.list === target && timeStamp - this.#choice.at < SCAN_REST_MS
    if (goesOn) this.#choice.at = timeStamp
    else this.#choice = isList ? { list: target, value: target.value, at: timeStamp } : null
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
  const last = tail(field.value)
  return surely && last ? [last] : []
}

/**
 * What a person wrote: the value without these codes and their links. An input method may have spoilt a link, or the
 * word before it: where that shows, it is what the field held before the scanner began.
 */
function without(codes, value, before) {
  const scans = []
  const takes = (scan) => (scans.push(scan), "")
  const rest = codes.reduce((left, code) => left.replace(new RegExp(`(?:https?:\\S*#)?${code}`, "i"), takes).trim(), value)
  const kept = before?.trim() ?? (isNothingElse(value) ? "" : rest)
  if (codes.some((code) => !value.includes(code))) return kept
  if (value.startsWith(kept) && kept.startsWith(rest)) return rest // the burst had paused within the code
  if (holdsPart(kept, rest, scans)) return rest // as well, in front of what was written
  return rest.startsWith(kept) && !OF_A_LINK.test(rest.slice(kept.length)) ? rest : kept
}

/** Whether the longer of two values is the other with the beginning of a scan somewhere in it. */
function holdsPart(longer, other, scans) {
  const more = longer.length - other.length
  if (more <= 0) return false
  const isBegun = (at) => scans.some((scan) => scan.startsWith(longer.slice(at, at + more).trim()))
  for (let at = 0; at <= other.length; at += 1) {
    if (longer.slice(0, at) + longer.slice(at + more) === other && isBegun(at)) return true
  }
  return false
}

const isNothingElse = (value) => read(value)?.kind === "full"

function swallow(event) {
  event.preventDefault()
  event.stopPropagation()
}
