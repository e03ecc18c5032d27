/** Locks of this device: a key can be used but never read, not even by the page; without it what is kept is noise. */
const CIPHER = "AES-GCM"
const SALT_BYTES = 12

/** Whether this page can lock anything away: plain http has no `crypto.subtle`, a private window no drawer. */
export const canLock = () => Boolean(globalThis.crypto?.subtle && globalThis.indexedDB)

export const freshKey = () => crypto.subtle.generateKey({ name: CIPHER, length: 256 }, false, ["encrypt", "decrypt"])

/** A value as `{salt, noise}`. */
export async function locked(key, value) {
  const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES))
  const plain = new TextEncoder().encode(JSON.stringify(value))
  return { salt, noise: await crypto.subtle.encrypt({ name: CIPHER, iv: salt }, key, plain) }
}

/** The value again; null when this is not its key. */
export async function unlocked(key, { salt, noise }) {
  const plain = await crypto.subtle.decrypt({ name: CIPHER, iv: salt }, key, noise).catch(() => null)
  return plain && JSON.parse(new TextDecoder().decode(plain))
}

/**
 * A value with a lock of its own, which lasts as long as what it locks: taking somebody off a door destroys the key of
 * its list, but not what the door still has to tell. Where nothing can be locked it lies open.
 */
export async function sealed(value) {
  if (!canLock()) return { open: value }
  const key = await freshKey()
  return { key, ...(await locked(key, value)) }
}

export const unsealed = (seal) => seal.open ?? unlocked(seal.key, seal)
