/** What a key asks for on a stage face: what presentation clickers send, and nothing that could harm. */
const ASKS = {
  " ": "go", ArrowRight: "go", PageDown: "go",
  ArrowLeft: "back", PageUp: "back",
  b: "black", B: "black", ".": "black",
  F5: "nothing", Escape: "nothing",
}

export function asks({ key, ctrlKey = false, altKey = false, metaKey = false }) {
  if (ctrlKey || altKey || metaKey) return null
  return ASKS[key] ?? null
}

const TYPED = new Set(["", "text", "search", "email", "password", "tel", "url", "number"])

/** True when keys pressed on this element belong to it: someone is typing, or choosing from a list. */
export function isTyping(element) {
  if (!element) return false
  const tag = element.localName
  if (tag === "textarea" || tag === "select" || element.isContentEditable) return true
  return tag === "input" && TYPED.has(element.type ?? "")
}

/** One press is one press: a second within `gap` milliseconds from this device is a bounce. */
export class Bounce {
  #last = -Infinity
  #gap

  constructor(gap = 400) {
    this.#gap = gap
  }

  passes(at) {
    if (at - this.#last < this.#gap) return false
    this.#last = at
    return true
  }
}
