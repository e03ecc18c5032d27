import { clock } from "../core/clock.js"
import { live } from "../core/live.js"
import { nonce } from "../core/nonce.js"
import { Courier } from "./courier.js"
import { decided } from "./deciding.js"
import { calledAs } from "./names.js"
import { Outbox } from "./outbox.js"
import { Roster } from "./roster.js"
import { WaitingGuests } from "./waiting-guests.js"

const NAMESAKES = 12

/**
 * Lets guests in. The server answers while it can be asked; else this device answers by its own list, and what it tells
 * a guest lies on its disk before the guest sees it. One question after another, so that a card always belongs to the
 * last guest. Guests of honour who were asked to wait it keeps in sight, and tells the server of them.
 *
 * `show(news)`: `{state: "asking"}`, `{state: "answered", html, fact}`, `{state: "told", facts, answers}` by this device,
 * `{state: "alike", fact, alike}` before somebody is written in twice, `{state: "failed", message}`, `{state: "idle"}`.
 * `stand(now)`: how the device stands: `{waiting, reach, guests, …}`.
 */
export class Guests {
  #event
  #show
  #stand
  #asking = 0
  #line = Promise.resolve()
  #parts
  #stops = []
  #roster = null
  #guests = null
  #telling = false
  #now = { waiting: 0, aside: 0, kept: true, reach: "on", revoked: false, closed: false, answers: [] }
  #differ = new Map()

  constructor(event, { show, stand }) {
    this.#event = event
    this.#show = show
    this.#stand = stand
    this.#parts = this.#unpack()
  }

