import { isTyping } from "../core/keys.js"
import { nodes, part, renew, send } from "../core/parts-of-page.js"
import { PersonHelp, sendPortrait } from "./person-panel.js"

const PAUSE_MS = 200
const STEPS = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }

/** The table of people by keyboard: rows are walked, chosen and opened in a panel that gives the focus back. */
class PeopleTable extends HTMLElement {
  #list
  #panel
  #search
  #typing
  #asked = 0
  #last
  #opener

  connectedCallback() {
    ;[this.#list, this.#panel, this.#search] = ["list", "panel", "search"].map((name) => this.#part(name))
    new PersonHelp(this.#panel, this.getAttribute("files-as"), this.dataset.writeAs)
    document.addEventListener("keydown", this.#key)
    document.querySelector("a[data-new]")?.addEventListener("click", this.#new)
    this.#search.form.addEventListener("input", this.#filter)
    this.#search.form.addEventListener("submit", this.#searched)
    this.#list.addEventListener("click", this.#click)
    this.#list.addEventListener("dblclick", this.#dblclick)
    this.#list.addEventListener("change", this.#change)
    this.#list.addEventListener("submit", this.#many)
    this.#list.addEventListener("toggle", this.#toggled, { capture: true })
    this.#panel.addEventListener("submit", this.#submit)
    this.#panel.addEventListener("click", this.#leave)
    this.#panel.addEventListener("close", this.#closed)
    this.#ready()
    if (location.hash.startsWith("#p")) this.#row(location.hash.slice(2))?.focus()
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.#key)
  }

  #part(name) {
    return this.querySelector(`[data-part="${name}"]`)
  }

  #row(id) {
    return document.getElementById(`p${id}`)
  }

  get #rows() {
    return [...this.#list.querySelectorAll("tbody tr")]
  }

  #key = (event) => {
    if (this.#panel.open || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
    const { target, key } = event
    if (target === this.#search) return this.#fromSearch(event)
    if (isTyping(target)) return
    const row = target.closest?.("tbody tr")
    if (key === "/") this.#take(event, () => this.#search.select())
    else if (key in STEPS && (row || !this.contains(target) || key.length === 1)) this.#walk(event, row, STEPS[key])
    else if (row && key === " ") this.#take(event, () => this.#choose(row, event.shiftKey))
    else if (row && key === "Enter" && target.localName !== "a") this.#take(event, () => this.#open(row))
    else if (row && key === "Escape") this.#search.focus()
    else if (key === "b" && this.#part("bulk")) this.#take(event, () => this.#openBulk())
  }

  #take(event, then) {
    event.preventDefault()
    then()
  }

  #fromSearch(event) {
    const first = this.#rows[0]
    if (event.key === "ArrowDown" && first) this.#take(event, () => first.focus())
    if (event.key === "Escape" && !this.#search.value) this.#take(event, () => (first ?? this.#search).focus())
  }

  #walk(event, row, step) {
    const rows = this.#rows
    const next = row ? rows[rows.indexOf(row) + step] : rows[0]
    if (!next) return
    event.preventDefault()
    next.focus()
    next.scrollIntoView({ block: "nearest" })
  }

  // What lies between the last choice and this one is chosen as this one is.
  #choose(row, wholeStretch) {
    const box = row.querySelector("[name=id]")
    box.checked = !box.checked
    if (wholeStretch) this.#stretch(row, box.checked)
    this.#last = row.id
    this.#count()
  }

  #stretch(row, chosen) {
    const rows = this.#rows
    const [from, to] = [rows.findIndex(({ id }) => id === this.#last), rows.indexOf(row)].sort((a, b) => a - b)
    if (from < 0) return
    for (const one of rows.slice(from, to + 1)) one.querySelector("[name=id]").checked = chosen
  }

  #click = (event) => {
    const box = event.target.closest("[name=id]")
    if (box) {
      if (event.shiftKey) this.#stretch(box.closest("tr"), box.checked)
      this.#last = box.closest("tr").id
      return this.#count()
    }
    const link = event.target.closest("a[data-open]")
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    this.#open(link.closest("tr"))
  }

  #dblclick = (event) => {
    const row = event.target.closest("tbody tr")
    if (row && !event.target.closest("a, label, button")) this.#open(row)
  }

  #change = ({ target }) => {
    if (target.dataset.part === "all") for (const box of this.#list.querySelectorAll("[name=id]")) box.checked = target.checked
    this.#count()
  }

