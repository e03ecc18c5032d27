/**
 * The longest sides, in pixels, at which a code is looked for, one after another. Half the size first: it is four times
 * quicker, and four pixels made one take the noise out of a dim foyer. Small cards need the whole.
 */
export const LIVE_PX = [640, 1280]
export const PHOTO_PX = [1280, 2560, 4096, 640]

let canvas

/** The pixels of a picture, made smaller when its longest side is longer than `side`. */
export function reduced(image, side) {
  if (image instanceof ImageData) return image
  const share = Math.min(1, side / Math.max(image.width, image.height))
  const [width, height] = [image.width, image.height].map((long) => Math.max(1, Math.round(long * share)))
  canvas ??= globalThis.OffscreenCanvas ? new OffscreenCanvas(width, height) : document.createElement("canvas")
  if (canvas.width !== width) canvas.width = width
  if (canvas.height !== height) canvas.height = height
  const pen = canvas.getContext("2d", { willReadFrequently: true })
  pen.drawImage(image, 0, 0, width, height)
  return pen.getImageData(0, 0, width, height)
}

const ACROSS = 32
const DOWN = 18

/** What a picture looks like: `light`, its brightest point from 0 to 255, and `print`, equal only when nothing moved. */
export function glance({ data, width, height }) {
  let [light, print] = [0, 0]
  for (let row = 0; row < DOWN; row += 1) {
    const line = Math.floor(((row + 0.5) * height) / DOWN) * width
    for (let column = 0; column < ACROSS; column += 1) {
      const at = 4 * (line + Math.floor(((column + 0.5) * width) / ACROSS))
      const bright = (data[at] + 2 * data[at + 1] + data[at + 2]) >> 2
      light = Math.max(light, bright)
      print = (Math.imul(print, 31) + bright) | 0
    }
  }
  return { light, print }
}
