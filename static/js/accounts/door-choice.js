import { asKnown } from "../checkin/door-spelling.js"

/** Which door one stands at: those that have a name are pressed; a new one is typed over a name that nobody has. */
export class DoorChoice {
  #part
  #field
  #known = []
  #proposed = ""

  constructor(part) {
    this.#part = part
    this.#field = part.querySelector("input")
    this.#field.addEventListener("change", () => this.settle())
  }

  show({ doors, door }) {
    this.#known = doors
    this.#proposed = door
    const list = this.#part.querySelector("[data-part=doors]")
    list.replaceChildren(...doors.map((name) => this.#key(name)))
    list.hidden = !doors.length
    this.#part.hidden = false
    this.settle()
  }

  /** No door stays without a name, and none gets two; the field shows which. */
  settle() {
    this.#field.value = asKnown(this.#field.value.trim(), this.#known) || this.#proposed
    for (const key of this.#part.querySelectorAll("button")) key.setAttribute("aria-pressed", String(key.textContent === this.#field.value))
  }

  #key(name) {
    const key = document.createElement("button")
    key.type = "button"
    key.className = "button"
    key.textContent = name
    key.addEventListener("click", () => {
      this.#field.value = name
      this.settle()
    })
    return key
  }
}
