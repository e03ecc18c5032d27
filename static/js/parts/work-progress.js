const ASK_EVERY_MS = 250

/** Follows the work on a file, and opens the page again once it is done. */
class WorkProgress extends HTMLElement {
  #timer

  connectedCallback() {
    this.#timer = setTimeout(() => this.#ask(), ASK_EVERY_MS)
  }

  disconnectedCallback() {
    clearTimeout(this.#timer)
  }

  async #ask() {
    try {
      const answer = await fetch(this.getAttribute("url"), { headers: { "X-Requested-With": "ceremony" } })
      if (!answer.ok) return location.reload()
      const { finished, doing, done, of } = await answer.json()
      if (finished) return location.reload()
      this.#show(doing, done, of)
    } catch {
      // The server is away: what it has read so far it goes on with when it is back.
    }
    this.#timer = setTimeout(() => this.#ask(), ASK_EVERY_MS)
  }

  #show(doing, done, of) {
    const bar = this.querySelector("progress")
    const words = this.dataset[doing] ?? this.dataset.reading
    const said = this.querySelector("[role=status]")
    if (said.textContent !== words) said.textContent = words
    if (!of) return bar.removeAttribute("value")
    bar.value = (done / of) * 100
    this.querySelector(".work-rows").textContent = this.dataset.rows.replace("%(done)s", done).replace("%(of)s", of)
  }
}

customElements.define("work-progress", WorkProgress)
