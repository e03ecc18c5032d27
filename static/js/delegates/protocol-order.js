import { isTyping } from "../core/keys.js"
import { renew, send } from "../core/parts-of-page.js"

/** The order of introduction: rows are dragged, or moved by keys. A move that needs a reason waits for it. */
class ProtocolOrder extends HTMLElement {
  #list
  #form
  #waiting
  #dragged

  connectedCallback() {
    this.#list = this.querySelector("#order-list")
    this.#form = this.querySelector("#order")
    this.addEventListener("submit", this.#submit)
    this.addEventListener("keydown", this.#key)
    this.addEventListener("dragstart", this.#start)
    this.addEventListener("dragover", this.#over)
    this.addEventListener("drop", this.#drop)
    this.addEventListener("dragend", this.#end)
    this.#ready()
  }

  #ready() {
    for (const row of this.querySelectorAll(".order-row")) row.draggable = true
  }

  #key = (event) => {
    const row = event.target.closest(".order-row")
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key]
    if (event.key === "Enter" && event.target.matches(".order-place")) {
      event.preventDefault()
      row.querySelector(".order-place + button").click()
    } else if (event.key === "Enter" && event.target.dataset.part === "reason") {
      event.preventDefault()
      if (this.#waiting) this.#send(...this.#waiting)
    } else if (row && step && event.altKey && !isTyping(event.target)) {
      event.preventDefault()
      row.querySelector(`#${step < 0 ? "up" : "down"}-${row.dataset.person}`).click()
    }
  }

  #submit = (event) => {
    if (!event.target.matches("#order, [data-office], .changes form")) return
    event.preventDefault()
    const row = event.submitter?.closest(".order-row")
    this.#send(event.target, event.submitter, row?.id)
  }

  async #send(form, button, rowId) {
    const focused = document.activeElement?.id
    try {
      const { ok, answer, html } = await send(form, button)
      if (ok) {
        this.#waiting = undefined
        this.#say("")
        await renew(this.#list)
        this.#ready()
        this.#focus(rowId, button?.id || focused)
      } else {
        this.#say(answer.message || this.#worded(html))
        if (form !== this.#form) return
        this.#waiting = [form, button, rowId]
        this.#form.querySelector("[data-part=reason]").focus()
      }
    } catch {
      this.#say(this.dataset.lost)
    }
  }

  // A key that is dead at the end of the list gives the focus to its neighbour.
  #focus(rowId, id) {
    const row = document.getElementById(rowId)
    if (!row) return
    for (const place of this.querySelectorAll(".order-place")) place.value = ""
    const key = id && document.getElementById(id)
    const live = key && row.contains(key) && !key.disabled ? key : row.querySelector(".order-moves button:not(:disabled)")
    live?.focus()
    row.scrollIntoView({ block: "nearest" })
  }

  #say(words) {
    const line = this.querySelector("[data-part=problem]")
    line.textContent = words
    line.hidden = !words
  }

  #worded(html) {
    return new DOMParser().parseFromString(html, "text/html").querySelector(".problem")?.textContent ?? this.dataset.lost
  }

  #start = (event) => {
    this.#dragged = event.target.closest?.(".order-row")
    if (!this.#dragged) return
    event.dataTransfer.effectAllowed = "move"
    event.dataTransfer.setData("text/plain", this.#dragged.dataset.person)
    this.#dragged.classList.add("is-dragged")
  }

  #over = (event) => {
    const row = this.#target(event)
    this.#unmark()
    if (!row) return
    event.preventDefault()
    row.classList.add(this.#isBelow(event, row) ? "drop-below" : "drop-above")
  }

  #drop = (event) => {
    const row = this.#target(event)
    if (!row) return
    event.preventDefault()
    const [from, at] = [this.#dragged, row].map((one) => Number(one.dataset.place))
    const gap = at + (this.#isBelow(event, row) ? 1 : 0)
    const place = from < gap ? gap - 1 : gap
    if (place !== from) this.#send(this.#form, { name: "to", value: `${this.#dragged.dataset.person}:${place}`, hasAttribute: () => false }, this.#dragged.id)
  }

  #end = () => {
    this.#dragged?.classList.remove("is-dragged")
    this.#dragged = undefined
    this.#unmark()
  }

  // Only among those of the same group: another group is another category.
  #target(event) {
    const row = event.target.closest?.(".order-row")
    return row && this.#dragged && row !== this.#dragged && row.parentElement === this.#dragged.parentElement ? row : null
  }

  #isBelow(event, row) {
    const { top, height } = row.getBoundingClientRect()
    return event.clientY > top + height / 2
  }

  #unmark() {
    for (const row of this.querySelectorAll(".drop-above, .drop-below")) row.classList.remove("drop-above", "drop-below")
  }
}

customElements.define("protocol-order", ProtocolOrder)
