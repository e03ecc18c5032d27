import { filingKey, fold, initials, tidy, withMarks, wordsOf } from "./names.js"

const MOST = 400
const MOST_WORDS = 12
const BAR = " | "
const AT_A_TIME = 500

/**
 * Finding a person by what somebody types, as `core/roster.py` finds them: part of a name, without marks, in any order.
 * It holds one folded text for each person, in filing order, so that equally good answers need no sorting. A roster on a
 * device knows no telephones.
 */
export class Index {
  #ids
  #plain
  #names
  #marked

  /** `people` have `id, name, unit, seat, given`. */
  constructor(people, convention = "family") {
    this.#file(people.map((one) => entryOf(one, convention)))
  }

  /** The same, made a few at a time: thousands would hold the page. */
  static async made(people, convention = "family") {
    const entries = []
    for (let start = 0; start < people.length; start += AT_A_TIME) {
      for (const one of people.slice(start, start + AT_A_TIME)) entries.push(entryOf(one, convention))
      await new Promise((breathed) => setTimeout(breathed))
    }
    const index = new Index([])
    index.#file(entries)
    return index
  }

  #file(entries) {
    entries.sort(asFiled)
    this.#ids = entries.map(({ id }) => id)
    this.#plain = entries.map(({ plain }) => plain)
    this.#names = this.#plain.map((plain) => (plain.includes(BAR) ? plain.slice(0, plain.indexOf(BAR) + 2) : plain))
    this.#marked = entries.map(({ marked }) => marked)
  }

  get size() {
    return this.#ids.length
  }

  /** The ids of the people the query may mean, the likeliest first; none for an empty query. */
  find(query, limit = 20) {
    const words = wordsOf(fold(query)).slice(0, MOST_WORDS)
    if (!words.length || limit < 1) return []
    let found = this.#withAll(words)
    if (!found.length) found = this.#withAll([words.join("")])
    const marked = wordsOf(withMarks(query)).filter((word) => fold(word) !== word)
    return this.#best(found, words, marked, limit).map((place) => this.#ids[place])
  }

  #withAll(words) {
    const [first, ...others] = words.map((word) => ` ${word}`).sort((a, b) => lengthOf(b) - lengthOf(a))
    let places = []
    for (let place = 0; place < this.#plain.length; place += 1) if (this.#plain[place].includes(first)) places.push(place)
    for (const other of others) places = places.filter((place) => this.#plain[place].includes(other))
    return places
  }

  #best(found, words, marked, limit) {
    const few = found.length > MOST ? this.#wholeWords(found, words, marked) : found
    return few.map((place) => [this.#distance(place, words, marked), place]).sort(nearest).slice(0, limit).map(([, place]) => place)
  }

  #wholeWords(found, words, marked) {
    let few = found
    const sure = ` ${words.join(" ")} |`
    for (const [test, texts] of [[marked.length ? ` ${marked.at(-1)}` : "", this.#marked], [sure, this.#names]]) {
      const better = test ? few.filter((place) => texts[place].includes(test)) : []
      if (better.length) few = [...better, ...few.filter((place) => !texts[place].includes(test))]
    }
    return few.slice(0, MOST)
  }

  #distance(place, words, marked) {
    const [name, plain, typed] = [this.#names[place], this.#plain[place], words.join(" ")]
    const holdsAll = () => words.every((word) => name.includes(` ${word}`))
    const ladder = [
      () => name === ` ${typed} |`,
      () => name.includes(` ${typed} |`),
      () => name.includes(` ${words.at(-1)} |`) && holdsAll(),
      () => name.includes(` ${typed}`),
      holdsAll,
      () => plain.includes(` ${typed} |`),
    ]
    const step = ladder.findIndex((fits) => fits())
    const wrongMarks = marked.filter((word) => !this.#marked[place].includes(` ${word}`)).length
    return wrongMarks * 10 + (step < 0 ? ladder.length : step)
  }
}

const TELEPHONE = /^[\s+(]*\d[\d\s().+-]*$/

/** Whether a query is a telephone's last digits: who bears it only the server can say. */
export function asksForAPhone(query) {
  return TELEPHONE.test(query) && query.replace(/\D/g, "").length >= 3
}

function entryOf(person, convention) {
  const { id, name } = person
  const marked = ` ${[...wordsOf(withMarks(name)), ...wordsOf(tidy(name).toLowerCase())].join(" ")} `
  return { id, key: filingKey(name, convention, person.given || ""), plain: plainOf(person), marked }
}

function plainOf({ name, unit = "", seat = "" }) {
  const folded = fold(name)
  const words = wordsOf(folded)
  const places = wordsOf(fold(seat))
  const all = [
    words.join(" "),
    words.map((word) => [...word][0]).join(""),
    initials(name),
    wordsOf(folded.replaceAll("'", "")).join(" "),
    places.join(" "),
    places.join(""),
    wordsOf(fold(unit)).join(" "),
  ]
  return ` ${[...new Set(all)].filter(Boolean).join(BAR)} |`
}

const lengthOf = (text) => [...text].length
const asFiled = (a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.id - b.id)
const nearest = ([a, place], [b, other]) => a - b || place - other
