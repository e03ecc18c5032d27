import assert from "node:assert/strict"
import { test } from "node:test"
import { decided } from "../../static/js/checkin/deciding.js"
import { digest } from "../../static/js/checkin/digest.js"
import { asksForAPhone } from "../../static/js/checkin/finding.js"
import { Roster } from "../../static/js/checkin/roster.js"

const HOUR = 3_600_000
const [AN, ANH, ANOTHER] = ["100070000000000000000117", "100070000000000000000214", "100070000000000000009914"]
const OTHER_EVENTS = "100080000000000000000197"
const HAND = "000013"
const at = (minute) => new Date(Date.UTC(2026, 2, 26, 0, minute)).toISOString()

const person = (id, name, code, more = {}) => ({
  id, name, given: "", honorific: "", position: "", unit: "Ấp Suối Đá", category: "guest", seat: `A${id}`, birth_year: null,
  award: "", attention: "", vip: false, status: "expected", code: digest(7, code), hand: digest(7, `hand ${id}`), first: null, ...more,
})
const told = (revision, more = {}) => ({
  event: { slug: "le", name: "Lễ", code_no: 7, status: "live" }, revision, run: "r", whole: false, at: at(0), people: [],
  gone: [], old: {}, present: 0, expected: 2, ...more,
})
const WHOLE = told(5, { whole: true, people: [person(1, "Nguyễn Văn An", AN, { hand: digest(7, HAND) }), person(2, "Nguyễn Thị Ánh", ANH)] })

/** A list whose server answers from a list of its own: an answer, or what it throws. */
async function listed(...answers) {
  const [asked, clock] = [[], { now: Date.UTC(2026, 2, 26) }]
  const load = async (since, run) => {
    asked.push([since, run])
    const next = answers.shift() ?? {}
    if (!next.event) throw Object.assign(new Error(), next)
    return next
  }
  const roster = await Roster.open(`le-${Math.random()}`, { load, now: () => clock.now })
  await roster.refresh()
  return { roster, asked, clock }
}

async function pageOf(event) {
  const roster = await Roster.open(event, { load: async () => WHOLE })
  await roster.refresh()
  return roster
}

const until = async (holds) => {
  while (!(await holds())) await new Promise((soon) => setTimeout(soon, 5))
}

const scan = (nonce, code, minute, shown = "admitted") => ({ kind: "check_in", nonce, code, at: at(minute), door: "Cửa A", by: "Lan", shown })
const inside = (roster, id) => roster.person(id).first?.at ?? null

test("what has only just changed is asked for again when an answer from before is on its way", async () => {
  const answers = []
  const roster = await Roster.open("le", { load: () => new Promise((come) => answers.push(come)) })
  const before = roster.refresh()
  const after = roster.refreshAnew()
  answers[0](WHOLE)
  await before
  await until(() => answers.length === 2)
  answers[1](told(6, { event: { slug: "le", status: "closed" } }))
  await after
  assert.equal(roster.dropped, "closed")
})

test("the whole list comes first, then only what changed since, with who is gone and whose paper is old", async () => {
  const changed = told(9, { people: [person(2, "Nguyễn Thị Ánh", ANOTHER)], gone: [1], old: { [digest(7, ANH)]: 2 } })
  const { roster, asked } = await listed(WHOLE, changed)
  assert.deepEqual(roster.find("nguyen").map(({ id }) => id), [1, 2])
  await roster.refresh()
  assert.deepEqual(asked, [[null, undefined], [5, "r"]])
  assert.deepEqual(roster.find("nguyen").map(({ id }) => id), [2])
  const { kind, person: { id } } = roster.meant(ANH)
  assert.deepEqual([roster.size, roster.revision, roster.person(1), kind, id], [1, 9, null, "reissued", 2])
})

test("an id that is gone and is somebody else's now is that person's, and no code of the one before", async () => {
  const reissued = told(6, { people: [person(1, "Nguyễn Văn An", AN)], old: { [digest(7, ANOTHER)]: 1 } })
  const other = told(9, { people: [person(1, "Trần Đúng Tên", "100070000000000000000311")], gone: [1] })
  const { roster } = await listed(WHOLE, reissued, other)
  await roster.refresh()
  await roster.refresh()
  assert.deepEqual([roster.size, roster.person(1)?.name], [2, "Trần Đúng Tên"])
  const meant = [AN, ANOTHER, "100070000000000000000311"].map((code) => roster.meant(code))
  assert.deepEqual(meant.map(({ kind, surely }) => [kind, surely]), [["unknown", false], ["unknown", false], ["current", true]])
})

test("a code says who is meant, and what cannot be known without the server is not sure", async () => {
  const { roster } = await listed(WHOLE)
  const short = ({ kind, person: who, surely }) => [kind, who?.id ?? null, surely]
  assert.deepEqual(short(roster.meant(` 1000 7000 0000 0000 0000 0117`)), ["current", 1, true])
  assert.deepEqual(short(roster.meant(HAND)), ["current", 1, true])
  assert.deepEqual(roster.find("000 013").map(({ id }) => id), [1])
  assert.deepEqual(short(roster.meant(OTHER_EVENTS)), ["other_event", null, true])
  assert.deepEqual(short(roster.meant("100070000000000000000311")), ["unknown", null, false])
  assert.deepEqual(short(roster.meant("nguyen van an")), ["unknown", null, true])
})

