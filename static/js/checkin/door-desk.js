import { Admissions } from "./admissions.js"
import { filled, post } from "../core/http.js"
import { isTyping } from "../core/keys.js"
import { nonce } from "../core/nonce.js"
import { ScanKeys, isCode, tail } from "../core/scan.js"

const isPress = ({ key }) => key === "Enter" || key === "Tab"
const PAUSE_MS = 80
const SCAN_REST_MS = 160

/** The door: one field for a code, a scan or a name; one big answer. */
class DoorDesk extends HTMLElement {
  #form
  #entry
  #admissions = new Admissions((news) => this.#hear(news))
  #scan = new ScanKeys()
  #typing
  #resting
  #asked = 0

  connectedCallback() {
    this.#form = this.querySelector("#check-in")
    this.#entry = this.querySelector("#entry")
    this.#rememberNames()
    this.addEventListener("submit", this.#submit)
    this.#entry.addEventListener("input", this.#typed)
    this.#entry.addEventListener("keydown", this.#walk)
    this.#part("found").addEventListener("keydown", this.#walk)
    this.#part("cancel").addEventListener("click", () => this.#cancel())
    document.addEventListener("keydown", this.#key, { capture: true })
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.#key, { capture: true })
  }

  #part(name) {
    return this.querySelector(`[data-part="${name}"]`)
  }

  // The door's and the person's names stay on the device; every check-in carries them. A guest scanned while one of
  // them is being typed is let in, and leaves no digits in the name.
  #rememberNames() {
    for (const field of this.querySelectorAll("[data-keep]")) {
      const key = `ceremony-${field.dataset.keep}`
      field.value = localStorage.getItem(key) || field.value
      field.addEventListener("keydown", this.#named)
      field.addEventListener("change", () => {
        const code = tail(field.value)
        if (code) field.value = field.value.trimEnd().slice(0, -code.length).trimEnd()
        localStorage.setItem(key, field.value)
        if (code) this.#admitCode(code)
      })
    }
  }

  // Whoever has said which door this is goes on to the guests: the next name typed is a guest's.
  #named = (event) => {
    if (event.key !== "Enter" || event.isComposing) return
    event.preventDefault()
    this.#entry.focus()
  }

  #submit = (event) => {
    event.preventDefault()
    const button = event.submitter
    if (event.target.hasAttribute("data-undo")) this.#undo(event.target, button)
    else if (event.target !== this.#form) this.#admit(filled(event.target, button))
    else if (button?.name === "delegate_id") this.#admitPerson(button.value)
    else this.#enter(this.#entry.value.trim())
  }

