import { Bounce } from "./keys.js"

/** An answer that is not yes: one sentence for a person. */
export class Refused extends Error {
  constructor(status, message) {
    super(message)
    this.status = status
  }
}

/** Posts a form once. Returns the response, throws `Refused`, or a TypeError when nobody answered. */
export async function post(url, body, { timeoutMs = 8000 } = {}) {
  const patience = new AbortController()
  const timer = setTimeout(() => patience.abort(), timeoutMs)
  const headers = { "X-Requested-With": "ceremony", Accept: "application/json, text/html" }
  const response = await fetch(url, { method: "POST", body, headers, credentials: "same-origin", signal: patience.signal })
    .finally(() => clearTimeout(timer))
  if (response.ok) return response
  throw new Refused(response.status, await sentence(response))
}

async function sentence(response) {
  if (!response.headers.get("Content-Type")?.includes("json")) return ""
  return (await response.json().catch(() => ({}))).message ?? ""
}

const SAME_PERSON_MS = 600

/**
 * Takes over the command forms of a page. A command that was not answered is never sent again by itself. A second tap
 * on one person's row does nothing for a moment: the row has been redrawn, and another move lies under the finger.
 */
export function takeOverCommands(tell) {
  const bounce = new Bounce()
  let last = { person: "", at: -SAME_PERSON_MS }
  document.addEventListener("submit", (event) => {
    const form = event.target
    if (!form.matches("form[data-command]")) return
    event.preventDefault()
    const button = event.submitter
    if (button?.dataset.key === "go" && !bounce.passes(event.timeStamp)) return
    const person = button?.formAction.match(/\/awards\/(\d+)\/moves\//)?.[1]
    if (person && person === last.person && event.timeStamp - last.at < SAME_PERSON_MS) return
    if (person) last = { person, at: event.timeStamp }
    command(form, button, tell)
  })
}

async function command(form, button, tell) {
  refresh(form)
  const action = button?.hasAttribute("formaction") ? button.formAction : form.action
  button?.setAttribute("aria-busy", "true")
  try {
    await post(action, filled(form, button))
    if (form.hasAttribute("data-clears")) form.reset()
  } catch (problem) {
    tell(problem)
  } finally {
    button?.removeAttribute("aria-busy")
  }
}

/** What a form would send by itself when this button is pressed. */
export function filled(form, button) {
  const body = new FormData(form)
  if (button?.name) body.append(button.name, button.value)
  return body
}

/** A form that outlives pictures sends the revision of the picture that is up. */
function refresh(form) {
  for (const field of form.querySelectorAll("[data-fresh]")) {
    const now = document.querySelector(`[data-now="${field.dataset.fresh}"]`)
    if (now) field.value = now.value
  }
}
