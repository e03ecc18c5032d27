import { card, hour } from "./answer-card.js"
import { kept } from "./keep-shell.js"

/**
 * Says how the door stands: what waits to be sent, by which list it answers, what it cannot know; and, in `waits`, which
 * guests of honour stand at it. While something waits to be sent, leaving the page warns.
 */
export class ReachLine {
  #part
  #waits
  #shown = ""
  #now = { waiting: 0 }
  #opensAgain = true

  constructor(part, { waits, onAsideDone, onDifferDone, onGone }) {
    this.#part = part
    this.#waits = waits
    waits.addEventListener("click", ({ target }) => target.closest("[data-gone]") && onGone(Number(target.closest("[data-gone]").value)))
    part.querySelector("[data-aside-done]").addEventListener("click", onAsideDone)
    part.querySelector("[data-differ-done]").addEventListener("click", onDifferDone)
    kept.then((opens) => (this.#opensAgain = opens))
  }

  start() {
    addEventListener("beforeunload", this.#leaving)
  }

  stop() {
    removeEventListener("beforeunload", this.#leaving)
  }

  show(now, aside = []) {
    this.#now = now
    const off = now.reach === "off"
    const says = {
      off: off && !now.revoked,
      waiting: !off && now.waiting > 0 && !now.revoked && !now.closed,
      queue: now.waiting > 0,
      "no-list": off && !now.size,
      limits: off && now.size > 0,
      unkept: now.kept === false && now.waiting > 0,
      "open-page": now.waiting > 0 && !this.#opensAgain,
      revoked: now.revoked,
      closed: now.closed,
      "closed-queue": now.closed && now.waiting > 0,
      aside: aside.length > 0,
      differ: now.differ.length > 0,
    }
    for (const line of this.#part.querySelectorAll("[data-when]")) line.hidden = !says[line.dataset.when]
    this.#part.hidden = !Object.values(says).some(Boolean)
    this.#part.dataset.reach = now.revoked || now.closed ? "stopped" : now.reach
    this.#fill(now, aside)
    this.#showGuests(now.guests)
  }

  // Drawn anew for another only: a key must not be taken from under a finger.
  #showGuests(guests) {
    const shown = JSON.stringify(guests)
    if (shown === this.#shown) return
    this.#shown = shown
    this.#waits.hidden = !guests.length
    this.#waits.querySelector("[data-rows]").replaceChildren(...guests.map((one) => card("guest-waits", { ...one, hour: hour(one.since) })))
  }

  #fill(now, aside) {
    const words = {
      waiting: now.waiting,
      "list-at": now.listAt ? hour(now.listAt) : "",
      counts: `${now.present ?? 0}/${now.expected ?? 0}`,
      "aside-count": aside.length,
      differ: now.differ.map(({ name, at }) => [name, hour(at)].filter(Boolean).join(" ")).join("; "),
    }
    for (const [name, text] of Object.entries(words)) this.#slot(name).textContent = text
    this.#slot("aside").replaceChildren(...aside.map(line))
  }

  #slot(name) {
    return this.#part.querySelector(`[data-slot="${name}"]`)
  }

  #leaving = (event) => {
    if (this.#now.waiting) event.preventDefault()
  }
}

function line({ fact, message }) {
  const item = document.createElement("li")
  const who = fact.name ?? (fact.code ? `…${fact.code.slice(-4)}` : `№ ${fact.delegate_id}`)
  item.textContent = [hour(fact.at), fact.door, fact.by, who, message].filter(Boolean).join(" · ")
  return item
}
