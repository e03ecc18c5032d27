import assert from "node:assert/strict"
import { test } from "node:test"
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

test("a scanner's signs belong to the field they fell into, and are over once they were read", () => {
  const burst = new Burst()
  hears(burst, every(5))
  assert.equal(burst.isScanner({}), false)
  burst.ends()
  assert.equal(burst.isScanner(field), false)
})
