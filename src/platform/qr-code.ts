import { create } from 'qrcode'

/** A QR code to draw: the path of its dark squares in a field of `size` by `size`. */
export interface QrCode {
  readonly size: number
  readonly path: string
}

/** Squares that readers need to be light around the code. */
const quiet = 4

export function qrCode(text: string): QrCode {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const dark = Array.from(modules.data.keys()).filter((index) => modules.data[index])
  const place = (index: number) =>
    `M${(index % modules.size) + quiet} ${Math.floor(index / modules.size) + quiet}h1v1h-1z`
  return { size: modules.size + 2 * quiet, path: dark.map(place).join('') }
}
