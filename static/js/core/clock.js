import { Offset } from "./offset.js"

const KEPT = "ceremony-clock"
const offset = new Offset(8, Number(globalThis.localStorage?.getItem(KEPT)) || 0)

/** The server's time as this device knows it, or last knew it. Screens count seconds from anchors with it. */
export const clock = {
  now: () => Date.now() + offset.ms,
  learn(sent, server, received) {
    offset.add(sent, server, received)
    globalThis.localStorage?.setItem(KEPT, offset.ms)
  },
}

/** Calls `tick` now and four times a second, or every `ms`; returns what stops it. */
export function everyTick(tick, ms = 250) {
  tick()
  const timer = setInterval(tick, ms)
  return () => clearInterval(timer)
}
