import { prepareZXingModule, readBarcodes } from "../../vendor/zxing/reader/index.js"
import { glance, reduced } from "./frames.js"

const WASM = new URL("../../vendor/zxing/zxing_reader.wasm", import.meta.url).href
const OPTIONS = {
  formats: ["QRCode"], maxNumberOfSymbols: 1, textMode: "Plain",
  tryHarder: true, tryInvert: true, tryRotate: true, tryDownscale: true, downscaleFactor: 2,
}
const locateFile = (name, folder) => (name.endsWith(".wasm") ? WASM : folder + name)

const ready = prepareZXingModule({ overrides: { locateFile }, fireImmediately: true })
ready.catch(() => {}) // whoever asks is told

/**
 * The text of the QR code in an ImageBitmap or ImageData, looked for at each of these longest sides in pixels until it
 * is found, and what the picture looks like at a glance.
 */
export async function read(image, sides) {
  let seen
  for (const side of sides) {
    const pixels = reduced(image, side)
    seen ??= glance(pixels)
    const [code] = await readBarcodes(pixels, OPTIONS)
    if (code?.isValid) return { text: code.text, ...seen }
  }
  return seen
}

async function answer({ data: { image, sides } }) {
  try {
    postMessage(await read(image, sides))
  } catch (problem) {
    postMessage({ failed: String(problem) })
  } finally {
    image.close?.()
  }
}

if (globalThis.WorkerGlobalScope) addEventListener("message", answer)
