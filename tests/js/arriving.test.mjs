import assert from "node:assert/strict"
import { test } from "node:test"
import { pace, since } from "../../static/js/core/arriving.js"

const OPENS = Date.UTC(2025, 2, 26)
const at = (minute) => OPENS + minute * 60_000

test("what came falls out of the last ten minutes while nobody comes", () => {
  assert.deepEqual(since([1, 2, 3], at(5), at(5.9)), [1, 2, 3])
  assert.deepEqual(since([1, 2, 3], at(5.9), at(7)), [3, 0, 0])
  assert.deepEqual(since([1, 2, 3], at(5), at(90)), [0, 0, 0])
})

test("the page tells what the server would tell, also minutes after its last picture", () => {
  const seen = { counts: [0, 0, 0, 0, 0, 5, 5, 5, 5, 0], at: at(4), first: at(0), last: at(3), missing: 46 }
  assert.deepEqual(pace(seen, at(4)), { flow: "coming", doneAt: at(14) })
  assert.deepEqual(pace(seen, at(7)), { flow: "coming", doneAt: at(24) })
  assert.deepEqual(pace(seen, at(11.5)), { flow: "still", stillMinutes: 8 })
  assert.deepEqual(pace({ ...seen, missing: 0 }, at(11)), { flow: "all_in" })
  assert.deepEqual(pace({ ...seen, missing: 400 }, at(4)), { flow: "coming", doneAt: at(84) })
  assert.deepEqual(pace({ ...seen, missing: 4000 }, at(4)), { flow: "far" })
  assert.deepEqual(pace({ ...seen, counts: [0, 0, 0, 0, 0, 0, 0, 1, 2, 0] }, at(4)), { flow: "too_few" })
  assert.deepEqual(pace({ ...seen, first: null, last: null }, at(4)), { flow: "nobody" })
})
