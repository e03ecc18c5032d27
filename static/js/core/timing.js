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

/** Half a day from the paper it is no lateness but another day: a rehearsal. */
export const isAnotherDay = (late) => Math.abs(late) >= 720

/** How late, in whole minutes: `baseS` seconds at `slipsFrom`, and every second since. Null: nothing slips. */
export function lateMinutes({ baseS, slipsFrom }, now) {
  return Math.round((baseS + slippedMs(slipsFrom, now) / 1000) / 60) + 0
}

/** When something is expected that would come at `baseAt` if nothing slipped any more. */
export function forecastAt({ baseAt, slipsFrom }, now) {
  return baseAt + slippedMs(slipsFrom, now)
}

const slippedMs = (slipsFrom, now) => (slipsFrom === null ? 0 : Math.max(0, now - slipsFrom))

/** An attribute's instant in epoch milliseconds; null where there is none. */
export function instantOf(element, name) {
  const said = element.getAttribute(name)
  return said ? Date.parse(said) : null
}

/** Reads the item's clock from an element's attributes. */
export function anchors(element) {
  const number = (name) => Number(element.getAttribute(name)) || 0
  return {
    startedAt: instantOf(element, "started-at"),
    heldAt: instantOf(element, "held-at"),
    planned: number("planned-s") + number("extra-s"),
  }
}
