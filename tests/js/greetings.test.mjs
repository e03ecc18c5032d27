import assert from "node:assert/strict"
import { test } from "node:test"
import { Greetings } from "../../static/js/checkin/greetings.js"

const T = 1_000_000
const one = (key, s) => ({ key, at: T + s * 1000 })
const at = (greetings, s) => greetings.look(T + s * 1000)

test("each is greeted for four seconds, in the order of coming in, however many come at once", () => {
  const greetings = new Greetings()
  greetings.hear([one("a", 0)])
  assert.deepEqual(at(greetings, 0), { now: "a", past: [] })
  greetings.hear([one("c", 1.2), one("b", 1), one("a", 0)])
  assert.equal(at(greetings, 3.9).now, "a")
  assert.deepEqual(at(greetings, 4), { now: "b", past: ["a"] })
  assert.equal(at(greetings, 7.9).now, "b")
  assert.deepEqual(at(greetings, 8), { now: "c", past: ["b", "a"] })
})

test("after a minute without anybody new the banner is back, until somebody comes", () => {
  const greetings = new Greetings()
  greetings.hear([one("a", 0)])
  assert.equal(at(greetings, 1).now, "a")
  assert.equal(at(greetings, 60).now, "a")
  assert.equal(at(greetings, 61).now, null)
  greetings.hear([one("b", 300), one("a", 0)])
  assert.deepEqual(at(greetings, 300), { now: "b", past: ["a"] })
})

test("whoever came in long ago is not greeted now: a screen just switched on, a door that was offline", () => {
  const greetings = new Greetings()
  greetings.hear([one("a", 0)])
  assert.equal(at(greetings, 600).now, null)
  greetings.hear([one("c", 599), one("late", 100), one("a", 0)])
  assert.equal(at(greetings, 600).now, "c")
})

test("a coming-in that is taken back takes its greeting with it", () => {
  const greetings = new Greetings()
  greetings.hear([one("a", 0)])
  at(greetings, 0)
  greetings.hear([one("b", 1), one("a", 0)])
  assert.equal(at(greetings, 5).now, "b")
  greetings.hear([one("a", 0)])
  assert.deepEqual(at(greetings, 6), { now: "a", past: [] })
  greetings.hear([])
  assert.equal(at(greetings, 7).now, null)
})
