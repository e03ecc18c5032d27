/** The neutral shell waits for its server: once the real page answers again, it is opened. */
const AGAIN_MS = 1000

async function serverIsBack() {
  const page = await fetch(location.href, { cache: "no-store", signal: AbortSignal.timeout(3000) })
  return page.ok && (await page.text()).includes("<live-picture")
}

async function wait() {
  if (await serverIsBack().catch(() => false)) location.reload()
  else setTimeout(wait, AGAIN_MS)
}

setTimeout(wait, AGAIN_MS)
addEventListener("keydown", (event) => event.key === "F5" && event.preventDefault())
