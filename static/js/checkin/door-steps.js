import { card, row } from "./answer-card.js"
import { fragment } from "./typed-entry.js"

const PATIENCE_MS = 2000
const OPENS = "a[data-group], a[data-walk-in], a[data-stand-in]"

/**
 * What a door asks besides a code: who of a delegation stands here, and who a guest of no list is. The server draws the
 * step while it can be asked; else this device does, from its own list. `mind`: `reachable()`, `person(id)`, `unitOf(id)`.
 */
export class DoorSteps {
  #part
  #mind
  #opened

  constructor(part, { mind, opened }) {
    this.#part = part
    this.#mind = mind
    this.#opened = opened
    part.addEventListener("input", () => this.#count())
  }

  /** Take a click that opens or closes a step; false when it does neither. */
  takes(event) {
    const closes = event.target.closest?.("[data-close]")
    const opens = event.target.closest?.(OPENS)
    if (event.target.closest?.("[data-all]")) this.#tickAll()
    if (!closes && !opens) return false
    event.preventDefault()
    if (closes) this.close()
    else this.#open(opens)
    return true
  }

  close() {
    this.#part.replaceChildren()
  }

  async #open(link) {
    const id = Number(new URL(link.href).searchParams.get("of") || new URL(link.href).searchParams.get("instead_of") || aboutWhom(link))
    const drawn = (this.#mind.reachable() && (await told(link.href))) || (await this.#own(link, id))
    this.#part.replaceChildren(drawn)
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
