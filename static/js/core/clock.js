import { Offset } from "./offset.js"

const offset = new Offset()

/** The server's time as this device knows it. Screens count seconds from anchors with it. */
export const clock = {
  now: () => Date.now() + offset.ms,
  learn: (sent, server, received) => offset.add(sent, server, received),
}

/** Calls `tick` now and four times a second, or every `ms`; returns what stops it. */
export function everyTick(tick, ms = 250) {
  tick()
  const timer = setInterval(tick, ms)
  return () => clearInterval(timer)
}
