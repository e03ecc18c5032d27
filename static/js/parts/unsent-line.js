import { waitingAnywhere } from "../checkin/outbox.js"

/** Where a device stands outside: how many guests' comings-in it still keeps, and what sends them. */
async function tell(line) {
  const waiting = await waitingAnywhere().catch(() => 0)
  line.textContent = line.dataset.waitsHere.replace("{}", waiting)
  line.hidden = !waiting
}

document.querySelectorAll("[data-waits-here]").forEach(tell)
