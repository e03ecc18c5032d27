import "../parts/logging-out.js"
import "../parts/unsent-line.js"

// Pages that are only forms need no script; this one keeps a second press from sending a form twice.
document.addEventListener("submit", (event) => {
  const form = event.target
  if (form.dataset.sent) event.preventDefault()
  form.dataset.sent = "yes"
  setTimeout(() => delete form.dataset.sent, 3000)
})
