/**
 * Keeps a neutral shell of a hall, a lobby or a door, so that a screen switched on before its server, or a phone that
 * was reloaded without one, shows our page and not the browser's own error. It answers only for those pages and the
 * files their shells name; commands, sockets and the API never pass through here.
 */
const KEPT = "ceremony-hall-1"
const PATIENCE_MS = 3000
const PAGE = /^\/(?:events\/([^/]+)\/)?(hall|lobby|door)\/?$/

addEventListener("install", () => skipWaiting())
addEventListener("activate", (event) => event.waitUntil(clients.claim()))
addEventListener("message", (event) => event.data?.keep && event.waitUntil(answered(event)))

addEventListener("fetch", (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== "GET" || url.origin !== location.origin) return
  if (request.mode === "navigate" && PAGE.test(url.pathname)) event.respondWith(page(request, url))
  else if (url.pathname.startsWith("/static/")) event.respondWith(file(request))
})

/** The live page if the server gives one soon; the shell otherwise; without a shell, whatever the network says. */
async function page(request, url) {
  const kept = await shell(url)
  if (!kept) return fetch(request)
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(PATIENCE_MS) })
    if (answer.status < 500) return answer
  } catch {
    // Nobody is there yet: the shell waits for them.
  }
  return kept
}

async function shell(url) {
  const cache = await caches.open(KEPT)
  const [, slug, room] = PAGE.exec(url.pathname)
  if (slug) return cache.match(`/events/${slug}/${room}/shell`)
  const shells = (await cache.keys()).filter(({ url: kept }) => kept.endsWith(`/${room}/shell`))
  return shells.length ? cache.match(shells.at(-1)) : undefined
}

/** A stamp in the address changes with the content, so what is kept under an address is never old. */
async function file(request) {
  const kept = await (await caches.open(KEPT)).match(request)
  return kept ?? fetch(request)
}

/** Keeps what a page asks for, one shell at a time; a page that sent a port hears whether it would open now. */
let turn = Promise.resolve()
async function answered({ data, ports }) {
  turn = turn.then(() => keep(data.keep)).catch(() => {})
  await turn
  const cache = await caches.open(KEPT)
  ports[0]?.postMessage({ kept: Boolean(await cache.match(data.keep)) })
}

/**
 * Brings everything a shell names, and what that names; only then is the shell kept, so that nobody is shown it bare.
 * When one of them does not arrive the shell of before stays. What no kept shell names any more goes.
 */
async function keep(address) {
  const cache = await caches.open(KEPT)
  const fresh = await fetch(address, { cache: "reload" })
  if (!fresh.ok || fresh.redirected) return
  await everythingNamed(fresh, address, (href) => bring(cache, href))
  await cache.put(address, fresh)
  await forgetOthers(cache)
}

/** The addresses of everything that a page names, and that those files name; `got(href)` gives each, or nothing. */
async function everythingNamed(page, address, got) {
  const seen = new Set()
  const waiting = await named(page, new URL(address, location.origin).href)
  while (waiting.length) {
    const href = waiting.pop()
    if (seen.has(href)) continue
    seen.add(href)
    const answer = await got(href)
    if (answer) waiting.push(...(await named(answer, href)))
  }
  return seen
}

async function bring(cache, href) {
  const kept = await cache.match(href)
  if (kept) return kept
  const answer = await fetch(href, { cache: "reload" })
  if (!answer.ok) return null
  await cache.put(href, answer.clone())
  return answer
}

const NAMES = {
  html: [/"(\/static\/[^"]+)"/g],
  css: [/url\(\s*["']?([^"')]+)["']?\s*\)/g, /@import\s+["']([^"']+)["']/g],
  javascript: [
    /\b(?:from|import)\s*\(?\s*["']([./][^"']+)["']/g,
    /new URL\(\s*["']([^"']+)["']\s*,\s*import\.meta\.url/g,
  ],
}

async function named(answer, href) {
  const kind = Object.keys(NAMES).find((name) => answer.headers.get("Content-Type")?.includes(name))
  if (!kind) return []
  const text = await answer.clone().text()
  const names = NAMES[kind].flatMap((name) => [...text.matchAll(name)].map((found) => found[1]))
  return names.map((name) => new URL(name, href)).filter(isOurs).map(({ href: whole }) => whole)
}

const isOurs = ({ origin, pathname }) => origin === location.origin && pathname.startsWith("/static/")

async function forgetOthers(cache) {
  const used = new Set()
  const requests = await cache.keys()
  for (const { url } of requests.filter(({ url }) => url.endsWith("/shell"))) {
    const names = await everythingNamed(await cache.match(url), url, (href) => cache.match(href))
    for (const href of names) used.add(href)
  }
  for (const request of requests) {
    if (request.url.includes("/static/") && !used.has(request.url)) await cache.delete(request)
  }
}
