import { closeCamera, openCamera, whyNot } from "./camera-feed.js"
import { CameraRepeats } from "./camera-repeats.js"
import { CameraWatchdog } from "./camera-watchdog.js"
import { LIVE_PX } from "./frames.js"

const LOOK_MS = 100
const AGAIN_MS = 1500
const rest = (ms) => new Promise((over) => setTimeout(over, ms))

/**
 * A camera that is wanted: opened, looked through ten times a second, opened again when it goes wrong, given back
 * while nobody sees the page. `told(state)`: opening, on, off, black, still, busy, denied, none, decoder.
 */
export class CameraSession {
  stream = null
  #video
  #reader
  #told
  #saw
  #wanted = false
  #turn = 0
  #state = "off"
  #awake = null
  #watchdog = new CameraWatchdog()
  #repeats = new CameraRepeats()

  constructor(video, reader, { told, saw }) {
    this.#video = video
    this.#reader = reader
    this.#told = told
    this.#saw = saw
    document.addEventListener("visibilitychange", () => this.#wanted && (document.hidden ? this.#rest() : this.#open()))
  }

  get wanted() {
    return this.#wanted
  }

  start() {
    this.#wanted = true
    this.#reader.prepare()
    return this.#open()
  }

  stop() {
    this.#wanted = false
    this.#rest()
  }

  /** The next code counts, even the one in view. */
  forget() {
    this.#repeats.forget()
  }

  #rest() {
    this.#turn += 1
    this.#close()
    this.#awake?.release()
    this.#awake = null
    this.#tell("off")
  }

  #close() {
    closeCamera(this.stream)
    this.stream = this.#video.srcObject = null
  }

  // A camera that is opened again because it was black is not yet "on": the first picture with light says so.
  async #open(state = "opening") {
    const turn = (this.#turn += 1)
    this.#close()
    if (document.hidden) return
    this.#tell(state)
    try {
      const stream = await openCamera(localStorage.getItem("ceremony-camera-chosen"))
      if (turn !== this.#turn) return closeCamera(stream)
      this.#show(stream, turn)
    } catch (problem) {
      if (turn === this.#turn) this.#fail(whyNot(problem), turn)
      return
    }
    this.#stayAwake(turn)
    await this.#look(turn)
  }

  #show(stream, turn) {
    this.stream = this.#video.srcObject = stream
    this.#video.play().catch(() => {})
    stream.getVideoTracks()[0].addEventListener("ended", () => turn === this.#turn && this.#open("still"))
    this.#watchdog.opened(performance.now())
  }

  // A camera that another program has comes back by itself; one that was refused waits for a person.
  async #fail(why, turn) {
    this.#wanted = why === "busy"
    this.#tell(why)
    if (!this.#wanted) return
    await rest(AGAIN_MS)
    if (turn === this.#turn) this.#open("busy")
  }

  async #look(turn) {
    while (turn === this.#turn) {
      const began = performance.now()
      await this.#glance(turn)
      if (turn !== this.#turn) return
      const wrong = this.#watchdog.wrong(performance.now())
      if (wrong) return this.#open(wrong)
      await rest(LOOK_MS - (performance.now() - began))
    }
  }

  async #glance(turn) {
    const frame = await createImageBitmap(this.#video).catch(() => null) // it has no picture yet
    if (!frame) return
    const seen = await this.#reader.read(frame, LIVE_PX)
    if (turn !== this.#turn) return
    if (!seen) return this.#undecoded()
    const now = performance.now()
    if (this.#watchdog.saw(seen, now)) this.#tell("on")
    if (seen.text && this.#repeats.isNew(seen.text, now)) this.#saw(seen.text)
  }

  async #undecoded() {
    this.#tell("decoder")
    this.#watchdog.opened(performance.now())
    await rest(AGAIN_MS)
  }

  #tell(state) {
    if (state === this.#state) return
    this.#state = state
    this.#told(state)
  }

  async #stayAwake(turn) {
    if (this.#awake && !this.#awake.released) return
    const awake = await navigator.wakeLock?.request("screen").catch(() => null)
    if (turn === this.#turn) this.#awake = awake ?? null
    else awake?.release()
  }
}
