import { live } from "../core/live.js"
import { morph } from "../core/morph.js"
import { Newest } from "../core/newest.js"

const still = matchMedia("(prefers-reduced-motion: reduce)")

/**
 * Puts up what the server draws. Without it, the page is plain forms.
 * `stale-after="4000"`: after so many milliseconds without contact the picture hides, and what lies under it shows.
 * `fade`: another card cross-fades; the same card only changes.
 */
class LivePicture extends HTMLElement {
  #newest
  #stop
  #watcher

  connectedCallback() {
    const surface = this.getAttribute("surface")
    this.#newest = new Newest(this.getAttribute("run"), this.getAttribute("seq"))
    this.#stop = live.watch(surface, this.#show)
    const patience = Number(this.getAttribute("stale-after"))
    if (patience) {
      this.#watcher = setInterval(() => this.toggleAttribute("stale", live.silentFor(surface) > patience), 250)
    }
  }

  disconnectedCallback() {
    this.#stop()
    clearInterval(this.#watcher)
  }

  #show = (picture, first) => {
    if (!this.#newest.takes(picture, first)) return
    this.setAttribute("run", picture.run)
    this.setAttribute("seq", picture.seq)
    if (this.#fades(picture.html)) this.#fade(picture.html)
    else this.#put(picture.html)
  }

  #put(html) {
    morph(this, html)
    this.removeAttribute("stale")
    this.dispatchEvent(new CustomEvent("picture", { bubbles: true }))
  }

  #fades(html) {
    if (!this.hasAttribute("fade") || still.matches || document.hidden || !document.startViewTransition) return false
    if (this.hasAttribute("stale")) return false
    const key = new DOMParser().parseFromString(html, "text/html").querySelector("[data-card]")?.dataset.card
    return key !== this.querySelector("[data-card]")?.dataset.card
  }

  #fade(html) {
    const change = document.startViewTransition(() => this.#put(html))
    change.ready.catch(() => {})
    change.finished.catch(() => {})
  }
}

customElements.define("live-picture", LivePicture)
