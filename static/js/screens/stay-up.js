/** A screen of the hall or the lobby stays up: it never sleeps, keeps a neutral shell for the next cold start, and
 * hides a broken portrait. */
async function keepShell() {
  await navigator.serviceWorker.register("/sw.js")
  const { active } = await navigator.serviceWorker.ready
  active.postMessage({ keep: `${location.pathname.replace(/\/$/, "")}/shell` })
}

async function stayAwake() {
  if (document.visibilityState === "visible") await navigator.wakeLock?.request("screen").catch(() => {})
}

if ("serviceWorker" in navigator) keepShell().catch(() => {})
stayAwake()
document.addEventListener("visibilitychange", stayAwake)
document.addEventListener("dblclick", () => document.documentElement.requestFullscreen?.().catch(() => {}))
document.addEventListener("error", ({ target }) => target.localName === "img" && (target.hidden = true), { capture: true })
for (const image of document.querySelectorAll("img")) if (image.complete && !image.naturalWidth) image.hidden = true