  #enter(value) {
    const code = tail(value)
    if (code || isCode(value)) this.#admitCode(code ?? value)
    else if (value) this.#choose(value)
  }

  #admitCode(code) {
    const body = this.#body()
    body.set("code", code)
    this.#admit(body)
  }

  #admitPerson(id) {
    const body = this.#body()
    body.delete("code")
    body.set("delegate_id", id)
    this.#admit(body)
  }

  #body() {
    return new FormData(this.#form)
  }

  #admit(body) {
    body.set("nonce", nonce())
    for (const field of this.querySelectorAll("[data-keep]")) body.set(field.name, field.value)
    this.#clear()
    this.#admissions.ask(this.#form.action, body)
  }

  // Enter on one hit admits it; among several it only steps onto the first, so that nobody is let in by accident.
  async #choose(value) {
    await this.#search(value)
    const hits = this.#part("found").querySelectorAll("button")
    if (hits.length === 1) this.#admitPerson(hits[0].value)
    else if (hits.length) hits[0].focus()
    else this.#entry.select() // what is scanned next stands for itself
  }

  #typed = () => {
    clearTimeout(this.#typing)
    const value = this.#entry.value.trim()
    if (!value || isCode(value)) this.#asked += 1
    if (!value || isCode(value)) this.#part("found").replaceChildren()
    else this.#typing = setTimeout(() => this.#search(value), PAUSE_MS)
  }

  async #search(value) {
    clearTimeout(this.#typing)
    const asked = (this.#asked += 1)
    const url = `/events/${this.getAttribute("event")}/door/search?q=${encodeURIComponent(value)}`
    try {
      const response = await fetch(url, { headers: { "X-Requested-With": "ceremony" }, signal: AbortSignal.timeout(4000) })
      const html = response.ok ? await response.text() : ""
      if (asked !== this.#asked) return
      this.#part("answer").replaceChildren() // the last guest's answer is no answer to this question
      this.#fill("found", html)
    } catch (problem) {
      if (asked !== this.#asked) return
      this.#part("answer").replaceChildren()
      this.#fill("found", "")
      document.querySelector("toast-line").say(problem)
    }
  }

  // Fragments are drawn by our own server, escaped; they only ever replace a whole part.
  #fill(name, html) {
    const { body } = new DOMParser().parseFromString(html, "text/html")
    this.#part(name).replaceChildren(...body.childNodes)
  }

  async #undo(form, button) {
    const body = filled(form, button)
    body.set("nonce", nonce())
    try {
      const response = await post(form.action, body)
      this.#fill("answer", await response.text())
      this.#ready()
    } catch (problem) {
      document.querySelector("toast-line").say(problem)
    }
  }

  #cancel() {
    this.#admissions.cancel()
    this.#part("trying").hidden = true
    this.#ready()
  }

  #hear({ state, html, message, waiting }) {
    const line = this.#part("trying")
    line.hidden = !(state === "trying" || (state === "sending" && waiting > 1))
    if (!line.hidden) {
      this.querySelector('[data-part="words"]').textContent = this.dataset.trying + (waiting > 1 ? ` (${waiting})` : "")
    }
    this.toggleAttribute("busy", state === "sending" || state === "trying")
    if (state === "answered") this.#answered(html)
    if (state === "failed") document.querySelector("toast-line").say(message || this.dataset.failed)
  }

  #answered(html) {
    this.#fill("answer", html)
    scrollTo(0, 0)
    const green = this.querySelector(".answer.tone-green")
    navigator.vibrate?.(green ? 40 : [80, 60, 80])
    this.#ready()
  }

  #clear() {
    this.#asked += 1
    clearTimeout(this.#typing)
    this.#entry.value = ""
    this.#part("found").replaceChildren()
    this.#part("answer").replaceChildren()
  }

  // On a phone the keyboard would cover the answer; on a laptop the next scan goes into the field.
  #ready() {
    if (matchMedia("(pointer: coarse)").matches) this.#entry.blur()
    else this.#entry.focus()
  }

  #walk = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (!step) return
    const stops = [this.#entry, ...this.#part("found").querySelectorAll("button")]
    const next = stops[stops.indexOf(document.activeElement) + step]
    if (!next) return
    event.preventDefault()
    next.focus()
  }

  // A scanner types wherever the focus is. Outside fields its keys are read here, by key and not by character.
  #key = (event) => {
    if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return
    clearTimeout(this.#resting)
    const digits = this.#scan.digits
    const code = this.#scan.press(event.code, event.timeStamp)
    if (digits && !code && this.#scan.digits === "" && isPress(event)) {
      event.preventDefault() // Enter behind a short code: it must not press whoever has the focus
      this.#takeTyped(digits)
      this.#enter(this.#entry.value.trim())
    } else if (code) {
      event.preventDefault()
      this.#admitCode(code)
    } else if (this.#scan.digits) {
      event.preventDefault()
      this.#resting = setTimeout(() => this.#takeTyped(this.#scan.digits), SCAN_REST_MS)
    } else if (event.key.length === 1 && event.key !== " ") this.#ask(event.target)
  }

  // A letter typed on a hit looks for somebody else; it adds nothing to the name that was looked for before.
  #ask(from) {
    this.#entry.focus()
    if (this.#part("found").contains(from)) this.#entry.select()
  }

  // Digits that stopped short of a code were typed by hand: they belong in the field.
  #takeTyped(digits) {
    this.#scan.forget()
    if (!isCode(this.#entry.value)) this.#entry.value = "" // a name that was looked for is no part of a code
    this.#entry.value += digits
    this.#part("found").replaceChildren()
    this.#entry.focus()
  }
}

customElements.define("door-desk", DoorDesk)
