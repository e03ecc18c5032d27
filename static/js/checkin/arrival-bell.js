import { clock, everyTick } from "../core/clock.js"

const NEW_FOR_MS = 60_000
const NOTES = { standing: [659, 880], arrived: [659] }
const SHAKES = { standing: [120, 90, 120], arrived: [70] }

/**
 * Says softly that a guest of honour stands at a door or has come in, and marks the row for a minute. Browsers give
 * sound only to a page that was touched: the first touch anywhere lets it ring, the button makes it silent.
 */
class ArrivalBell extends HTMLElement {
  #known = null
  #rings = true
  #sound = null
  #stop

  connectedCallback() {
    const button = this.querySelector("button")
    button.hidden = false
    button.addEventListener("click", () => this.#say((this.#rings = !this.#rings)))
    this.#say(true)
    document.addEventListener("pointerdown", () => (this.#sound ??= new AudioContext()), { once: true })
    document.addEventListener("picture", this.#look)
    this.#look()
    this.#stop = everyTick(() => this.#mark(), 1000)
  }

  disconnectedCallback() {
    document.removeEventListener("picture", this.#look)
    this.#stop()
  }

  #say(on) {
    this.querySelector("button").textContent = on ? this.dataset.on : this.dataset.off
  }

  // The first picture is what is so already: nobody is startled by opening the page.
  #look = () => {
    const here = new Map()
    for (const group of Object.keys(NOTES)) {
      for (const row of document.querySelectorAll(`[data-group="${group}"] [data-guest]`)) here.set(group + row.dataset.guest, group)
    }
    const fresh = [...here].filter(([key]) => this.#known && !this.#known.has(key)).map(([, group]) => group)
    this.#known = new Set(here.keys())
    this.#mark()
    if (fresh.length && this.#rings) this.#ring(fresh.includes("standing") ? "standing" : "arrived")
  }

  #mark() {
    for (const row of document.querySelectorAll("[data-since]")) {
      row.toggleAttribute("data-new", clock.now() - Date.parse(row.dataset.since) < NEW_FOR_MS)
    }
  }

  #ring(group) {
    if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.(SHAKES[group])
    const sound = this.#sound
    if (!sound) return
    NOTES[group].forEach((pitch, no) => {
      const [tone, loudness, at] = [sound.createOscillator(), sound.createGain(), sound.currentTime + no * 0.22]
      tone.frequency.value = pitch
      loudness.gain.setValueAtTime(0.0001, at)
      loudness.gain.exponentialRampToValueAtTime(0.18, at + 0.03)
      loudness.gain.exponentialRampToValueAtTime(0.0001, at + 0.9)
      tone.connect(loudness).connect(sound.destination)
      tone.start(at)
      tone.stop(at + 1)
    })
  }
}

customElements.define("arrival-bell", ArrivalBell)
