import { nodes, part, send } from "../core/parts-of-page.js"

const PAUSE_MS = 150

/** While a name is typed: how it will be filed, and how it should be written. Ctrl+S saves. */
export class PersonHelp {
  #typing
  #asked = 0

  constructor(root, filesAs, writeAs) {
    Object.assign(this, { root, filesAs, writeAs })
    root.addEventListener("input", this.#typed)
    root.addEventListener("keydown", this.#key)
  }

  #typed = ({ target }) => {
    if (target.name !== "name" && target.name !== "sort_given") return
    clearTimeout(this.#typing)
    this.#typing = setTimeout(() => this.#ask(target.form), PAUSE_MS)
  }

  #key = (event) => {
    if (event.key.toLowerCase() !== "s" || !(event.ctrlKey || event.metaKey) || event.altKey) return
    const save = this.root.querySelector("[data-key=save]")
    if (!save) return
    event.preventDefault()
    save.form.requestSubmit(save)
  }

  async #ask(form) {
    const asked = (this.#asked += 1)
    const { name, sort_given: given } = form.elements
    const query = new URLSearchParams({ name: name.value, given: given.value })
    const { ok, answer } = await part(`${this.filesAs}?${query}`).catch(() => ({ ok: false }))
    if (!ok || asked !== this.#asked || !form.isConnected) return
    form.querySelector("[data-part=given]").textContent = answer.given
    form.querySelector("[data-part=before]").textContent = answer.before
    const [offer, better] = ["offer", "better"].map((one) => form.querySelector(`[data-part=${one}]`))
    offer.hidden = !answer.better
    better.value = answer.better
    better.textContent = this.writeAs.replace("{}", answer.better)
  }
}

/** Sends or takes down a picture; what is being typed beside it is left alone. `page` draws the person. */
export async function sendPortrait(form, button, page) {
  const { ok, html } = await send(form, button)
  const drawn = [...nodes(ok ? (await part(page)).html : html)]
  const found = (what) => drawn.map((one) => one.querySelector?.(what)).find(Boolean)
  const [portrait, problem] = [found(".person-portrait"), ok ? null : found(".problem")]
  if (!portrait) throw new TypeError("no person was drawn")
  if (problem) portrait.prepend(problem)
  form.closest(".person-portrait").replaceWith(portrait)
  return ok
}

/** A person's form as a page of its own. */
class PersonPanel extends HTMLElement {
  connectedCallback() {
    new PersonHelp(this, this.getAttribute("files-as"), this.dataset.writeAs)
    this.addEventListener("submit", this.#portrait)
    document.addEventListener("keydown", this.#leave)
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.#leave)
  }

  // Where the server cannot be reached the form goes as it would without script.
  #portrait = async (event) => {
    const form = event.target
    if (!form.hasAttribute("data-portrait-form")) return
    event.preventDefault()
    await sendPortrait(form, event.submitter, location.href).catch(() => form.submit())
  }

  #leave = (event) => {
    if (event.key === "Escape" && !event.isComposing) this.querySelector("a[data-leave]")?.click()
  }
}

customElements.define("person-panel", PersonPanel)
