/** Keeps the running item of a long run-sheet in sight: when another starts, the sheet moves to it. */
class FollowNow extends HTMLElement {
  #now

  connectedCallback() {
    document.addEventListener("picture", this.#look)
    this.#look()
  }

  disconnectedCallback() {
    document.removeEventListener("picture", this.#look)
  }

  #look = () => {
    const row = document.querySelector('.run-sheet [aria-current="step"]')
    if (!row || row.id === this.#now) return
    this.#now = row.id
    const sheet = row.closest(".desk-sheet, .programme") ?? document.scrollingElement
    const [box, at] = [sheet.getBoundingClientRect(), row.getBoundingClientRect()]
    sheet.scrollBy(0, at.top - box.top - (sheet.clientHeight - at.height) / 2) // the sheet alone: the page stays
  }
}

customElements.define("follow-now", FollowNow)