  #many = (event) => {
    if (event.target.closest(".changes")) return this.#undo(event)
    if (event.target.id !== "many" || event.target.querySelector(":is([name=id], [name=everybody]):checked")) return
    event.preventDefault()
    this.#say({ message: this.dataset.nobody })
  }

  // Taken back where one stands: the search and the page of the table stay. Nobody may be left in it.
  async #undo(event) {
    event.preventDefault()
    try {
      const { ok, answer } = await send(event.target, event.submitter)
      if (!ok) return this.#say(answer)
      await this.#renew()
      ;(this.#rows[0] ?? document.querySelector("main .page-head a")).focus()
      this.#tell("undone")
    } catch (problem) {
      this.#say(problem)
    }
  }

  #count() {
    const chosen = this.#list.querySelectorAll("[name=id]:checked").length
    const words = this.#part("chosen")
    for (const row of this.#rows) row.classList.toggle("selected", row.querySelector("[name=id]").checked)
    if (!words) return
    words.hidden = !chosen
    words.textContent = words.dataset.words.replace("{}", chosen)
    this.#part("bulk").classList.toggle("has-chosen", chosen > 0)
  }

  // It lies below a hundred rows; only closed does it stay in sight.
  #toggled = ({ target }) => {
    if (target.open && target.dataset.part === "bulk") target.scrollIntoView({ block: "nearest" })
  }

  #openBulk() {
    const bulk = this.#part("bulk")
    bulk.open = true
    bulk.querySelector("select").focus()
  }

  #ready() {
    const whole = this.#part("whole")
    if (whole) whole.hidden = false
    this.#part("filter").hidden = true
  }

  #searched = (event) => {
    event.preventDefault()
    this.#look().then(() => this.#rows[0]?.focus())
  }

  #filter = ({ target }) => {
    clearTimeout(this.#typing)
    this.#typing = setTimeout(() => this.#look(), target === this.#search ? PAUSE_MS : 0)
  }

  async #look() {
    clearTimeout(this.#typing)
    const asked = (this.#asked += 1)
    const said = [...new FormData(this.#search.form)].filter(([, value]) => value)
    const url = `${this.getAttribute("base")}?${new URLSearchParams(said)}`.replace(/\?$/, "")
    try {
      const fresh = await part(url)
      if (asked !== this.#asked || !fresh.ok) return
      const list = [...nodes(fresh.html)].map((one) => one.querySelector?.("#people-list")).find(Boolean)
      if (!list) return
      this.#list.replaceChildren(...list.childNodes)
      history.replaceState(null, "", url)
      this.#last = undefined
      this.#ready()
    } catch (problem) {
      this.#say(problem, this.dataset.unreached)
    }
  }

  #new = (event) => {
    if (event.ctrlKey || event.metaKey) return
    event.preventDefault()
    this.#show(event.currentTarget.href, event.currentTarget, this.#part("heading").dataset.new)
  }

  #open(row) {
    const link = row.querySelector("a[data-open]")
    this.#show(link.href, row, link.querySelector("b").textContent)
  }

  async #show(url, opener, heading) {
    this.#opener = opener.id || opener
    try {
      const { ok, html, answer } = await part(url)
      if (!ok) return this.#say(answer)
      this.#part("heading").textContent = heading
      this.#fill(html)
      this.#panel.showModal()
      this.#panel.querySelector("[aria-invalid], [name=name]")?.focus()
    } catch (problem) {
      this.#say(problem, this.dataset.unreached)
    }
  }

  #fill(html) {
    this.#part("person").replaceChildren(...nodes(html))
    this.#panel.querySelector("[aria-invalid=true]")?.focus()
  }

  #leave = (event) => {
    if (!event.target.closest("[data-leave]")) return
    event.preventDefault()
    this.#panel.close()
  }

  #submit = async (event) => {
    const form = event.target
    event.preventDefault()
    event.submitter?.setAttribute("aria-busy", "true")
    try {
      if (form.hasAttribute("data-portrait-form")) return await this.#portrait(form, event.submitter)
      const { ok, html, answer } = await send(form, event.submitter)
      if (html) this.#fill(html)
      else if (!ok) this.#say(answer)
      else await this.#done(answer.id)
    } catch (problem) {
      this.#say(problem)
    } finally {
      event.submitter?.removeAttribute("aria-busy")
    }
  }

  async #portrait(form, button) {
    const opener = this.#row(this.#part("person").firstElementChild.dataset.person)
    if (await sendPortrait(form, button, opener.querySelector("a[data-open]").href)) await this.#renew()
  }

  async #done(id) {
    if (id) this.#opener = `p${id}`
    await this.#renew()
    this.#panel.close()
    this.#tell("saved")
  }

  // Only the newest is true: what the page came with goes. What was saved is seen in its row.
  #tell(what) {
    const said = this.#part("said")
    for (const old of document.querySelectorAll("main .saved")) if (old !== said) old.remove()
    said.className = what === "saved" ? "visually-hidden" : "saved"
    said.textContent = ""
    requestAnimationFrame(() => {
      said.textContent = said.dataset[what]
      if (what !== "saved") said.scrollIntoView({ block: "nearest" })
    })
  }

  async #renew() {
    if (!(await renew(this.#list))) location.reload()
    this.#ready()
    this.#count()
  }

  #closed = () => {
    this.#part("person").replaceChildren()
    const opener = typeof this.#opener === "string" ? document.getElementById(this.#opener) : this.#opener
    ;(opener ?? this.#rows[0] ?? this.#search).focus()
  }

  // A refusal brings its own sentence; where nobody answered there is one for that.
  #say(problem, lost = this.dataset.lost) {
    const line = this.querySelector("toast-line")
    const words = problem instanceof Error ? lost : problem.message || lost
    const open = this.#panel.open ? this.#part("person").querySelector(".problem") : null
    if (!this.#panel.open) return line.say(words)
    const said = open ?? Object.assign(document.createElement("p"), { className: "problem" })
    said.setAttribute("role", "alert")
    said.textContent = words
    if (!open) this.#part("person").prepend(said)
  }
}

customElements.define("people-table", PeopleTable)
