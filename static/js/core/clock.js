import { Offset } from "./offset.js"

const offset = new Offset()

/** The server's time as this device knows it. Screens count seconds from anchors with it. */
export const clock = {
  now: () => Date.now() + offset.ms,
  learn: (sent, server, received) => offset.add(sent, server, received),
}

/** Calls `tick` now and four times a second; returns what stops it. */
export function everyTick(tick) {
  tick()
  const timer = setInterval(tick, 250)
  return () => clearInterval(timer)
}
