import "./plain.js"
import "../parts/file-drop.js"

// Phone pictures take a while on their way: say so, or the button is pressed again.
document.addEventListener("submit", ({ target }) => {
  const button = target.querySelector("[data-busy]")
  if (!button) return
  button.textContent = button.dataset.busy
  button.setAttribute("aria-busy", "true")
})
