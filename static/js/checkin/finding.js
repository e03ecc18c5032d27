import { filingKey, fold, tidy, withMarks, wordsOf } from "./names.js"

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
  #text
  #ends
  #names
  #givens
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
      await breathe()
    }
    const index = new Index([])
    index.#file(entries)
    return index
  }

  #file(entries) {
    entries.sort(asFiled)
    this.#ids = entries.map(({ id }) => id)
    this.#plain = entries.map(({ plain }) => plain)
    this.#text = this.#plain.join("\n")
    let end = 0
    this.#ends = this.#plain.map((plain) => (end += plain.length + 1))
    this.#names = this.#plain.map((plain) => (plain.includes(BAR) ? plain.slice(0, plain.indexOf(BAR) + 2) : plain))
    this.#givens = this.#names.map((name) => name.slice(Math.max(0, name.lastIndexOf(" ", name.length - 3))))
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
    let places = this.#with(first)
    for (const other of others) places = places.filter((place) => this.#plain[place].includes(other))
    return places
  }

  // One long text of everybody is looked through many times faster than ten thousand short ones.
  #with(word) {
    const places = []
    let place = 0
    for (let at = this.#text.indexOf(word); at >= 0; at = this.#text.indexOf(word, this.#ends[place])) {
      while (this.#ends[place] <= at) place += 1
      places.push(place)
    }
    return places
  }

  #best(found, words, marked, limit) {
    const asked = askedFor(words, marked)
    const few = found.length > MOST ? this.#wholeWords(found, asked) : found
    return few.map((place) => [this.#distance(place, asked), place]).sort(nearest).slice(0, limit).map(([, place]) => place)
  }

  #wholeWords(found, { words, marked, whole }) {
    let few = found
    const byMarks = marked.map((word) => [word, this.#marked])
    for (const [test, texts] of [[words.at(-1), this.#givens], [whole, this.#names], ...byMarks]) {
      const better = few.filter((place) => texts[place].includes(test))
      if (better.length) few = [...better, ...few.filter((place) => !texts[place].includes(test))]
    }
    return few.slice(0, MOST)
  }

  #distance(place, asked) {
    const text = this.#marked[place]
    const at = asked.marked.map((word) => text.indexOf(word))
    const wrongMarks = at.filter((one) => one < 0).length
    const byUnit = Math.max(...at) > text.indexOf(BAR) // whoever types "hòa" means Hoa of Tân Hòa by the unit
    const step = byUnit ? undefined : steps(this.#names[place], this.#givens[place], asked)
    return wrongMarks * 10 + (step ?? (this.#plain[place].includes(asked.whole) ? 7 : 8))
  }
}

const TELEPHONE = /^[\s+(]*\d[\d\s().+-]*$/

/** Whether a query is a telephone's last digits: who bears it only the server can say. */
export function asksForAPhone(query) {
  return TELEPHONE.test(query) && query.replace(/\D/g, "").length >= 3
}

/** What is looked for in the texts: each word as one begins, all of them as they begin, end, and the last as it ends. */
function askedFor(words, marked) {
  const typed = ` ${words.join(" ")}`
  const begun = (word) => ` ${word}`
  return { words: words.map(begun), marked: marked.map(begun), typed, whole: `${typed} |`, last: ` ${words.at(-1)} |` }
}

/** How far a name is from what was typed; undefined when it does not hold all of it. */
function steps(name, given, { words, typed, whole, last }) {
  if (name.includes(whole)) return name === whole ? 0 : 1
  const holdsAll = words.every((word) => name.includes(word))
  if (holdsAll && name.includes(last)) return 2
  if (holdsAll && given.startsWith(words.at(-1))) return 3
  if (name.startsWith(typed)) return 4
  if (name.includes(typed)) return 5
  return holdsAll ? 6 : undefined
}

function entryOf(person, convention) {
  const { id, name, unit = "" } = person
  const marked = ` ${spellings(name)}${BAR}${unitAs(unit).marked} `
  return { id, key: filingKey(name, convention, person.given || ""), plain: plainOf(person), marked }
}

function plainOf({ name, unit = "", seat = "" }) {
  const folded = fold(name)
  const words = wordsOf(folded)
  const places = wordsOf(fold(seat))
  const all = [
    words.join(" "),
    firsts(words),
    firsts(folded.split(" ").filter(Boolean)),
    wordsOf(folded.replaceAll("'", "")).join(" "),
    places.join(" "),
    places.join(""),
    unitAs(unit).plain,
  ]
  return ` ${[...new Set(all)].filter(Boolean).join(BAR)} |`
}

const units = new Map()

/** A unit as it is searched: hundreds of people share one. */
function unitAs(unit) {
  if (!units.has(unit)) units.set(unit, { plain: wordsOf(fold(unit)).join(" "), marked: spellings(unit) })
  return units.get(unit)
}

const spellings = (text) => [...wordsOf(withMarks(text)), ...wordsOf(tidy(text).toLowerCase())].join(" ")
const firsts = (words) => words.map((word) => String.fromCodePoint(word.codePointAt(0))).join("")

/** Lets the page live for a moment. A timer would do, but sleeps for seconds in a page that nobody looks at. */
function breathe() {
  const { port1, port2 } = new MessageChannel()
  port2.postMessage(null)
  return new Promise((breathed) => (port1.onmessage = breathed)).finally(() => port1.close())
}

const lengthOf = (text) => [...text].length
const asFiled = (a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.id - b.id)
const nearest = ([a, place], [b, other]) => a - b || place - other
