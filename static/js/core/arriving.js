const MINUTE_MS = 60_000
const WINDOW = 10
const STILL_MS = 5 * MINUTE_MS
const LEAST = { comings: 5, ms: 2 * MINUTE_MS }
const FAR_MS = 120 * MINUTE_MS

const minuteOf = (instant) => Math.floor(instant / MINUTE_MS) * MINUTE_MS

/** The counts of the last ten minutes, as they stand when `at` was some minutes ago and nobody has come since. */
export function since(counts, at, now) {
  const gone = Math.max(0, (minuteOf(now) - minuteOf(at)) / MINUTE_MS)
  return [...counts.slice(gone), ...Array(Math.min(gone, counts.length)).fill(0)]
}

/** How people come at `now`, by the rule of `core/arrivals.py`: `{flow, doneAt, stillMinutes}`. */
export function pace({ counts, at, first, last, missing }, now) {
  if (missing <= 0) return { flow: "all_in" }
  if (first === null || last === null) return { flow: "nobody" }
  if (now - last >= STILL_MS) return { flow: "still", stillMinutes: Math.floor((now - last) / MINUTE_MS) }
  const came = since(counts, at, now).reduce((sum, count) => sum + count, 0)
  const spent = now - Math.max(first, minuteOf(now) - (WINDOW - 1) * MINUTE_MS)
  if (came < LEAST.comings || spent < LEAST.ms) return { flow: "too_few" }
  const left = (spent * missing) / came
  if (left > FAR_MS) return { flow: "far" }
  return { flow: "coming", doneAt: Math.ceil((now + left) / MINUTE_MS) * MINUTE_MS }
}
