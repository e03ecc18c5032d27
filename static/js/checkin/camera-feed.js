const SIZE = { width: { ideal: 1280 }, height: { ideal: 720 } }
const GONE = ["OverconstrainedError", "NotFoundError"]

/** Whether this page may have a camera at all: on plain http from another machine the browser has none to give. */
export const mayHaveCamera = () => Boolean(navigator.mediaDevices?.getUserMedia)

/** The chosen camera; without a choice, or when it is gone, the one at the back. */
export async function openCamera(chosen) {
  const stream = (chosen && (await chosenOf(chosen))) || (await streamOf({ facingMode: { ideal: "environment" } }))
  const [track] = stream.getVideoTracks()
  if (abilities(track).focusMode?.includes("continuous")) advise(track, { focusMode: "continuous" })
  return stream
}

const streamOf = (which) => navigator.mediaDevices.getUserMedia({ audio: false, video: { ...SIZE, ...which } })

// Only wished for, it would lose to another that has the better size.
async function chosenOf(id) {
  try {
    return await streamOf({ deviceId: { exact: id } })
  } catch (problem) {
    if (!GONE.includes(problem.name)) throw problem
    return null
  }
}

export function closeCamera(stream) {
  for (const track of stream?.getTracks() ?? []) track.stop()
}

/** The cameras by id and name; names are empty until one of them was allowed. */
export async function cameras() {
  const all = await navigator.mediaDevices.enumerateDevices()
  return all.filter(({ kind, deviceId }) => kind === "videoinput" && deviceId).map(({ deviceId, label }) => ({ id: deviceId, label }))
}

export const idOf = (stream) => stream.getVideoTracks()[0].getSettings().deviceId
export const hasTorch = (stream) => Boolean(abilities(stream.getVideoTracks()[0]).torch)
export const light = (stream, torch) => advise(stream.getVideoTracks()[0], { torch })

const REASONS = { NotAllowedError: "denied", SecurityError: "denied", NotReadableError: "busy", AbortError: "busy" }

/** Why no camera was given: denied, busy (another program has it) or none. */
export const whyNot = (problem) => REASONS[problem.name] ?? "none"

const abilities = (track) => track.getCapabilities?.() ?? {}

async function advise(track, wish) {
  try {
    await track.applyConstraints({ advanced: [wish] })
    return true
  } catch {
    return false // what a camera will not do is not worth losing it
  }
}
