import { cameras, hasTorch, idOf, light, mayHaveCamera } from "./camera-feed.js"
import { CameraSession } from "./camera-session.js"
import { CodeReader } from "./code-reader.js"
import { PHOTO_PX } from "./frames.js"
import { isMuted, mute, signal } from "./signals.js"

const FLASH_MS = 900
const NOT_BY_ITSELF = ["denied", "none"]
const REPORTED = { still: "black", busy: "none", decoder: "none" }

/**
 * The phone's camera at the door, and a photo where the browser gives no camera. Says what it reads by `code`
 * `{text}` and how it stands by `camera` `{state, reason}`; `tell("green" | "amber" | "red")` shows, sounds and
 * shakes what became of it. It goes on looking all the while.
 */
class CodeCamera extends HTMLElement {
  #reader = new CodeReader()
  #session
  #torch = false
  #flash

  connectedCallback() {
    if (this.#session) return
    const heard = { told: (state) => this.#told(state), saw: (text) => this.#saw(text) }
    this.#session = new CameraSession(this.#part("video"), this.#reader, heard)
    this.#on("switch", "click", () => (this.#session.wanted ? this.stop() : this.start()))
    this.#on("torch", "click", () => this.#lit(!this.#torch))
    this.#on("mute", "click", () => this.#press("mute", mute(!isMuted())))
    this.#on("choice", "change", (event) => this.#chose(event.target.value))
    this.#on("photo", "change", (event) => this.#photographed(event.target))
    this.#on("photo", "click", () => this.#reader.prepare())
    this.#press("mute", isMuted())
    setTimeout(() => this.#begin()) // once whoever listens has been loaded too
  }

  disconnectedCallback() {
    this.#session.stop()
  }

  get state() {
    return this.getAttribute("state") ?? "off"
  }

  start() {
    localStorage.setItem("ceremony-camera", "on")
    return this.#session.start()
  }

  stop() {
    localStorage.setItem("ceremony-camera", "off")
    this.#session.stop()
  }

  /** The next code counts, even one that is still in view. */
  forget() {
    this.#session.forget()
  }

  tell(tone) {
    this.#show(tone)
    signal(tone)
  }

  #begin() {
    if (!mayHaveCamera()) this.#told("insecure")
    else if (localStorage.getItem("ceremony-camera") === "on") this.#session.start()
  }

  #told(state) {
    const reported = REPORTED[state] ?? state
    const isBack = state === "on" && this.state === "black"
    this.setAttribute("state", reported)
    this.toggleAttribute("live", this.#session.wanted)
    this.#part("switch").hidden = state === "insecure"
    this.#part("secure")?.toggleAttribute("hidden", state !== "insecure")
    if (NOT_BY_ITSELF.includes(state)) localStorage.setItem("ceremony-camera", "off")
    this.#part("switch").textContent = this.#session.wanted ? this.dataset.switchOff : this.dataset.switchOn
    this.#part("torch").hidden = true
    this.#say(isBack ? "back" : state)
    if (state === "on") this.#opened()
    if (state !== "opening") this.#fire("camera", { state: reported, reason: state })
  }

  async #opened() {
    const { stream } = this.#session
    this.#part("torch").hidden = !hasTorch(stream)
    if (this.#torch) this.#lit(true)
    const all = await cameras()
    if (stream !== this.#session.stream) return
    const choice = this.#part("choice")
    choice.replaceChildren(...all.map(({ id, label }, at) => new Option(label || `${this.dataset.camera} ${at + 1}`, id)))
    choice.value = idOf(stream)
    choice.closest("label").hidden = all.length < 2
  }

  #chose(id) {
    localStorage.setItem("ceremony-camera-chosen", id)
    this.#session.start()
  }

  async #lit(torch) {
    this.#torch = (await light(this.#session.stream, torch)) && torch
    this.#press("torch", this.#torch)
  }

  #saw(text) {
    this.#say("")
    this.#show("seen")
    this.#fire("code", { text })
  }

  async #photographed(input) {
    const [photo] = input.files
    input.value = "" // the same photo may be chosen again
    if (!photo) return
    this.#say("reading")
    const image = await createImageBitmap(photo).catch(() => null)
    const seen = image && (await this.#reader.read(image, PHOTO_PX))
    this.#say(!image ? "unopened" : !seen ? "decoder" : seen.text ? "" : "nocode")
    if (seen?.text) this.#fire("code", { text: seen.text })
  }

  #show(tone) {
    clearTimeout(this.#flash)
    this.dataset.tone = tone
    this.#flash = setTimeout(() => delete this.dataset.tone, FLASH_MS)
  }

  #say(what) {
    this.#part("said").textContent = this.dataset[what] ?? ""
  }

  #press(part, pressed) {
    this.#part(part).setAttribute("aria-pressed", String(pressed))
  }

  #fire(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }))
  }

  #on(part, event, heard) {
    this.#part(part).addEventListener(event, heard)
  }

  #part(name) {
    return this.querySelector(`[data-part="${name}"]`)
  }
}

customElements.define("code-camera", CodeCamera)
