import { sha256 } from "../../vendor/noble/sha2.js"
import { bytesToHex, utf8ToBytes } from "../../vendor/noble/utils.js"

const KEPT = 16

/** A code as the roster names it: nobody reads the code out of it. Works where the browser has no `crypto.subtle`. */
export function digest(codeNo, digits) {
  return bytesToHex(sha256(utf8ToBytes(`${codeNo}:${digits}`))).slice(0, KEPT)
}
