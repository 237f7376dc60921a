import sharp from 'sharp'

/** A picture made anew from what was uploaded, in two sizes, as WebP: nothing but its pixels is left. */
export interface Picture {
  readonly width: number
  readonly height: number
  readonly small: Buffer
  readonly large: Buffer
}

export type PictureRefusal = 'too_large' | 'not_a_picture' | 'too_many_pixels' | 'too_small' | 'broken'

export const largestPictureMegabytes = 10
export const mostMegapixels = 50
export const smallestSide = 300
const largeSide = 1600
const smallSide = 640

// By the first bytes: what a browser or a name says about a file is no proof.
const kinds: readonly (readonly [format: string, starts: (bytes: Buffer) => boolean])[] = [
  ['jpeg', (bytes) => bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))],
  ['png', (bytes) => bytes.subarray(0, 8).equals(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'))],
  ['webp', (bytes) => bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP'],
]

/** Decodes an uploaded photo for real and writes it anew; `refusal` says why not. Nothing of a wrong file is kept. */
export async function remakePicture(bytes: Buffer): Promise<Picture | { readonly refusal: PictureRefusal }> {
  if (bytes.length > largestPictureMegabytes * 1024 * 1024) return { refusal: 'too_large' }
  const kind = kinds.find(([, starts]) => starts(bytes))?.[0]
  if (!kind) return { refusal: 'not_a_picture' }
  try {
    const { format, width, height } = await sharp(bytes, { limitInputPixels: false }).metadata()
    if (format !== kind) return { refusal: 'not_a_picture' }
    if (width * height > mostMegapixels * 1_000_000) return { refusal: 'too_many_pixels' }
    if (Math.min(width, height) < smallestSide) return { refusal: 'too_small' }
    return await inTwoSizes(bytes)
  } catch {
    // The decoder's own words may repeat the file; that it is broken is all a person can use.
    return { refusal: 'broken' }
  }
}

async function inTwoSizes(bytes: Buffer): Promise<Picture> {
  const large = await fitted(bytes, largeSide, 80).toBuffer({ resolveWithObject: true })
  const small = await fitted(large.data, smallSide, 75).toBuffer()
  return { width: large.info.width, height: large.info.height, small, large: large.data }
}

// Turned as the camera says first, because the camera's words do not come along.
const fitted = (bytes: Buffer, side: number, quality: number) =>
  sharp(bytes, { limitInputPixels: mostMegapixels * 1_000_000, failOn: 'error', pages: 1 })
    .timeout({ seconds: 20 })
    .autoOrient()
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .webp({ quality })

/** A picture that somebody sends along as proof, made anew and large enough to read; undefined where it cannot be read. */
export async function remakeEvidence(bytes: Buffer): Promise<Buffer | undefined> {
  try {
    const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata()
    if (width * height > mostMegapixels * 1_000_000) return undefined
    return await fitted(bytes, evidenceSide, 82).toBuffer()
  } catch {
    return undefined
  }
}
const evidenceSide = 2400
