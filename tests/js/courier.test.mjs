import assert from "node:assert/strict"
import { test } from "node:test"
import { Courier } from "../../static/js/checkin/courier.js"
import { Outbox } from "../../static/js/checkin/outbox.js"

const AWAY = new TypeError("away")
const json = (status, said) => () => new Response(JSON.stringify(said), { status })
const html = (text) => () => new Response(text)
const settled = (sent) => json(200, { results: sent.map(({ nonce }) => ({ nonce, outcome: "admitted" })), revision: 1 })()
const fact = (nonce, at = "2026-03-26T00:00:00.000Z") => ({ kind: "check_in", nonce, code: "1", at, shown: "admitted" })

/** A door, and a server that answers from a list: a function of what was posted, or an error that is thrown. */
async function door(...answers) {
  const outbox = await Outbox.open(`le-${Math.random()}`)
  const [asked, news, dropped] = [[], [], []]
  const keys = { token: "old", renew: async () => ((keys.token = "new"), keys.status ?? 200) }
  const fetch = async (url, { body, signal }) => {
    const items = typeof body === "string" ? JSON.parse(body).items : [Object.fromEntries(body ?? [])]
    asked.push({ url, items })
    const next = answers.shift() ?? AWAY
    if (next instanceof Error) throw next
    if (next === "late") await new Promise((_done, failed) => signal.addEventListener("abort", () => failed(AWAY)))
    return next(items)
  }
  const roster = { settled: () => {}, drop: async (why) => dropped.push(why) }
  const courier = new Courier({ event: "le", outbox, roster, tell: (told) => news.push(told), fetch, keys })
  return { courier, outbox, asked, news, dropped, keys, stop: () => courier.stop() }
}

const waiting = async ({ outbox }) => (await outbox.all()).map(({ nonce }) => nonce)

test("whoever is answered in time is answered by the server", async () => {
  const here = await door(html("MỜI VÀO"))
  assert.deepEqual(await here.courier.ask({ ...fact("a"), confirm: true, by: undefined }), { answered: "MỜI VÀO" })
  const [{ url, items }] = here.asked
  assert.equal(url, "/events/le/door/checkins")
  assert.deepEqual(items, [{ nonce: "a", code: "1", at: fact("a").at, confirm: "1", csrf_token: "old" }])
})

test("after one guest waited in vain the next waits for nothing, until a sync is answered", async () => {
  const here = await door("late", settled, html("MỜI VÀO"))
  assert.deepEqual(await here.courier.ask(fact("a")), { unanswered: true })
  await here.outbox.add(fact("a"))
  assert.deepEqual(await here.courier.ask(fact("b")), { unanswered: true })
  assert.equal(here.asked.length, 1)

  await here.courier.send()
  assert.deepEqual(await waiting(here), [])
  assert.deepEqual(await here.courier.ask(fact("c")), { answered: "MỜI VÀO" })
  here.stop()
})

test("a door that is put away while it looks for the server looks no more; put up again it does", async (t) => {
  const away = { contact: () => () => {} }
  Object.assign(globalThis, { addEventListener: () => {}, removeEventListener: () => {}, document: new EventTarget() })
  t.after(() => ["addEventListener", "removeEventListener", "document"].forEach((name) => delete globalThis[name]))
  const here = await door(AWAY, AWAY, AWAY, AWAY)
  await here.courier.ask(fact("a"))
  t.mock.timers.enable({ apis: ["setTimeout"] })
  const looking = here.courier.start(away)
  here.stop()
  await looking
  const asked = here.asked.length
  t.mock.timers.tick(60_000)
  assert.equal(here.asked.length, asked)

  await here.courier.start(away)
  assert.equal(here.asked.length, asked + 1)
  here.stop()
})

test("facts go a hundred at a time in the order they happened, and leave only when each is answered", async () => {
  const here = await door(settled, (sent) => settled(sent.slice(1)), AWAY)
  for (let no = 204; no > 0; no -= 1) await here.outbox.add(fact(`n${no}`, new Date(no * 1000).toISOString()))
  await here.courier.send()
  assert.deepEqual(here.asked.map(({ items }) => [items.length, items[0].nonce]), [[100, "n1"], [100, "n101"], [4, "n201"]])
  assert.deepEqual(await waiting(here), ["n101", "n201", "n202", "n203", "n204"])
  assert.equal(here.news.at(-1).reach, "off")
  here.stop()
})

test("what the server refuses is put aside and shown; what it would take later stays", async () => {
  const errors = { b: "conflict", c: "invalid", d: "closed", e: "server_error" }
  const mixed = (sent) => json(200, { results: sent.map(({ nonce }) => (errors[nonce] ? { nonce, error: errors[nonce], message: "Sai." } : { nonce, outcome: "again" })) })()
  const here = await door(mixed)
  for (const nonce of "abcde") await here.outbox.add(fact(nonce))
  await here.courier.send()
  assert.deepEqual(await waiting(here), ["d", "e"])
  assert.deepEqual((await here.outbox.setAside()).map(({ fact: { nonce }, error }) => [nonce, error]), [["b", "conflict"], ["c", "invalid"]])
  const { waiting: count, aside, closed, reach } = here.news.at(-1)
  assert.deepEqual({ count, aside, closed, reach }, { count: 2, aside: 2, closed: true, reach: "on" })
  assert.equal(here.asked.length, 1)
  here.stop()
})

test("a bundle that cannot be read is sent fact by fact, and only the bad one is put aside", async () => {
  const bad = (sent) => (sent.some(({ nonce }) => nonce === "b") ? json(422, { error: "invalid", message: "Sai." })() : settled(sent))
  const here = await door(bad, bad, bad, bad)
  for (const nonce of "abc") await here.outbox.add(fact(nonce))
  await here.courier.send()
  assert.deepEqual([await waiting(here), here.outbox.aside], [[], 1])
  here.stop()
})

test("an old token is renewed once from the page; keys that never fit do not go round for ever", async () => {
  const stale = json(400, { error: "csrf", message: "" })
  const here = await door(stale, html("MỜI VÀO"), stale, stale, stale, stale)
  assert.deepEqual(await here.courier.ask(fact("a")), { answered: "MỜI VÀO" })
  assert.deepEqual(here.asked.map(({ items: [{ csrf_token }] }) => csrf_token), ["old", "new"])
  assert.equal((await here.courier.ask(fact("b"))).refused.status, 400)
  await here.outbox.add(fact("c"))
  await here.courier.send()
  assert.equal(here.asked.length, 6)
  assert.deepEqual([await waiting(here), here.outbox.aside], [["c"], 0])
  here.stop()
})

test("a revoked device drops its list and keeps what it has not sent", async () => {
  const here = await door(json(401, { error: "unauthorized", message: "" }))
  here.keys.status = 401
  await here.outbox.add(fact("a"))
  await here.courier.send()
  assert.deepEqual([here.dropped, here.news.at(-1).revoked, await waiting(here)], [["revoked"], true, ["a"]])
  here.stop()
})

test("somebody else's page is no answer, and a busy server is asked again later", async () => {
  const here = await door(html("<h1>Đăng nhập Wi-Fi</h1>"), json(429, { error: "too_many", message: "" }))
  await here.outbox.add(fact("a"))
  await here.courier.send()
  assert.equal(here.news.at(-1).reach, "off")
  await here.courier.send()
  assert.deepEqual(await waiting(here), ["a"])
  here.stop()
})
