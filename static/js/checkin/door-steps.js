import { card, row } from "./answer-card.js"
import { fragment } from "./typed-entry.js"

const PATIENCE_MS = 2000
const OPENS = "a[data-group], a[data-walk-in], a[data-stand-in]"
const WRITTEN = "form.walk-in, form[data-party]"

/**
 * What a door asks besides a code: who of a delegation stands here, and who a guest of no list is. The server draws the
 * step while it can be asked; else this device does, from its own list. `mind`: `reachable()`, `person(id)`, `unitOf(id)`.
 * What is half done stays while others are scanned, and is there again when it was left by the way.
 */
export class DoorSteps {
  #part
  #mind
  #opened
  #closed
  #address = ""
  #drafts = new Map()
  #sent = []

  constructor(part, { mind, opened, closed }) {
    this.#part = part
    this.#mind = mind
    this.#opened = opened
    this.#closed = closed
    part.addEventListener("input", () => this.#count())
  }

  /** Take a click that opens or closes a step; false when it does neither. */
  takes(event) {
    const closes = event.target.closest?.("[data-close]")
    const opens = event.target.closest?.(OPENS)
    if (event.target.closest?.("[data-all]")) this.#tickAll()
    if (!closes && !opens) return false
    event.preventDefault()
    if (closes) this.#giveUp()
    else this.#open(opens)
    return true
  }

  /** Whether somebody has begun here what a scan must not throw away. */
  get isHalfDone() {
    const texts = [...this.#part.querySelectorAll("form.walk-in input:not([type=hidden])")]
    return Boolean(this.#part.querySelector(".same-name")) || texts.some(({ value }) => value.trim()) || this.#boxes().some(({ checked }) => checked)
  }

  /** Make room for an answer, unless something here is half done. */
  rest() {
    if (!this.isHalfDone) this.close()
  }

  /** This form was sent, and is on its way until `over`: the answer to the first of those closes it. */
  asked(form, over) {
    const draft = form.matches(WRITTEN) ? written(form) : this.#drafts.get(this.#address)
    const sent = { form, address: this.#address, draft }
    const isOver = () => this.#sent.splice(this.#sent.indexOf(sent), 1)
    this.#sent.push(sent)
    over.then(isOver, isOver)
  }

  /** Whoever was written in is not offered again, whatever else was opened while the answer was awaited. */
  answered() {
    const [sent] = this.#sent
    if (!sent) return
    const form = this.#part.querySelector(WRITTEN)
    const isOffered = form && this.#address === sent.address && same(written(form), sent.draft)
    if (this.#part.contains(sent.form) || isOffered) this.finish()
    else if (same(this.#drafts.get(sent.address), sent.draft)) this.#drafts.delete(sent.address)
  }

  /** Close what is done or given up: nothing of it comes back. */
  finish() {
    this.#drafts.delete(this.#address)
    this.close()
  }

  /** A door that is shut keeps nothing of anybody. */
  forget() {
    this.#drafts.clear()
    this.close()
  }

  /** Close what is open, and keep what was written for when it is opened again; false when nothing is. */
  leave() {
    if (!this.#part.hasChildNodes()) return false
    this.#keep()
    this.close()
    this.#closed()
    return true
  }

  /** Not an answer yet: another question. The key that raised it must not answer it as well, so no key has the focus. */
  raise(question) {
    this.#keep()
    this.#address = this.#sent[0]?.address ?? this.#address
    this.#part.replaceChildren(question)
    const head = this.#part.querySelector(".party-head")
    head?.setAttribute("tabindex", "-1")
    head?.focus()
  }

  close() {
    this.#part.replaceChildren()
    this.#address = ""
  }

  #giveUp() {
    this.finish()
    this.#closed()
  }

  #keep() {
    const form = this.#part.querySelector(WRITTEN)
    if (form && this.isHalfDone) this.#drafts.set(this.#address, written(form))
  }

  async #open(link) {
    const id = Number(new URL(link.href).searchParams.get("of") || new URL(link.href).searchParams.get("instead_of") || aboutWhom(link))
    const drawn = (this.#mind.reachable() && (await told(link.href))) || (await this.#own(link, id))
    this.#keep()
    this.#part.replaceChildren(drawn)
    this.#address = new URL(link.href).pathname + new URL(link.href).search
    const form = this.#part.querySelector(WRITTEN)
    if (form) writeAgain(form, this.#drafts.get(this.#address) ?? [])
    this.#opened()
    this.#count()
    this.#part.querySelector("input:not([type=hidden]):not([disabled])")?.focus()
  }

  async #own(link, id) {
    if (link.hasAttribute("data-group")) return party(await this.#mind.unitOf(id))
    const drawn = card("walk-in")
    const absent = link.hasAttribute("data-stand-in") ? await this.#mind.person(id) : null
    if (absent) drawn.querySelector("form").append(hidden("instead_of", absent.id))
    if (absent) drawn.querySelector(".party-head").textContent = absent.name
    return drawn
  }

  #tickAll() {
    for (const box of this.#boxes()) box.checked = true
    this.#count()
  }

  #count() {
    const key = this.#part.querySelector("[data-party] [data-words]")
    if (!key) return
    const n = this.#boxes().filter((box) => box.checked).length
    key.disabled = n === 0
    if (n) key.textContent = key.dataset.words.replace("{}", n)
    this.#part.querySelector("[data-all]")?.removeAttribute("hidden")
  }

  #boxes() {
    return [...this.#part.querySelectorAll("[data-party] input[type=checkbox]:not([disabled])")]
  }
}

const aboutWhom = (link) => link.closest("form")?.querySelector("[name=delegate_id]")?.value || link.closest(".answer")?.querySelector("[name=delegate_id]")?.value || 0

function party(people) {
  const drawn = card("party", { unit: people[0]?.unit })
  const rows = people.map((one) => card("party-person", row(one)))
  for (const [no, one] of people.entries()) {
    const box = rows[no].querySelector("input")
    if (one.first) Object.assign(box, { checked: true, disabled: true })
  }
  drawn.querySelector("[data-rows]")?.append(...rows)
  return drawn
}

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other)
const written = (form) => [...form.elements].filter(({ name, type }) => name && type !== "hidden").map(({ name, type, value, checked }) => ({ name, type, value, checked }))

function writeAgain(form, draft) {
  for (const { name, type, value, checked } of draft) {
    const field = [...form.elements].find((one) => one.name === name && !one.disabled && (type !== "checkbox" || one.value === value))
    if (field) Object.assign(field, type === "checkbox" ? { checked } : { value })
  }
}

async function told(href) {
  try {
    const response = await fetch(href, { headers: { "X-Requested-With": "ceremony" }, signal: AbortSignal.timeout(PATIENCE_MS) })
    return response.ok ? fragment(await response.text()) : null
  } catch {
    return null
  }
}

function hidden(name, value) {
  return Object.assign(document.createElement("input"), { type: "hidden", name, value })
}
