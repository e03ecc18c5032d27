/** A number used once, so that an answer can be asked for again without being given twice. 128 bits; works on plain http. */
export function nonce(random = (bytes) => crypto.getRandomValues(bytes)) {
  return Array.from(random(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("")
}
