/** Seconds from anchors. A held timer stands still; time given extra moves the end, not the start. */
export function elapsedS({ startedAt, heldAt = null }, now) {
  return Math.max(0, ((heldAt ?? now) - startedAt) / 1000)
}

/** Green for the first 5/7 of what was planned, amber to the end, red after: 5–7 minutes for a paper. */
export function colour(elapsed, planned) {
  if (!planned) return "plain"
  if (elapsed > planned) return "red"
  return elapsed > (planned * 5) / 7 ? "amber" : "green"
}

/** 65 → "1:05", 3605 → "1:00:05". */
export function minutes(seconds) {
  const whole = Math.max(0, Math.floor(seconds))
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
  const two = (n) => String(n).padStart(2, "0")
  return h ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`
}

/** How late, in whole minutes: what the server foresaw, and what the running item has overrun since. */
export function lateMinutes({ lateS, elapsed = 0, planned = 0 }) {
  const over = planned ? Math.max(0, elapsed - planned) : 0
  return Math.round((lateS + over) / 60)
}

/** Reads the anchors from an element's attributes. */
export function anchors(element) {
  const instant = (name) => (element.getAttribute(name) ? Date.parse(element.getAttribute(name)) : null)
  const number = (name) => Number(element.getAttribute(name)) || 0
  return { startedAt: instant("started-at"), heldAt: instant("held-at"), planned: number("planned-s") + number("extra-s") }
}
