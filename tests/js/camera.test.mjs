import assert from "node:assert/strict"
import { test } from "node:test"
import { CameraRepeats } from "../../static/js/checkin/camera-repeats.js"
import { CameraWatchdog } from "../../static/js/checkin/camera-watchdog.js"
import { glance } from "../../static/js/checkin/frames.js"

test("a code counts again only when it was out of view for three seconds", () => {
  const repeats = new CameraRepeats()
  const looks = [["a", 0], ["a", 2000], ["a", 4000], ["b", 4100], ["a", 6999], ["a", 9999]]
  assert.deepEqual(looks.map(([text, at]) => repeats.isNew(text, at)), [true, false, false, true, false, true])
  repeats.forget()
  assert.equal(repeats.isNew("a", 10_000), true)
})

const seen = (watchdog, at, light, print) => (watchdog.saw({ light, print }, at), watchdog.wrong(at))

test("a camera is opened again after three seconds of black or of a picture that stands still", () => {
  const black = new CameraWatchdog()
  black.opened(0)
  assert.deepEqual([1000, 3999, 4000].map((at) => seen(black, at, 12, at)), [null, null, "black"])
  const still = new CameraWatchdog()
  still.opened(0)
  assert.deepEqual([1000, 3999, 4000].map((at) => seen(still, at, 200, 7)), [null, null, "still"])
  const dumb = new CameraWatchdog()
  dumb.opened(0)
  assert.deepEqual([5999, 6000].map((at) => dumb.wrong(at)), [null, "black"])
})

test("a camera that stays black is opened less and less often, and one that sees again as before", () => {
  const watchdog = new CameraWatchdog()
  const gaps = []
  let at = 0
  for (let turn = 0; turn < 6; turn += 1) {
    const began = (at += 1)
    watchdog.opened(at)
    while (!seen(watchdog, at, 0, at)) at += 100
    gaps.push(Math.round((at - began) / 1000))
  }
  assert.deepEqual(gaps, [3, 6, 12, 24, 30, 30])
  watchdog.opened(at)
  for (let look = 0; look < 4; look += 1) seen(watchdog, (at += 100), 200, look)
  assert.deepEqual([2900, 3000].map((later) => watchdog.wrong(at + later)), [null, "black"])
})

test("a glance tells the brightest point, and whether anything moved", () => {
  const picture = (bright) => ({ data: new Uint8ClampedArray(64 * 36 * 4).fill(bright), width: 64, height: 36 })
  assert.equal(glance(picture(200)).light, 200)
  assert.equal(glance(picture(200)).print, glance(picture(200)).print)
  assert.notEqual(glance(picture(200)).print, glance(picture(201)).print)
})
