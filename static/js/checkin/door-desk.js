import { filled } from "../core/http.js"
import { codeIn } from "../core/scan.js"
import { card, sameName, words } from "./answer-card.js"
import { DoorNames } from "./door-names.js"
import { DoorSteps } from "./door-steps.js"
import { Guests } from "./guests.js"
import { Health } from "./health.js"
import { ReachLine } from "./reach-line.js"
import { ScannerKeys } from "./scanner-keys.js"
import { TypedEntry, fragment } from "./typed-entry.js"

const TONES = ["green", "gold", "amber", "red"]
const BOUNCE_MS = 800
/** Keys whose second press, half a second later, would lie on what has been drawn there since. */
const PRESSED = "main :is(button, a)"
const OF_STEPS = ["walk_in", "group"]

/** The door: a camera, a scanner, one field for a code or a name; one big answer, whoever gives it. */
class DoorDesk extends HTMLElement {
  #names
  #entry
  #steps
  #guests
  #reach
  #scanned
  #keys
  #health
  #camera = "untested"
  #untold = new Set()
  #pressed = { key: null, value: "", at: -Infinity }

  // What stands inside moves along with the door, and is listened to once.
  connectedCallback() {
    if (!this.#guests) this.#furnish()
    this.#keys = new ScannerKeys(this.#scanned)
    for (const part of [this.#reach, this.#health, this.#guests]) part.start()
    document.addEventListener("keydown", this.#left)
  }

  disconnectedCallback() {
    for (const part of [this.#keys, this.#reach, this.#health, this.#guests]) part.stop()
    document.removeEventListener("keydown", this.#left)
  }

  #furnish() {
    const event = this.getAttribute("event")
    const field = this.querySelector("#entry")
    const onCode = (code) => this.#admit({ code })
    const reachable = () => this.#guests.standing.reach === "on" && !this.#guests.standing.revoked
    this.#reach = new ReachLine(this.#part("reach"), {
      waits: this.#part("waits"),
      onGone: (id) => this.#guests.sendOn(id),
      onAsideDone: () => this.#guests.forgetAside(),
      onDifferDone: () => this.#guests.forgetDiffering(),
    })
    this.#guests = new Guests(event, { show: (news) => this.#hear(news), stand: (now) => this.#stood(now) })
    this.#names = new DoorNames(this.querySelectorAll("[data-keep]"), { onCode, onwards: () => field.focus() })
    this.#steps = new DoorSteps(this.#part("step"), {
      mind: { reachable, person: (id) => this.#guests.person(id), unitOf: (id) => this.#guests.unitOf(id) },
      opened: () => {
        this.#entry.clear()
        this.#part("answer").replaceChildren() // the last guest's answer is no answer to this question
      },
      closed: () => field.focus(),
    })
    this.#entry = new TypedEntry({
      entry: field,
      found: this.#part("found"),
      event,
      hear: { onCode, onPerson: (id) => this.#admit({ delegate_id: Number(id) }), onSearch: () => this.#clear() },
      mind: { reachable, find: (query, limit) => this.#guests.find(query, limit) },
    })
    this.#scanned = {
      onCode,
      onTyped: (digits, pressed) => this.#typed(digits, pressed),
      onLetter: (from) => this.#entry.ask(from),
    }
    this.#health = new Health(event, () => this.#state())
    this.addEventListener("submit", this.#submit)
    this.addEventListener("click", this.#second, { capture: true })
    this.addEventListener("click", (click) => this.#steps.takes(click))
    this.addEventListener("picture", ({ target }) => this.#guests.pictured(seen(target)))
    this.addEventListener("code", ({ detail }) => onCode(detail.text))
    this.addEventListener("camera", ({ detail }) => this.#looked(detail.state))
  }

  #part(name) {
    return this.querySelector(`[data-part="${name}"]`)
  }

  #typed(digits, pressed) {
    this.#entry.take(digits)
    if (pressed) this.#entry.enter()
  }

  #submit = (event) => {
    const { target: form, submitter: button } = event
    if (form.matches(".scriptless")) return
    event.preventDefault()
    const scanned = form.id !== "check-in" && takenFrom(form)
    if (scanned) return this.#admit({ code: scanned })
    if (this.#bounces(form, button, event.timeStamp)) return
    const body = filled(form, button)
    const id = Number(body.get("delegate_id"))
    if (form.matches("[data-undo]")) this.#guests.ask("undo", { delegate_id: id, reason: body.get("reason") ?? "", ...this.#names.said })
    else if (form.matches("[data-party]")) this.#party(form, body.getAll("delegate_id").map(Number))
    else if (form.matches("[data-walk-in-form]")) this.#writeIn(form, { ...guest(body), ...this.#names.said })
    else if (id) this.#chose(button, { delegate_id: id, confirm: body.get("confirm") === "1" })
    else this.#entry.enter()
  }

  // One press is one press, however the finger trembles. Codes and names are typed one after another as fast as may be.
  #bounces(form, button, at) {
    if (form.id === "check-in" && !button?.name) return false
    const { key, value, at: last } = this.#pressed
    const now = { key: button ?? form, value: button?.value ?? "", at }
    if (now.key === key && now.value === value && at - last < BOUNCE_MS) return true
    this.#pressed = now
    return false
  }

  // The second half of a double click would press whatever the first one has brought under the finger.
  #second = (click) => {
    const key = click.target.closest(PRESSED)
    if (click.detail < 2 || !key || key.closest("code-camera")) return
    click.preventDefault()
    click.stopPropagation()
  }

  #left = (event) => {
    if (event.key !== "Escape" || event.defaultPrevented || event.isComposing) return
    if (this.#steps.leave()) event.preventDefault()
  }

  #chose(button, asked) {
    if (this.#part("step").contains(button)) this.#steps.finish()
    this.#admit(asked)
  }

  #admit(asked) {
    this.#entry.clear()
    this.#clear()
    this.#guests.enter({ ...asked, ...this.#names.said })
  }

  #party(form, ids) {
    if (!ids.length) return
    this.#steps.asked(form, this.#guests.enterAll(ids, this.#names.said))
  }

  #writeIn(form, asked) {
    this.#steps.asked(form, this.#guests.ask("walk_in", asked))
  }