  async #unpack() {
    const event = this.#event
    const outbox = await Outbox.open(event)
    const guests = (this.#guests = await WaitingGuests.open(event))
    const roster = (this.#roster = await Roster.open(event, { facts: await outbox.all() }))
    const courier = new Courier({ event, outbox, roster, tell: (news) => this.#hear(news) })
    roster.watch(() => {
      if (roster.dropped) guests.clear()
      else guests.keep()
      this.#hear({})
    })
    guests.watch(() => this.#hear({}))
    return { outbox, roster, courier, guests }
  }

  /** Keeps the list fresh and sends what waits, until it is told to stop. */
  async start() {
    const stops = (this.#stops = [])
    const { roster, courier } = await this.#parts
    if (this.#stops !== stops) return // stopped, and perhaps begun again, before the disk was read
    stops.push(roster.start(live), () => courier.stop())
    courier.start(live)
  }

  stop() {
    for (const stop of this.#stops) stop()
    this.#stops = []
  }

  /** How this device stands towards the server, and by which list it would answer. */
  get standing() {
    const { size = 0, loadedAt = null, present = 0, expected = 0, dropped = null } = this.#roster ?? {}
    const listAt = loadedAt && byTheHall(loadedAt)
    return { ...this.#now, guests: this.#waitHere(), differ: [...this.#differ.values()], size, loadedAt, listAt, present, expected, closed: this.#now.closed || dropped === "closed", revoked: this.#now.revoked || dropped === "revoked" }
  }

  // While the server is there its own picture shows them, at every door.
  #waitHere() {
    const here = (this.#guests?.here ?? []).filter(({ told }) => !told || this.#now.reach === "off")
    const people = here.map(({ id, at }) => ({ ...this.#roster?.person(id), since: Date.parse(at) }))
    return people.filter(({ id, first, status }) => id && !first && mayCome(status))
  }

  /** Ask about one guest. */
  enter(asked) {
    return this.#next(() => this.#ask(this.#fact("check_in", { confirm: false, pause: true, ...asked })))
  }

  /** Take somebody's coming-in back (`undo`), or write somebody into the list (`walk_in`). */
  ask(kind, asked) {
    return this.#next(() => this.#ask(this.#fact(kind, asked)))
  }

  /** Ask about several who come together: one question, and each an own fact where nobody answers. */
  enterAll(ids, said) {
    const one = this.#fact("group", { delegate_id: ids, ...said })
    const facts = ids.map((id) => ({ ...one, kind: "check_in", nonce: `${one.nonce}-${id}`, delegate_id: id, confirm: true, pause: true }))
    return this.#next(() => this.#ask(one, facts, `/events/${this.#event}/door/group`))
  }

  /** A guest of honour does not wait at this door any more. */
  async sendOn(id) {
    const { guests } = await this.#parts
    guests.leave(id)
    this.#hear({})
  }

  /** What the server shows of this event: who waits at its doors, all of them or not; whether it is over. */
  async pictured({ waiting, all, over }) {
    const { guests, roster } = await this.#parts
    if (all && this.#now.reach === "on") guests.only(waiting)
    if (over !== (roster.dropped === "closed")) await roster.refreshAnew()
  }

  async find(query, limit) {
    return (await this.#parts).roster.find(query, limit)
  }

  async person(id) {
    return (await this.#parts).roster.person(id)
  }

  async unitOf(id) {
    return (await this.#parts).roster.unitOf(id)
  }

  /** What the server would not take as it was: `{fact, error, message}`. */
  async aside() {
    return (await this.#parts).outbox.setAside()
  }

  async forgetAside() {
    const { outbox } = await this.#parts
    await outbox.remove((await outbox.setAside()).map(({ fact }) => fact.nonce))
  }

  #fact(kind, asked) {
    return { kind, nonce: nonce(), at: new Date(clock.now()).toISOString(), ...asked }
  }

  #next(work) {
    this.#asking += 1
    this.#show({ state: "asking", waiting: this.#asking })
    const turn = this.#line.then(work).finally(() => {
      this.#asking -= 1
      if (!this.#asking) this.#show({ state: "idle" })
    })
    this.#line = turn.catch(() => {})
    return turn
  }

  async #ask(fact, facts = [fact], url = undefined) {
    const { courier, roster, guests } = await this.#parts
    const said = await courier.ask(fact, url)
    if (said.refused) return this.#show({ state: "failed", message: said.refused.message })
    if (said.answered) return this.#show({ state: "answered", html: said.answered, fact, heard: (told) => heard(roster, fact, told) ?? waits(guests, fact, told) })
    const answers = []
    for (const one of facts) answers.push(await this.#tellByList(one))
    const [{ outcome, alike }] = answers
    if (outcome === "same_name") return this.#show({ state: "alike", fact, alike })
    this.#show({ state: "told", fact, facts, answers })
  }

  async #tellByList(fact) {
    const { outbox, roster, guests } = await this.#parts
    await roster.catchUp(await outbox.all())
    const answer = { ...byList(roster, fact), listAt: roster.loadedAt && byTheHall(roster.loadedAt) }
    if (answer.outcome === "same_name") return answer
    waits(guests, fact, { outcome: answer.outcome, delegate: answer.person?.id }, false)
    this.#hear({})
    if (answer.outcome === "confirm") return answer
    const { sure, ...said } = fact
    const told = fact.kind === "check_in" && answer.outcome !== "held" ? { ...said, shown: answer.shown ?? answer.outcome } : said
    await outbox.add(told)
    roster.heard(told, { outcome: answer.outcome })
    return answer
  }

  // What the server says later may not be what the guest was told: the door hears of it, the desk settles it.
  #hear(news) {
    Object.assign(this.#now, { answers: [] }, news)
    for (const { fact, result } of this.#now.answers) {
      if (result.conflict) this.#differ.set(fact.nonce, { at: fact.at, name: result.delegate?.name ?? "", outcome: result.outcome })
    }
    this.#stand(this.standing)
    this.#tellWaiting()
  }

  // The hosts' page knows nobody whom this door asked to wait while the server was away.
  async #tellWaiting() {
    const { reach, revoked, closed } = this.standing
    if (this.#telling || reach !== "on" || revoked || closed || !this.#guests?.untold.length) return
    this.#telling = true
    const tried = new Set()
    const next = () => this.#guests.untold.find((one) => !tried.has(key(one)))
    try {
      for (let guest = next(); guest && (await this.#told(guest)); guest = next()) tried.add(key(guest))
    } finally {
      this.#telling = false
    }
    this.#stand(this.standing)
  }

  // Resolves to whether the server can be asked about the next. Of whom it refuses to hear it is told again with the next
  // contact: the guest stands there all the same.
  async #told({ id, at, door, by, gone }) {
    const { courier, roster, guests } = await this.#parts
    if (roster.person(id)?.first) return guests.forget(id) ?? true
    guests.asks(id)
    const url = `/events/${this.#event}/door/guests/${id}/${gone ? "gone" : "stands"}`
    const said = await courier.ask(gone ? {} : { at, door, by }, url)
    if (said.unanswered) return false
    if (!said.refused) settles(guests, id, gone, said.answered)
    return true
  }

  /** The door has read where the server knew otherwise. */
  forgetDiffering() {
    this.#differ.clear()
    this.#hear({})
  }
}

/** An instant of this device as the server's clock has it. */
const byTheHall = (at) => at + clock.now() - Date.now()

// Of a delegation the server's card says who came in.
function heard(roster, fact, { outcome, came }) {
  if (fact.kind !== "group") return roster.heard(fact, { outcome, settled: true })
  for (const id of (came ?? "").split(" ").filter(Boolean)) {
    const one = { ...fact, kind: "check_in", nonce: `${fact.nonce}-${id}`, delegate_id: Number(id) }
    roster.heard(one, { outcome: "admitted", settled: true })
  }
}

/** Whoever is asked to wait stands at this door, until they are let in or somebody comes for them. */
function waits(guests, fact, { outcome, delegate, came = "" }, told = true) {
  const id = Number(delegate) || null
  if (outcome === "confirm" && id) guests.stand({ ...fact, id }, { told })
  else for (const one of [id, Number(fact.instead_of), ...came.split(" ").map(Number)]) if (one) guests.forget(one)
}

// The door may have let them in, sent them on or met them anew while the server was asked.
function settles(guests, id, gone, answered) {
  const still = guests.untold.find((one) => one.id === id)
  if (!still || (gone && !still.gone)) return
  const waits = !gone && waitsBy(answered)
  if (waits) guests.told(id)
  else if (waits === false) guests.forget(id)
}

/** Whether the server says that they wait; null where it was no server of ours that answered. */
function waitsBy(answered) {
  try {
    return JSON.parse(answered).waits
  } catch {
    return null
  }
}

const key = ({ id, gone }) => `${id}:${gone}`

const mayCome = (status) => status === "expected" || status === "declined"

/** An answer that also says how many of the same unit are still expected. */
function withParty(roster, answer) {
  const { outcome, person } = answer
  if (outcome !== "admitted" && outcome !== "again") return answer
  const others = roster.unitOf(person.id).filter(({ id, status, first }) => id !== person.id && status === "expected" && !first)
  return { ...answer, group: others.length || "" }
}

function byList(roster, fact) {
  if (fact.kind === "walk_in") return writtenIn(roster, fact)
  if (!roster.size) return { outcome: "held", person: null }
  if (fact.kind === "undo") return { outcome: "undone", person: roster.person(fact.delegate_id) }
  const chosen = fact.delegate_id ? roster.person(fact.delegate_id) : null
  const meant = fact.delegate_id ? { kind: chosen ? "current" : "unknown", person: chosen, surely: false } : roster.meant(fact.code)
  return withParty(roster, decided(meant, fact))
}

// As the server asks (`usecases.walk_in`): whose very name is on the list is shown first, marks and case aside.
function writtenIn(roster, fact) {
  const absent = fact.instead_of ? roster.person(fact.instead_of) : null
  const alike = fact.sure || fact.instead_of ? [] : bearers(roster, fact.name)
  if (alike.length) return { outcome: "same_name", alike, person: null }
  const place = absent ? { unit: absent.unit, seat: absent.seat, stands_for: absent.name } : { unseated: !fact.instead_of }
  return { outcome: "admitted", person: { ...fact, ...place, id: "" }, first: null }
}

function bearers(roster, name) {
  const called = calledAs(name)
  return roster.find(name, NAMESAKES).filter((one) => one.status !== "replaced" && calledAs(one.name) === called)
}
