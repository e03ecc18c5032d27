const LEAST = 0.35

/**
 * Makes its words as large as its place allows, never larger than the sheet says and never breaking a syllable.
 * One line by default; with `lines`, as many as the place is high.
 */
class FitText extends HTMLElement {
  #size = new ResizeObserver(() => this.#fit())
  #words = new MutationObserver(() => this.#fit())

  connectedCallback() {
    this.#size.observe(this.parentElement)
    this.#words.observe(this, { childList: true, characterData: true, subtree: true })
    document.fonts?.ready.then(() => this.#fit())
  }

  disconnectedCallback() {
    this.#size.disconnect()
    this.#words.disconnect()
  }

  #fit() {
    let [small, large] = [LEAST, 1]
    this.#scale(large)
    if (!this.#spills()) return
    for (let turn = 0; turn < 7; turn += 1) {
      const middle = (small + large) / 2
      this.#scale(middle)
      if (this.#spills()) large = middle
      else small = middle
    }
    this.#scale(small)
  }

  #scale(part) {
    this.style.setProperty("--fit", part.toFixed(3))
  }

  #spills() {
    const place = this.hasAttribute("lines") ? this.parentElement : this
    return place.scrollWidth > place.clientWidth + 1 || place.scrollHeight > place.clientHeight + 2
  }
}

customElements.define("fit-text", FitText)