test("what the door did lies on the list until the server has answered it and told the news after that", async () => {
  const knows = told(7, { people: [person(1, "Nguyễn Văn An", AN, { first: { at: at(2), door: "B", by: "" } })], present: 1 })
  const { roster } = await listed(WHOLE, told(6), knows)
  roster.heard(scan("n1", AN, 3))
  roster.heard(scan("n2", ANH, 4, "again"))
  assert.deepEqual([inside(roster, 1), inside(roster, 2), roster.present], [at(3), null, 1])
  await roster.refresh()
  assert.equal(inside(roster, 1), at(3))

  roster.settled(["n1"])
  assert.equal(inside(roster, 1), at(3))
  await roster.refresh()
  assert.deepEqual([inside(roster, 1), roster.present], [at(2), 1])

  roster.heard({ kind: "undo", nonce: "n3", delegate_id: 1, at: at(5) })
  assert.deepEqual([inside(roster, 1), roster.present], [null, 0])
  roster.heard({ kind: "walk_in", nonce: "n4", name: "Trần Bình", at: at(6), instead_of: 2 })
  assert.deepEqual([roster.person(2).status, roster.present], ["replaced", 1])
})

test("a code that only this list does not know is not on the list; what is no code is a stranger's", async () => {
  const { roster } = await listed(WHOLE)
  const answer = (text) => decided(roster.meant(text), { at: at(1) })
  const said = ["100070000000000000000311", OTHER_EVENTS, "100070000000000000000312"].map(answer)
  assert.deepEqual(said.map(({ outcome, shown }) => [outcome, shown]), [["unlisted", "unknown"], ["wrong_event", undefined], ["unknown", undefined]])
})

test("what one page of a device has told, another knows at once, until the server tells it to both", async () => {
  const event = `le-${Math.random()}`
  const [one, other] = [await pageOf(event), await pageOf(event)]
  one.heard(scan("n1", AN, 3))
  await until(() => inside(other, 1))
  assert.deepEqual([inside(other, 1), other.present], [at(3), 1])

  one.settled(["n1"])
  await until(async () => (await other.refresh()) && !inside(other, 1))
  assert.equal(other.present, 0)
  await other.catchUp([scan("n1", AN, 3), scan("n2", ANH, 4)])
  assert.deepEqual([inside(other, 1), inside(other, 2)], [null, at(4)])
})

test("a list that is put away asks and hears no more, and begun again it does", async (t) => {
  const [event, contacts, asked] = [`le-${Math.random()}`, new Set(), []]
  const live = { contact: (listener) => contacts.add(listener) && (() => contacts.delete(listener)) }
  const one = await Roster.open(event, { load: async () => asked.push(1) && WHOLE })
  const other = await pageOf(event)
  t.mock.timers.enable({ apis: ["setInterval"] })
  const stop = one.start(live)
  await until(() => one.size)
  stop()
  t.mock.timers.tick(60_000)
  other.heard(scan("n1", AN, 3))
  await new Promise((soon) => setTimeout(soon, 20))
  assert.deepEqual([asked.length, contacts.size, inside(one, 1)], [1, 0, null])

  const again = one.start(live)
  other.heard(scan("n2", ANH, 4))
  await until(() => inside(one, 2))
  assert.deepEqual([asked.length, contacts.size], [2, 1])
  again()
})

test("a list that nobody has renewed for eighteen hours is dropped, and the next whole one takes its place", async () => {
  const { roster, clock, asked } = await listed(WHOLE, {}, WHOLE)
  clock.now += 18 * HOUR
  assert.equal(roster.person(1).name, "Nguyễn Văn An")
  clock.now += 1000
  assert.deepEqual([roster.person(1), roster.size, roster.dropped, roster.loadedAt], [null, 0, "old", null])
  assert.equal(await roster.refresh(), false)
  assert.equal(await roster.refresh(), true)
  assert.deepEqual([asked.at(-1)[0], roster.size, roster.dropped], [null, 2, null])
})

test("a closed event and a revoked device leave no list; a server that is away leaves it as it is", async () => {
  const closed = told(8, { event: { ...WHOLE.event, status: "closed" } })
  const { roster } = await listed(WHOLE, { status: 503 }, closed, WHOLE, { status: 401 })
  const after = async () => [await roster.refresh(), roster.size, roster.dropped]
  assert.deepEqual(await after(), [false, 2, null])
  assert.deepEqual(await after(), [true, 0, "closed"])
  assert.deepEqual(await after(), [true, 2, null])
  assert.deepEqual(await after(), [false, 0, "revoked"])
})

test("three last digits or more ask for a telephone, which only the server knows", () => {
  const asked = ["678", "0912 345 678", "+84 912", "67", "A12", "an 678", ""]
  assert.deepEqual(asked.map(asksForAPhone), [true, true, true, false, false, false, false])
})
