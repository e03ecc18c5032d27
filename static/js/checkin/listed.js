import { isOfAnother, read } from "./codes.js"
import { digest } from "./digest.js"
import { Index } from "./finding.js"

const SEARCHED = ["name", "given", "unit", "seat", "status"]

/** A list of guests as the server told it last: by person, by code and by name. `head` is all but the people; null: no list. */
export class Listed {
  head = null
  #people = new Map()
  #codes = new Map()
  #index = null

  get size() {
    return this.#people.size
  }

  get everybody() {
    return [...this.#people.values()]
  }

  /** The codes of earlier papers: `[digest, delegate's id]`. */
  get reissued() {
    return [...this.#codes].filter(([, { kind }]) => kind === "reissued").map(([key, { id }]) => [key, id])
  }

  clear() {
    this.head = null
    this.#index = null
    this.#people.clear()
    this.#codes.clear()
  }

  /** Takes what the server told; what is `whole` takes the place of everything. */
  take({ head, people, gone, old, whole }) {
    if (whole) this.clear()
    if (head.event.filing !== this.head?.event.filing) this.#index = null
    this.head = head
    this.#remove(gone)
    this.#forget([...gone, ...people.map(({ id }) => id)]) // an id may have come back as somebody else's
    for (const one of people) this.#put(one)
    for (const [key, id] of old) this.#codes.set(key, { id, kind: "reissued" })
  }

  person(id) {
    return this.#people.get(Number(id)) ?? null
  }

  /** `{kind, id, surely}` of a code. One that is not on the list may be newer than the list. */
  meant(text) {
    const code = read(text)
    if (!code) return { kind: "unknown", id: null, surely: true }
    const known = this.head && this.#codes.get(digest(this.head.event.code_no, code.digits))
    if (known) return { ...known, surely: true }
    if (this.head && isOfAnother(code, this.head.event.code_no)) return { kind: "other_event", id: null, surely: true }
    return { kind: "unknown", id: null, surely: false }
  }

  /** Ids of whom a query may mean, the likeliest first; whose short code it is before all others. */
  find(query, limit) {
    const owner = read(query)?.kind === "hand" ? this.meant(query).id : null
    this.#index ??= new Index(this.#findable, this.head?.event.filing)
    const found = this.#index.find(query, limit).filter((id) => id !== owner)
    return [...(owner === null ? [] : [owner]), ...found].slice(0, limit)
  }

  /** Makes the search ready beforehand, a few people at a time. */
  async prepare() {
    if (this.#index || !this.head) return
    const { head } = this
    const index = await Index.made(this.#findable, head.event.filing)
    if (this.head === head) this.#index = index
  }

  get #findable() {
    return this.everybody.filter(({ status }) => status !== "replaced")
  }

  #put(one) {
    const before = this.#people.get(one.id)
    this.#people.set(one.id, one)
    for (const key of [one.code, one.hand]) this.#codes.set(key, { id: one.id, kind: "current" })
    if (!before || SEARCHED.some((name) => before[name] !== one[name])) this.#index = null
  }

  #remove(gone) {
    for (const id of gone) this.#people.delete(id)
    if (gone.length) this.#index = null
  }

  // Every code of theirs: of whoever is still on the list all are told again.
  #forget(ids) {
    const theirs = new Set(ids)
    for (const [key, { id }] of this.#codes) if (theirs.has(id)) this.#codes.delete(key)
  }
}
