import { waitingAnywhere } from "../checkin/outbox.js"

/** Whoever logs out leaves behind what a door on this device has not sent yet: it is refused until that has gone. */
document.addEventListener("submit", async (event) => {
  const form = event.target
  if (!form.matches('form[action="/logout"]')) return
  event.preventDefault()
  const waiting = await waitingAnywhere()
  if (!waiting) return form.submit()
  const line = form.querySelector("[role=alert]")
  line.textContent = form.dataset.waiting.replace("{}", waiting)
  line.hidden = false
})
