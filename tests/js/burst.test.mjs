import assert from "node:assert/strict"
import { test } from "node:test"
import { SCAN_REST_MS } from "../../static/js/core/scan.js"
import { Burst } from "../../static/js/checkin/burst.js"

const field = {}
const hears = (burst, times, inputType) => (times.forEach((timeStamp) => burst.hears({ target: field, inputType, timeStamp })), burst.isScanner(field))
const every = (gap, signs = 24) => Array.from({ length: signs }, (_, no) => no * gap)

test("many signs one after another are a scanner's, signs typed by hand or pasted are not", () => {
  assert.equal(hears(new Burst(), every(5), "insertText"), true)
  assert.equal(hears(new Burst(), every(180), "insertText"), false)
  assert.equal(hears(new Burst(), every(5, 6), "insertText"), false)
  assert.equal(hears(new Burst(), [0], "insertFromPaste"), false)
  assert.equal(hears(new Burst(), every(30), "deleteContentBackward"), false)
})

test("a scan is one burst as long as the rest behind it has not passed", () => {
  assert.equal(hears(new Burst(), every(SCAN_REST_MS - 5), "insertText"), true)
})

test("what a person wrote before the burst is known, whatever an input method takes back meanwhile", () => {
  const [burst, target] = [new Burst(), { value: "Mười" }]
  const types = (value, timeStamp, inputType = "insertText") => {
    burst.nears({ target, timeStamp })
    target.value = value
    burst.hears({ target, inputType, timeStamp })
  }
  types("Mườih", 1000)
  types("Mườ", 1005, "deleteContentBackward")
  types("Mướihttp", 1010)
  assert.equal(burst.before(target), "Mười")
  assert.equal(burst.before({}), null)
  types("Mướihttp ", 1010 + SCAN_REST_MS + 1)
  assert.equal(burst.before(target), "Mướihttp")
  burst.ends()
  assert.equal(burst.before(target), null)
})

test("a scanner's signs belong to the field they fell into, and are over once they were read", () => {
  const burst = new Burst()
  hears(burst, every(5))
  assert.equal(burst.isScanner({}), false)
  burst.ends()
  assert.equal(burst.isScanner(field), false)
})
