/**
 * The device's own drawer, in IndexedDB. Several pages of one browser share it; a page that finds a drawer of another
 * shape waits for the others to let go of it.
 */
const NAME = "ceremony-door"
const SHAPE = 1
const PATIENCE_MS = 2000
const REST_MS = 15_000

let opening = null

/** The drawer, or a rejection where the browser gives none (a private window, a full disk). One that did not open is
 * left alone for a while, so that no guest waits for it again. */
function drawer() {
  opening ??= opened().catch((problem) => {
    setTimeout(() => (opening = null), REST_MS).unref?.()
    throw problem
  })
  return opening
}

function opened() {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(NAME, SHAPE)
    const timer = setTimeout(() => reject(new Error("no drawer")), PATIENCE_MS)
    asked.onupgradeneeded = () => furnish(asked.result)
    asked.onerror = () => reject(asked.error)
    asked.onsuccess = () => {
      clearTimeout(timer)
      const letGo = () => (opening = null)
      asked.result.onclose = letGo
      asked.result.onversionchange = () => letGo() ?? asked.result.close()
      resolve(asked.result)
    }
  })
}

function furnish(database) {
  const facts = database.createObjectStore("facts", { keyPath: "place", autoIncrement: true })
  facts.createIndex("event", "event")
  facts.createIndex("nonce", ["event", "nonce"], { unique: true })
  database.createObjectStore("keys")
  database.createObjectStore("sealed")
}

/** What one request will answer. */
export const answerOf = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

/**
 * Reads or writes in one transaction: `work(store)` may only wait for requests of that store. Resolves to what it
 * returned once all of it is on the disk, and not merely with the operating system.
 */
export async function within(name, mode, work) {
  const database = await drawer()
  const turn = database.transaction(name, mode, { durability: "strict" })
  const finished = new Promise((resolve, reject) => {
    turn.oncomplete = () => resolve()
    turn.onabort = () => reject(turn.error ?? new Error("aborted"))
  })
  finished.catch(() => {})
  const worked = await work(turn.objectStore(name))
  await finished
  return worked
}
