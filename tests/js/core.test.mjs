import assert from "node:assert/strict"
import { test } from "node:test"
import { Newest } from "../../static/js/core/newest.js"
import { Offset } from "../../static/js/core/offset.js"
import { Bounce, asks, isTyping } from "../../static/js/core/keys.js"
import { SCAN_REST_MS, ScanKeys, codesIn, isCode, tail } from "../../static/js/core/scan.js"
import { nonce } from "../../static/js/core/nonce.js"
import { hour } from "../../static/js/core/hours.js"
import { colour, elapsedS, forecastAt, isAnotherDay, lateMinutes, minutes } from "../../static/js/core/timing.js"

const CODE = "123456789012345678901234"

test("an older or repeated picture never replaces a newer one", () => {
  const newest = new Newest("a", "3")
  assert.deepEqual([4, 3, 4, 6, 5].map((seq) => newest.takes({ run: "a", seq })), [true, false, false, true, false])
})

test("another run of the server starts over, however small its number", () => {
  const newest = new Newest("a", 900)
  assert.equal(newest.takes({ run: "b", seq: 1 }), true)
  assert.equal(newest.takes({ run: "b", seq: 1 }), false)
})

test("the first picture after connecting always goes up", () => {
  const newest = new Newest("a", 900)
  assert.equal(newest.takes({ run: "a", seq: 2 }, true), true)
  assert.equal(newest.takes({ run: "a", seq: 3 }), true)
})

test("the answer with the shortest round trip sets the clock", () => {
  const offset = new Offset()
  offset.add(1000, 6500, 2000)
  offset.add(3000, 8010, 3020)
  offset.add(4000, 9900, 5000)
  assert.equal(offset.ms, 5000)
})

test("an answer that makes no sense leaves the clock alone", () => {
  const offset = new Offset()
  offset.add(1000, undefined, 1010)
  offset.add(2000, 9000, 1000)
  assert.equal(offset.ms, 0)
})

test("a good sample is forgotten in the end, because clocks drift", () => {
  const offset = new Offset(2)
  offset.add(0, 100, 0)
  offset.add(0, 205, 10)
  offset.add(0, 305, 10)
  assert.equal(offset.ms, 200)
})

test("clicker keys move the ceremony, F5 and Escape do nothing, the rest is left to the page", () => {
  const keys = [" ", "ArrowRight", "PageDown", "ArrowLeft", "PageUp", "b", ".", "F5", "Escape", "Enter", "a", "Tab"]
  const wishes = ["go", "go", "go", "back", "back", "black", "black", "nothing", "nothing", null, null, null]
  assert.deepEqual(keys.map((key) => asks({ key })), wishes)
})

test("a key held with Ctrl, Alt or Meta belongs to the browser", () => {
  assert.equal(asks({ key: "ArrowLeft", altKey: true }), null)
  assert.equal(asks({ key: "b", ctrlKey: true }), null)
})

test("keys typed into a field are words, keys on a button are not", () => {
  const on = (localName, type) => isTyping({ localName, type })
  assert.deepEqual([on("input", "text"), on("textarea"), on("select")], [true, true, true])
  assert.deepEqual([on("button"), on("input", "checkbox"), on("body"), isTyping(null)], [false, false, false, false])
})

test("a second press within 400 ms is a bounce, and does not lengthen the wait", () => {
  const bounce = new Bounce()
  assert.deepEqual([0, 399, 401, 700, 801].map((at) => bounce.passes(at)), [true, false, true, false, true])
})

test("the code is the last 24 digits of a field, whatever was being typed before", () => {
  assert.equal(tail(CODE), CODE)
  assert.equal(tail(`nguyen${CODE}\n`), CODE)
  assert.equal(tail(`99${CODE}`), CODE)
  assert.equal(tail(CODE.slice(1)), null)
  assert.equal(tail(`${CODE} hoa`), null)
})

const [FIRST, SECOND, THIRD] = ["100012345678901234567834", "100012345678901234567931", "100012345678901234568028"]
  .map((code) => code.slice(0, 22))
  .map((digits) => digits + String((98n - ((BigInt(digits) * 100n) % 97n)) % 97n).padStart(2, "0"))
const MISREAD = FIRST.slice(0, 22) + (FIRST.endsWith("00") ? "01" : "00")

test("codes that stand in one row are each a code, and one misread among them keeps its place", () => {
  assert.deepEqual(codesIn(FIRST + SECOND + THIRD), [FIRST, SECOND, THIRD])
  assert.deepEqual(codesIn(`Trần Mười${FIRST}`), [FIRST])
  assert.deepEqual(codesIn(`9${FIRST}${SECOND}`), [FIRST, SECOND])
  assert.deepEqual(codesIn(FIRST + MISREAD + THIRD), [FIRST, MISREAD, THIRD])
  assert.deepEqual([codesIn(MISREAD), codesIn("nguyen"), codesIn("")], [[], [], []])
})

test("digits, grouped or not, are a code; anything with a letter is a name", () => {
  assert.deepEqual(["123456", "1234 5678", "12-34", "hoa", "hoa 12", "", "  "].map(isCode), [true, true, true, false, false, false, false])
})

