import { Idiomorph } from "../../vendor/idiomorph/idiomorph.esm.js"
import { isTyping } from "./keys.js"

/** These write their own words: a picture gives them attributes, never text. */
const OWN_WORDS = new Set(["COUNT-UP", "LATE-BY", "HOUR-FORECAST", "WALL-CLOCK", "CONNECTION-LAMP", "MORE-MOVES", "TIME-AGO"])

/** Puts new markup inside an element, keeping focus, scroll, what is being typed and what stands open. */
export function morph(element, html) {
  Idiomorph.morph(element, html, {
    morphStyle: "innerHTML",
    callbacks: {
      beforeNodeMorphed: (old, fresh) => {
        if (!OWN_WORDS.has(old.nodeName) || old.nodeName !== fresh.nodeName) return true
        copyAttributes(old, fresh)
        return false
      },
      // Only what a person is typing is theirs. A button's value is the revision it was drawn with: it must follow,
      // above all while it has the focus.
      beforeAttributeUpdated: (name, node) => {
        if (name === "value" && node === document.activeElement && isTyping(node)) return false
        if (name === "open" && node.localName === "details") return false
        return !(node.localName === "fit-text" && (name === "style" || name === "wraps"))
      },
    },
  })
}

function copyAttributes(old, fresh) {
  for (const name of old.getAttributeNames()) if (!fresh.hasAttribute(name)) old.removeAttribute(name)
  for (const { name, value } of fresh.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value)
}
