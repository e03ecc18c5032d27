import { asKnown } from "./door-spelling.js"

/**
 * The door's name in its field: one that was typed otherwise is spelt as it is known, and an emptied field shows again
 * whose comings-in are counted here. Heard before whoever keeps the name.
 */
const KEY = "ceremony-door"
const field = document.querySelector(".door-name")
const known = [...document.querySelectorAll("#doors option")].map(({ value }) => value)
const kept = localStorage.getItem(KEY)
if (kept) localStorage.setItem(KEY, asKnown(kept, known))

document.addEventListener(
  "change",
  ({ target }) => {
    if (target === field) field.value = asKnown(field.value.trim(), known) || localStorage.getItem(KEY) || field.defaultValue
  },
  { capture: true },
)
