import assert from "node:assert/strict"
import { test } from "node:test"
import { row } from "../../static/js/checkin/answer-card.js"

const person = (id, name, birth_year, more = {}) => ({ id, name, birth_year, unit: "Ấp Suối Đá", position: "", status: "expected", first: null, ...more })

test("whoever goes by another's name, marks aside, is told apart by the year of birth", () => {
  const people = [
    person(1, "Trần Hòa", 1970), person(2, "Trần Hoà", 1975), person(3, "Lê Thanh Ân", 1980), person(4, "LÊ THANH AN", 1981),
    person(5, "Lê Thanh Bình", 1982),
  ]
  assert.deepEqual(people.map((one) => row(one, people).birth_year), [1970, 1975, 1980, 1981, ""])
})

test("somebody may come in the place of whoever is awaited or has said no, not of whoever is in", () => {
  const here = { first: { at: "2026-03-26T00:00:00Z" } }
  const some = [{}, { status: "declined" }, here, { status: "withdrawn" }, { status: "replaced" }]
  assert.deepEqual(some.map((more) => row(person(1, "Lê An", null, more)).replaceable), [true, true, false, false, false])
})
