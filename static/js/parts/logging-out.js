import { leftHere } from "../checkin/outbox.js"

/**
 * Whoever logs out leaves behind what a door on this device has not sent. What will still go is waited for: it is shown
 * where it goes. What the server would not take, or what cannot be known, is said once; a second press logs out.
 */
document.addEventListener("submit", async (event) => {
  const form = event.target
  if (!form.matches('form[action="/logout"]')) return
  event.preventDefault()
  const { words, count, door } = await trouble(form.dataset)
  if (!words || (!count.waiting && form.dataset.warned === words)) return form.submit()
  form.dataset.warned = words
  const line = form.querySelector("[role=alert]")
  line.querySelector("span").textContent = words.replace("{}", count.waiting || count.aside)
  line.querySelector("a").href = door
  line.hidden = false
})

async function trouble({ waiting, aside, unknown }) {
  const left = await leftHere().catch(() => null)
  if (!left) return { words: unknown, count: {}, door: "/events" }
  const asides = left.filter((one) => one.aside)
  const count = { waiting: left.length - asides.length, aside: asides.length }
  const words = count.waiting ? waiting : count.aside ? aside : ""
  const [first] = count.waiting ? left.filter((one) => !one.aside) : asides
  return { words, count, door: first ? `/events/${first.event}/door` : "/events" }
}
