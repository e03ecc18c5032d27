import { hour as byTheHall } from "../core/hours.js"
import { asksForAPhone } from "./finding.js"
import { calledAs } from "./names.js"

/**
 * Cards that the server drew beforehand (`_cards.html`), for when it cannot be asked: the browser puts words into their
 * slots and nothing else. `values`: text by slot; a slot without text is hidden, and so is what needs one.
 */
export function card(name, values = {}) {
  const drawn = document.querySelector(`template[data-card="${name}"]`)?.content.cloneNode(true)
  if (!drawn) return document.createDocumentFragment()
  for (const part of drawn.querySelectorAll("[data-needs]")) part.hidden = !values[part.dataset.needs]
  for (const slot of drawn.querySelectorAll("[data-slot]")) fill(slot, values[slot.dataset.slot])
  for (const link of drawn.querySelectorAll("a[data-about]")) link.href += values[link.dataset.about] ?? ""
  for (const field of drawn.querySelectorAll("[data-value]")) field.value = values[field.dataset.value] ?? ""
  for (const field of drawn.querySelectorAll("input[name=csrf_token]")) field.value = document.querySelector("#check-in [name=csrf_token]")?.value ?? ""
  return drawn
}

function fill(slot, text) {
  slot.hidden = text === undefined || text === null || text === "" || text === false
  if (!slot.hidden && text !== true) slot.textContent = text
}

/** What an answer of this device says in each slot. `fact` is what was asked. */
export function words({ person, first, listAt, ...answer }, fact = {}) {
  return {
    ...person,
    ...answer,
    office: person ? office(person) : "",
    hour: first ? hour(first.at) : "",
    where: first ? [first.door, first.by].filter(Boolean).join(", ") : "",
    by: fact.by ?? "",
    reason: fact.reason ?? "",
    unsent: answer.outcome !== "confirm",
    "list-at": listAt ? hour(listAt) : "",
  }
}

/** Hits of the device's own list, as the server would draw them. */
export function hits(people, query) {
  if (!people.length && asksForAPhone(query)) return card("no-phones")
  const body = card(people.length ? "hits" : "no-hits")
  body.querySelector("[data-rows]")?.append(...people.map((one) => card("hit", row(one, people))))
  return body
}

/** Before a guest is written in: somebody of that name is on this device's list already. */
export function sameName(fact, alike) {
  const body = card("same-name", fact)
  body.querySelector("[data-rows]")?.append(...alike.map((one) => card("hit", row(one, alike))))
  return body
}

/** Somebody in a list; the year of birth is told where two go by one name, as the server has it (`answers.hits`). */
export function row(person, people = []) {
  const called = calledAs(person.name)
  const twice = people.some(({ id, name }) => id !== person.id && calledAs(name) === called)
  const [expected, declined, withdrawn] = ["expected", "declined", "withdrawn"].map((one) => person.status === one)
  const is_in = Boolean(person.first)
  const birth_year = twice ? person.birth_year : ""
  return { ...person, office: office(person), birth_year, is_in, declined, withdrawn, replaceable: !is_in && (expected || declined) }
}

const office = ({ office, position, unit }) => office ?? [position, unit].filter(Boolean).join(", ")

/** 07:45 as the hall's clock says it, whatever zone this device is set to. */
export const hour = (at) => byTheHall(new Date(at), document.querySelector("door-desk")?.getAttribute("time-zone"))
