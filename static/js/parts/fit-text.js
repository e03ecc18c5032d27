const LEAST = 0.3
const ONE_LINE = 0.84

/**
 * Makes the words inside it as large as their place allows, all by the same measure: nobody on a card is smaller than
 * a neighbour. `--fit` scales what the sheet asks for. Names stay on one line unless that would make them small; then
 * they may take two (`wraps`), broken between syllables only.
 */
class FitText extends HTMLElement {
  #size = new ResizeObserver(() => this.#fit())
  #words = new MutationObserver(() => this.#fit())

  connectedCallback() {
    this.#size.observe(this)
    this.#words.observe(this, { childList: true, characterData: true, subtree: true })
    document.fonts?.ready.then(() => this.#fit())
  }

  disconnectedCallback() {
    this.#size.disconnect()
    this.#words.disconnect()
  }

  #fit() {
    this.toggleAttribute("wraps", false)
    if (this.#largest(ONE_LINE)) return
    this.toggleAttribute("wraps", true)
    this.#largest(LEAST)
  }

  /** Finds the largest scale from `least` to 1 that fits; false when not even `least` does. */
  #largest(least) {
    if (this.#fits(1)) return true
    if (!this.#fits(least)) return false
    let [small, large] = [least, 1]
    for (let turn = 0; turn < 6; turn += 1) {
      const middle = (small + large) / 2
      if (this.#fits(middle)) small = middle
      else large = middle
    }
    return this.#fits(small)
  }

  #fits(scale) {
    this.style.setProperty("--fit", scale.toFixed(3))
    return ![this, ...this.querySelectorAll("[data-fit]")].some(
      (box) => box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1,
    )
  }
}

customElements.define("fit-text", FitText)