const press = (scan, codes, gap = 5, start = 0) => codes.reduce((found, code, n) => scan.press(code, start + n * gap) ?? found, null)
const keysOf = (digits, row = "Digit") => [...digits].map((digit) => row + digit)

test("a scanner's keys are read by key, on the digit row and on the number pad", () => {
  assert.equal(press(new ScanKeys(), [...keysOf(CODE), "Enter"]), CODE)
  assert.equal(press(new ScanKeys(), [...keysOf(CODE, "Numpad"), "NumpadEnter"]), CODE)
  assert.equal(press(new ScanKeys(), [...keysOf(CODE), "Tab"]), CODE)
})

test("digits typed slowly by hand before a scan are not part of it, and a short run is no code", () => {
  const scan = new ScanKeys()
  scan.press("Digit9", 0)
  assert.equal(press(scan, [...keysOf(CODE), "Enter"], 5, 1000), CODE)
  assert.equal(press(scan, [...keysOf("123456"), "Enter"], 5, 5000), null)
})

test("a scan that lost a key is refused rather than glued to the next", () => {
  const scan = new ScanKeys()
  assert.equal(press(scan, [...keysOf(CODE.slice(1)), "Enter"]), null)
  assert.equal(press(scan, [...keysOf(CODE), "Enter"], 5, 130), CODE)
})

test("a late digit drops no whole code, and one that is not whole is dropped", () => {
  const late = new ScanKeys()
  press(late, keysOf(FIRST))
  late.press("Digit9", 24 * 5 + SCAN_REST_MS + 40)
  assert.equal(late.digits, `${FIRST}9`)
  assert.equal(late.press("Enter", 24 * 5 + SCAN_REST_MS + 45), FIRST)
  press(late, keysOf(MISREAD), 5, 2000)
  assert.deepEqual([late.isLate(2000 + 24 * 5), late.isLate(3000)], [false, true])
  late.press("Digit9", 3000)
  assert.equal(late.digits, "9")
})

test("a scan is over when the rest behind it is, and not before", () => {
  const slow = new ScanKeys()
  assert.equal(press(slow, [...keysOf(CODE), "Enter"], SCAN_REST_MS - 5), CODE)
})

test("a nonce is 32 hexadecimal digits of what chance gave", () => {
  assert.equal(nonce((bytes) => bytes.fill(10)), "0a".repeat(16))
  assert.match(nonce(), /^[0-9a-f]{32}$/)
  assert.notEqual(nonce(), nonce())
})

test("a paper of seven minutes is green to five, amber to seven, red after", () => {
  assert.deepEqual([0, 300, 301, 420, 421].map((s) => colour(s, 420)), ["green", "green", "amber", "amber", "red"])
  assert.equal(colour(9999, 0), "plain")
})

test("a held timer stands still, and a start in the future shows zero", () => {
  assert.equal(elapsedS({ startedAt: 1000, heldAt: 31000 }, 99000), 30)
  assert.equal(elapsedS({ startedAt: 1000 }, 61000), 60)
  assert.equal(elapsedS({ startedAt: 5000 }, 1000), 0)
})

test("time is read as minutes and seconds, with hours only when there are any", () => {
  assert.deepEqual([0, 65.9, 600, 3605].map(minutes), ["0:00", "1:05", "10:00", "1:00:05"])
})

const at = (minute) => Date.parse("2026-03-26T00:30:00Z") + minute * 60_000

test("lateness stands still until it slips, and then grows second by second", () => {
  const sheet = { baseS: 120, slipsFrom: at(10) }
  assert.deepEqual([0, 10, 11, 12.5, 15].map((minute) => lateMinutes(sheet, at(minute))), [2, 2, 3, 5, 7])
  assert.equal(lateMinutes({ baseS: -180, slipsFrom: at(10) }, at(12)), -1)
})

test("before the first item nothing is late until the hour on the paper, and every minute after it", () => {
  const sheet = { baseS: 0, slipsFrom: at(0) }
  assert.deepEqual([-40, -0.1, 0, 4].map((minute) => lateMinutes(sheet, at(minute))), [0, 0, 0, 4])
})

test("when the ceremony is over its lateness is what it was", () => {
  assert.deepEqual([at(0), at(500)].map((now) => lateMinutes({ baseS: 240, slipsFrom: null }, now)), [4, 4])
  assert.equal(lateMinutes({ baseS: -10, slipsFrom: null }, at(0)), 0)
})

test("what is still to come is expected later by all that has slipped", () => {
  const item = { baseAt: at(20), slipsFrom: at(5) }
  assert.deepEqual([0, 5, 6, 30].map((minute) => forecastAt(item, at(minute))), [at(20), at(20), at(21), at(45)])
  assert.equal(forecastAt({ baseAt: at(20), slipsFrom: null }, at(90)), at(20))
})

test("half a day from the paper it is another day", () => {
  assert.deepEqual([-720, -719, 0, 719, 720].map(isAnotherDay), [true, false, false, false, true])
})

test("hours are the hall's, whatever zone the device is set to", () => {
  assert.deepEqual(["Asia/Ho_Chi_Minh", "UTC", "Asia/Tokyo"].map((zone) => hour(at(15), zone)), ["07:45", "00:45", "09:45"])
  assert.equal(hour(Date.parse("2026-03-25T17:00:00Z"), "Asia/Ho_Chi_Minh"), "00:00")
})