  // A guest is answered at once; somebody half written in, or a delegation half ticked, waits.
  #clear() {
    this.#part("answer").replaceChildren()
    this.#steps.rest()
  }

  #hear(news) {
    this.toggleAttribute("busy", news.state === "asking")
    if (news.state === "failed") this.#failed(news.message)
    if (news.state === "answered") this.#answered(news)
    if (news.state === "alike") this.#step(sameName(news.fact, news.alike))
    if (news.state === "told") this.#put(drawn(news), news.fact, news.facts)
  }

  #answered({ html, heard, fact }) {
    const said = fragment(html)
    const answer = said.querySelector(".answer")
    if (answer) heard(answer.dataset)
    if (answer) this.#put(said, fact)
    else this.#step(said)
  }

  // Not an answer yet: another question, before somebody is written in twice.
  #step(said) {
    this.#part("answer").replaceChildren()
    this.#steps.raise(said)
  }

  #failed(message) {
    document.querySelector("toast-line").say(message || this.dataset.failed)
    this.#tell("red")
  }

  #put(said, fact, facts = []) {
    if (OF_STEPS.includes(fact.kind)) this.#steps.answered()
    else this.#steps.rest()
    this.#part("answer").replaceChildren(said)
    const answer = this.querySelector(".answer")
    this.#untold = new Set(facts.map(({ nonce }) => nonce))
    this.#tell(TONES.find((tone) => answer?.classList.contains(`tone-${tone}`)) ?? "amber")
    this.#show(answer)
  }

  // The seat must be in sight, also below what is half done; whoever writes there goes on writing.
  #show(answer) {
    const step = this.#part("step")
    scrollTo(0, 0)
    if (step.hasChildNodes()) answer?.scrollIntoView({ block: "start" })
    else answer?.querySelector(".answer-gets, .answer-sentence")?.scrollIntoView({ block: "nearest" })
    if (!step.contains(document.activeElement) || matchMedia("(pointer: coarse)").matches) this.#entry.rest()
  }

  #tell(tone) {
    this.querySelector("code-camera").tell(tone)
  }

  async #stood(now) {
    this.toggleAttribute("offline", now.reach === "off")
    this.toggleAttribute("listed", now.size > 0)
    this.#over(now.revoked || now.closed)
    this.querySelector(".door-picture").hidden = now.revoked || now.closed
    for (const { fact } of now.answers ?? []) this.#untold.delete(fact.nonce)
    if (!this.#untold.size) for (const line of this.#part("answer").querySelectorAll(".answer-unsent, .answer-list-at")) line.hidden = true
    this.#reach.show(now, now.aside ? await this.#guests.aside() : [])
    this.#health?.changed()
  }

  // A door that is shut forgets the guest who stood there last.
  #over(over) {
    if (over && !this.hasAttribute("over")) {
      for (const name of ["answer", "found"]) this.#part(name).replaceChildren()
      this.#steps.forget()
    }
    this.toggleAttribute("over", over)
  }

  #looked(state) {
    this.#camera = state
    this.#health.changed()
  }

  #state() {
    const { loadedAt, size, waiting } = this.#guests.standing
    const { door, by } = this.#names.said
    return { camera: this.#camera, roster_at: loadedAt, roster_size: size, waiting, page: [door, by].filter(Boolean).join(" · ") }
  }
}

/** What the server's picture says of guests of honour who wait, and of the event. */
function seen(picture) {
  const waiting = [...picture.querySelectorAll(".door-waiting [data-guest]")].map(({ dataset }) => Number(dataset.guest))
  return { waiting, all: !picture.querySelector(".door-waiting > .quiet"), over: Boolean(picture.querySelector("[data-over]")) }
}

/** The code that a scanner typed into one of a form's fields: it is taken out of there. */
function takenFrom(form) {
  for (const field of form.querySelectorAll("input:not([type=hidden], [type=checkbox]), textarea")) {
    const code = codeIn(field.value)
    if (code) field.value = field.value.replace(code, "").trim()
    if (code) return code
  }
  return null
}

function guest(body) {
  const said = Object.fromEntries([...body].filter(([name]) => !["csrf_token", "nonce", "door", "by", "at"].includes(name)))
  return said.instead_of ? { ...said, instead_of: Number(said.instead_of) } : said
}

function drawn({ fact, facts, answers }) {
  if (fact.kind !== "group") return card(answers[0].outcome, words(answers[0], fact))
  const came = answers.filter(({ outcome }) => outcome === "admitted")
  const left = answers.filter(({ outcome }) => outcome !== "admitted").map(({ person }, no) => person?.name ?? facts[no].delegate_id)
  const said = card("party-in", { count: String(came.length), left: left.join(", ") })
  said.querySelector("[data-rows]")?.append(...came.map(({ person }) => card("party-came", person)))
  return said
}

customElements.define("door-desk", DoorDesk)
