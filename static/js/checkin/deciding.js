/** What the door answers to a scan, as `core/admission.py` says it; two deciders, one answer. */

const OF_HONOUR = "guest_superior"

/** Whether the hosts receive this person. `said` is what the organiser wrote, or null. */
export const isVip = (category, said) => said ?? category === OF_HONOUR

/**
 * `kind` of the code: current, reissued, other_event, unknown. `scan` and `first` are comings-in `{at, door, by}`, `at`
 * as text of an instant. Returns `{outcome, first, takesOver}`.
 */
export function answer({ kind, scan, standing = "expected", first = null, confirm = false, pause = false }) {
  if (kind === "unknown") return told("unknown")
  if (kind === "other_event") return told("wrong_event")
  if (standing === "withdrawn") return told("withdrawn", first)
  if (kind === "reissued" || standing === "replaced") return told("replaced", first)
  if (first) {
    const takesOver = Date.parse(scan.at) < Date.parse(first.at)
    return told("again", takesOver ? scan : first, takesOver)
  }
  if (standing === "declined" && !confirm) return told("declined")
  if (pause && !confirm) return told("confirm")
  return told("admitted", scan)
}

/**
 * What a door tells a guest whom `meant` found in the roster: the answer, and whom it is about. Whom only this list does
 * not know is `unlisted`, no stranger; `shown` is that answer as the server has it.
 */
export function decided({ kind, person, surely = true }, { at, door = "", by = "", confirm = false }) {
  const said = { kind, scan: { at, door, by }, confirm }
  if (!person && !surely) return { ...told("unlisted"), shown: "unknown", person: null }
  if (!person) return { ...answer(said), person: null }
  const pause = isVip(person.category, person.vip)
  return { ...answer({ ...said, standing: person.status, first: person.first, pause }), person }
}

const told = (outcome, first = null, takesOver = false) => ({ outcome, first, takesOver })
