import { morph } from "./morph.js"

const BY_SCRIPT = { "X-Requested-With": "ceremony" }

/** Fetches a page and puts its part of this name in the place of ours; focus stays where it is. */
export async function renew(element, url = location.href) {
  const answer = await fetch(url, { credentials: "same-origin" })
  if (!answer.ok) throw new TypeError(answer.statusText)
  const page = new DOMParser().parseFromString(await answer.text(), "text/html")
  const fresh = page.getElementById(element.id)
  if (!fresh) return false
  morph(element, fresh.innerHTML)
  return true
}

/** Sends a form as script does. Returns `{ ok, html, answer }`: a page to put up, or what the server answered. */
export async function send(form, button) {
  const body = new FormData(form)
  if (button?.name) body.append(button.name, button.value)
  const url = button?.hasAttribute("formaction") ? button.formAction : form.action
  return told(await fetch(url, { method: "POST", body, headers: BY_SCRIPT, credentials: "same-origin" }))
}

/** Fetches what the server draws for script. */
export async function part(url) {
  return told(await fetch(url, { headers: BY_SCRIPT, credentials: "same-origin" }))
}

async function told(response) {
  const kind = response.headers.get("Content-Type") ?? ""
  const html = kind.includes("html") ? await response.text() : ""
  const answer = kind.includes("json") ? await response.json() : {}
  return { ok: response.ok, html, answer }
}

/** Our own server's markup, as nodes. */
export function nodes(html) {
  return new DOMParser().parseFromString(html, "text/html").body.childNodes
}
