// A JPEG is a row of segments, each with its length, and then the pixels. Where it was taken and by whose camera stands in the first ones.

const isJpeg = (bytes: Uint8Array) => bytes[0] === 0xff && bytes[1] === 0xd8

/** Words of cameras and programs: APP1 to APP13, APP15 and comments. APP0 and APP14 say how colours are written. */
const tells = (marker: number) => (marker >= 0xe1 && marker <= 0xef && marker !== 0xee) || marker === 0xfe

/** The same picture without what a camera or a program wrote beside the pixels; undefined where it is no whole JPEG. */
export function withoutCameraWords(bytes: Uint8Array): Uint8Array | undefined {
  if (!isJpeg(bytes)) return undefined
  const kept = [bytes.subarray(0, 2)]
  let at = 2
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xda) return joined([...kept, bytes.subarray(at, endOfPixels(bytes, at))])
    const end = at + 2 + ((bytes[at + 2] ?? 0) << 8) + (bytes[at + 3] ?? 0)
    if (!tells(marker)) kept.push(bytes.subarray(at, end))
    at = end
  }
  return undefined
}

/** Behind the last end mark nothing of the picture is left: there a second file may hang. */
function endOfPixels(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at++) if (bytes[at] === 0xff && bytes[at + 1] === 0xd9) return at + 2
  return bytes.length
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
