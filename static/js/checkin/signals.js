const KEY = "ceremony-muted"
/** Per outcome: notes of hertz, start and length in seconds; and what the phone does in its holder's hand, in ms. */
const SIGNALS = {
  green: { notes: [[880, 0, 0.09], [1320, 0.1, 0.14]], wave: "sine", shakes: [90] },
  amber: { notes: [[660, 0, 0.12], [660, 0.2, 0.12]], wave: "triangle", shakes: [90, 90, 90] },
  red: { notes: [[220, 0, 0.5]], wave: "sawtooth", shakes: [350, 100, 350] },
}
const LOUD = 0.35
const FADE_S = 0.015

let muted = globalThis.localStorage?.getItem(KEY) === "yes"
let desk = null

/** A browser makes no sound before the first touch or key on the page. */
function unlock() {
  desk ??= globalThis.AudioContext ? new AudioContext() : null
  desk?.resume()
}
for (const gesture of ["pointerdown", "keydown"]) globalThis.addEventListener?.(gesture, unlock, { capture: true })

export const isMuted = () => muted

/** Be silent from now on, or no longer; kept on this device. Shaking goes on: nobody hears it. */
export function mute(yes) {
  muted = yes
  localStorage.setItem(KEY, yes ? "yes" : "no")
  return muted
}

/** One sound and one shake that tell green, amber and red apart without a look at the screen. */
export function signal(tone) {
  const { notes, wave, shakes } = SIGNALS[tone] ?? SIGNALS.amber
  if (navigator.userActivation?.hasBeenActive ?? true) navigator.vibrate?.(shakes)
  if (muted || desk?.state !== "running") return
  for (const note of notes) sound(wave, note)
}

function sound(wave, [hertz, from, long]) {
  const at = desk.currentTime + from
  const [voice, volume] = [new OscillatorNode(desk, { type: wave, frequency: hertz }), new GainNode(desk, { gain: 0 })]
  volume.gain.setValueAtTime(0, at)
  volume.gain.linearRampToValueAtTime(LOUD, at + FADE_S)
  volume.gain.setValueAtTime(LOUD, at + long - FADE_S)
  volume.gain.linearRampToValueAtTime(0, at + long)
  voice.connect(volume).connect(desk.destination)
  voice.start(at)
  voice.stop(at + long)
}
