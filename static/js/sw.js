/**
 * Keeps one neutral shell per hall, so that a screen switched on before its server shows the banner and not the
 * browser's own error. It answers only for hall pages and the files their shells name; commands, sockets and the
 * API never pass through here.
 */
const KEPT = "ceremony-hall-1"
const PATIENCE_MS = 3000
const HALL = /^\/(?:events\/([^/]+)\/)?hall\/?$/

addEventListener("install", () => skipWaiting())
addEventListener("activate", (event) => event.waitUntil(clients.claim()))
addEventListener("message", (event) => event.data?.keep && event.waitUntil(keep(event.data.keep).catch(() => {})))

addEventListener("fetch", (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== "GET" || url.origin !== location.origin) return
  if (request.mode === "navigate" && HALL.test(url.pathname)) event.respondWith(page(request, url))
  else if (url.pathname.startsWith("/static/")) event.respondWith(file(request))
})

/** The live page if the server gives one soon; the shell otherwise. */
async function page(request, url) {
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(PATIENCE_MS) })
    if (answer.status < 500) return answer
  } catch {
    // Nobody is there yet: the shell waits for them.
  }
  return (await shell(url)) ?? Response.error()
}

async function shell(url) {
  const cache = await caches.open(KEPT)
  const slug = HALL.exec(url.pathname)[1]
  if (slug) return cache.match(`/events/${slug}/hall/shell`)
  const shells = (await cache.keys()).filter(({ url: kept }) => kept.endsWith("/hall/shell"))
  return shells.length ? cache.match(shells.at(-1)) : undefined
}

/** A stamp in the address changes with the content, so what is kept under an address is never old. */
async function file(request) {
  const kept = await (await caches.open(KEPT)).match(request)
  return kept ?? fetch(request)
}

/**
 * Brings everything a shell names, and what that names; only then is the shell kept, so that the wall never shows it
 * bare. When one of them does not arrive the shell of before stays. What no shell names any more goes.
 */
async function keep(address) {
  const cache = await caches.open(KEPT)
  const shell = await fetch(address, { cache: "reload" })
  if (!shell.ok) return
  const brought = new Set()
  const waiting = await named(shell, new URL(address, location.origin).href)
  while (waiting.length) {
    const href = waiting.pop()
    if (brought.has(href)) continue
    brought.add(href)
    const answer = await bring(cache, href)
    if (answer) waiting.push(...(await named(answer, href)))
  }
  await cache.put(address, shell)
  await forgetOthers(cache, brought)
}

async function bring(cache, href) {
  const kept = await cache.match(href)
  if (kept) return kept
  const answer = await fetch(href, { cache: "reload" })
  if (!answer.ok) return null
  await cache.put(href, answer.clone())
  return answer
}

const NAMES = { html: /(?:href|src)="(\/static\/[^"]+)"/g, css: /url\("([^"]+)"\)/g, javascript: /(?:from|import) "([./][^"]+)"/g }

async function named(answer, href) {
  const kind = Object.keys(NAMES).find((name) => answer.headers.get("Content-Type")?.includes(name))
  if (!kind) return []
  const text = await answer.clone().text()
  return [...text.matchAll(NAMES[kind])].map(([, name]) => new URL(name, href).href)
}

async function forgetOthers(cache, brought) {
  for (const request of await cache.keys()) {
    const old = request.url.includes("/static/") && !brought.has(request.url)
    if (old) await cache.delete(request)
  }
}
