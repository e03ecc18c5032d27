const KEPT = "ceremony-place"

/** A command of the list brings its page back: where one was and which line one pressed in stay. */
export function keepPlace(form) {
  form.addEventListener("submit", ({ submitter }) => {
    const line = submitter?.closest("li[id]")
    sessionStorage.setItem(KEPT, JSON.stringify({ path: location.pathname, y: scrollY, line: line?.id }))
  })
  const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? "null")
  sessionStorage.removeItem(KEPT)
  if (kept?.path !== location.pathname) return
  scrollTo(0, kept.y)
  const key = document.querySelector("[autofocus]") ?? document.getElementById(kept.line)?.querySelector("[formaction*='/moves/']")
  key?.focus({ preventScroll: true })
}
