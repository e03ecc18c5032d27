import { codeIn } from "../core/scan.js"

/**
 * The door's and the person's names stay on the device; every check-in carries them. A guest scanned while one of them
 * is being typed is let in, and leaves no digits in the name.
 */
export class DoorNames {
  #fields
  #onCode
  #onwards

  constructor(fields, { onCode, onwards }) {
    this.#fields = [...fields]
    this.#onCode = onCode
    this.#onwards = onwards
    for (const field of this.#fields) this.#remember(field)
  }

  get said() {
    return Object.fromEntries(this.#fields.map(({ name, value }) => [name, value.trim()]))
  }

  #remember(field) {
    field.value = localStorage.getItem(key(field)) || field.value
    field.addEventListener("keydown", this.#named)
    field.addEventListener("change", () => this.#changed(field))
  }

  #changed(field) {
    const code = codeIn(field.value)
    if (code) field.value = field.value.replace(code, "").trim()
    localStorage.setItem(key(field), field.value)
    if (code) this.#onCode(code)
  }

  // Whoever has said which door this is goes on to the guests: the next name typed is a guest's.
  #named = (event) => {
    if (event.key !== "Enter" || event.isComposing) return
    event.preventDefault()
    this.#onwards()
  }
}

const key = (field) => `ceremony-${field.dataset.keep}`
