import { Refused, post } from "../core/http.js"
import { DoorChoice } from "./door-choice.js"

const CAMERA = "ceremony-camera"

/**
 * A link carries its secret only after '#', which no server log ever sees: take it, wipe it, and ask what it opens.
 * Most roles join by themselves. Who comes to a door is asked for a name, and a phone is first shown the way to the
 * address where its camera works. Until then the secret waits in the entry of the history: a reload loses nothing.
 */
class JoinLink extends HTMLElement {
  #form
  #door
  #opens

  connectedCallback() {
    this.#form = this.querySelector("form")
    this.#door = new DoorChoice(this.#part("door"))
    for (const field of this.#kept) field.value ||= localStorage.getItem(`ceremony-${field.dataset.keep}`) ?? ""
    this.#form.addEventListener("submit", this.#leave)
    this.#part("without")?.addEventListener("click", () => this.#goOn())
    addEventListener("hashchange", this.#read)
    this.#read()
  }

  disconnectedCallback() {
    removeEventListener("hashchange", this.#read)
  }

  get #kept() {
    return this.querySelectorAll("[data-keep]")
  }

  get #code() {
    return this.#form.elements.code
  }

  #part(name) {
    return this.querySelector(`[data-part="${name}"]`)
  }

  #read = () => {
    const digits = location.hash.replace(/\D/g, "") || history.state?.join
    if (!digits) return
    history.replaceState({ join: digits }, "", location.pathname)
    this.#code.value = digits
    this.#says(this.dataset.joining)
    this.#ask().catch((problem) => this.#failed(problem))
  }

  async #ask() {
    const answer = await post("/join/role", new FormData(this.#form))
    this.#opens = await answer.json()
    if (this.#opens.camera && this.dataset.secure) this.#showTheWay()
    else this.#goOn()
  }

  // Inside a chat program the address is handed to a browser as it stands, so the secret stands in it.
  #showTheWay() {
    this.#waits("inAnApp" in this.dataset ? `#${this.#code.value}` : "")
    this.#part("go").href = `${this.dataset.secure}#${this.#code.value}`
    this.#part("secure").hidden = false
    this.#form.hidden = true
  }

  #goOn() {
    if (this.#part("secure")) this.#part("secure").hidden = true
    this.#form.hidden = false
    if (!this.#opens.asks) {
      this.#form.requestSubmit()
      return
    }
    this.#waits()
    this.#part("code").hidden = true
    this.#door.show(this.#opens)
    this.#form.elements.device_name.required = true
    const empty = [...this.#kept].find((field) => !field.value)
    ;(empty ?? this.#form.querySelector("button")).focus()
  }

  #waits(hash = "") {
    this.#says("")
    this.#part("event").textContent = this.#opens.event
    this.#part("event").hidden = !this.#opens.event
    history.replaceState({ join: this.#code.value }, "", location.pathname + hash)
    for (const link of document.querySelectorAll("a[hreflang]")) link.hash = this.#code.value
  }

  #says(words) {
    const line = this.querySelector(".joining")
    line.textContent = words
    line.hidden = !words
    this.toggleAttribute("joining", Boolean(words))
  }

  #failed(problem) {
    history.replaceState(null, "", location.pathname)
    this.#says("")
    const said = this.#part("problem")
    said.textContent = (problem instanceof Refused && problem.message) || this.dataset.unsent
    said.hidden = false
  }

  #leave = () => {
    for (const field of this.#kept) if (field.value) localStorage.setItem(`ceremony-${field.dataset.keep}`, field.value)
    history.replaceState(null, "", location.pathname)
    if (this.#opens?.camera && isSecureContext && isTouched()) localStorage[CAMERA] ??= "on"
  }
}

// A hand that holds the device: its camera looks at guests. A choice that was made here before stays.
const isTouched = () => matchMedia("(pointer: coarse)").matches

customElements.define("join-link", JoinLink)
