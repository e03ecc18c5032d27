import { fold } from "./names.js"

const key = (name) => fold(name).replaceAll(" ", "")

/** The spelling by which a door is known already, as `core/doors.py` has it; else the name as it is. */
export function asKnown(name, known) {
  const own = key(name)
  return known.find((one) => key(one) === own) ?? name
}
