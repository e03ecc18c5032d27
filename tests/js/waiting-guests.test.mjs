import assert from "node:assert/strict"
import { test } from "node:test"
import { clock } from "../../static/js/core/clock.js"
import { WaitingGuests } from "../../static/js/checkin/waiting-guests.js"

const MINUTE = 60_000
const START = Date.UTC(2026, 2, 26)
const guest = (id, minute) => ({ id, at: new Date(START + minute * MINUTE).toISOString(), door: "Cửa A", by: "Lan" })

async function door() {
  const clock = { now: START }
  const waiting = await WaitingGuests.open(`le-${Math.random()}`, { now: () => clock.now })
  const ids = (name) => waiting[name].map(({ id }) => id)
  return { waiting, clock, ids }
}

test("whoever waits is told to the server once, and stands here until half an hour has gone", async () => {
  const { waiting, clock, ids } = await door()
  waiting.stand(guest(1, 1))
  waiting.stand(guest(2, 0))
  assert.deepEqual([ids("here"), ids("untold")], [[2, 1], [2, 1]])
  waiting.stand(guest(2, 5), { told: true })
  assert.deepEqual([ids("here"), ids("untold")], [[2, 1], [1]])
  clock.now += 31 * MINUTE
  assert.deepEqual(ids("here"), [1])
})

test("whoever is let in while the server is told of them stays away, and of whom it is sent on it is told that too", async () => {
  const { waiting, ids } = await door()
  for (const id of [1, 2, 3]) waiting.stand(guest(id, 0))
  for (const id of [1, 2, 3]) waiting.asks(id)
  waiting.forget(1)
  waiting.leave(2)
  for (const id of [1, 2, 3]) waiting.told(id)
  assert.deepEqual([ids("here"), ids("untold")], [[3], [2]])
})

test("of whom the server may know it hears that they are gone, also once they were met anew without it", async () => {
  const { waiting, ids } = await door()
  waiting.stand(guest(1, 0), { told: true })
  waiting.stand(guest(1, 1))
  assert.deepEqual([ids("here"), ids("untold")], [[1], [1]])
  waiting.leave(1)
  assert.deepEqual([ids("here"), ids("untold")], [[], [1]])
})

test("whoever waits at one page of a device waits at its other pages, and what each has done the others hear", async () => {
  const event = `le-${Math.random()}`
  const now = () => START
  const awake = setInterval(() => {}, MINUTE) // a channel by itself keeps no process
  const [here, there] = [await WaitingGuests.open(event, { now }), await WaitingGuests.open(event, { now })]
  const heard = (page) => new Promise((done) => page.watch(done))
  const ids = (page) => page.here.map(({ id }) => id)
  here.stand(guest(1, 0))
  await heard(there)
  there.stand(guest(2, 0))
  await heard(here)
  assert.deepEqual([ids(here), ids(there)], [[1, 2], [1, 2]])
  there.forget(1)
  await heard(here)
  assert.deepEqual([ids(here), ids(there)], [[2], [2]])
  clearInterval(awake)
})

test("a device whose clock is far off forgets nobody: hours are the hall's", async () => {
  const mine = Date.now()
  clock.learn(mine, mine - 45 * MINUTE, mine)
  const waiting = await WaitingGuests.open(`le-${Math.random()}`)
  waiting.stand({ id: 1, at: new Date(clock.now()).toISOString() })
  assert.deepEqual(waiting.here.map(({ id }) => id), [1])
})

test("of whoever is sent on the server hears only where it knew of them", async () => {
  const { waiting, ids } = await door()
  waiting.stand(guest(1, 0))
  waiting.stand(guest(2, 0), { told: true })
  for (const id of [1, 2]) waiting.leave(id)
  assert.deepEqual([ids("here"), ids("untold")], [[], [2]])
  waiting.forget(2)
  assert.deepEqual(ids("untold"), [])
})

test("whom the server shows no more somebody else has sent on; it may be a moment late with whom it was just told", async () => {
  const { waiting, clock, ids } = await door()
  waiting.stand(guest(1, 0), { told: true })
  clock.now += MINUTE
  for (const [id, told] of [[2, true], [3, true], [4, false]]) waiting.stand(guest(id, 1), { told })
  waiting.only([2])
  assert.deepEqual(ids("here"), [2, 3, 4])
  clock.now += MINUTE
  waiting.only([2])
  assert.deepEqual(ids("here"), [2, 4])
})
