import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import sharp from 'sharp'
import { pngBomb } from '../../tests/support/png-chunks.ts'
import { type Picture, remakePicture } from './pictures.ts'

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#b3005e' } })

const withPlace = () =>
  plain(2400, 1200)
    .withExif({ IFD0: { Make: 'Camera van Greet' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 3/1 3230/100' } })
    .jpeg()
    .toBuffer()

const made = async (bytes: Buffer): Promise<Picture> => {
  const picture = await remakePicture(bytes)
  if ('refusal' in picture) throw new Error(picture.refusal)
  return picture
}

describe('an uploaded picture', () => {
  test('loses where and with what it was made', async () => {
    const photo = await withPlace()
    assert.ok(photo.includes('Camera van Greet'))
    assert.ok((await sharp(photo).metadata()).exif)
    const { large, small } = await made(photo)
    for (const bytes of [large, small]) {
      const { exif, xmp, icc, iptc, format } = await sharp(bytes).metadata()
      assert.deepEqual(
        { exif, xmp, icc, iptc, format },
        { exif: undefined, xmp: undefined, icc: undefined, iptc: undefined, format: 'webp' },
      )
      assert.ok(!bytes.includes('Camera') && !bytes.includes('EXIF') && !bytes.includes('GPS'))
    }
  })

  test('is made smaller in two sizes, never larger', async () => {
    const { width, height, small } = await made(await withPlace())
    assert.deepEqual([width, height], [1600, 800])
    assert.equal((await sharp(small).metadata()).width, 640)
    assert.equal((await made(await plain(500, 400).png().toBuffer())).width, 500)
  })

  test('stands upright, as the camera was held', async () => {
    const photo = await plain(800, 400).withMetadata({ orientation: 6 }).jpeg().toBuffer()
    const { width, height } = await made(photo)
    assert.deepEqual([width, height], [400, 800])
  })

  const svg = Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" width="500" height="500"><script>alert(1)</script></svg>',
  )
  const refused: readonly (readonly [string, () => Promise<Buffer> | Buffer, string])[] = [
    [
      'a text with the name of a photo',
      () => Buffer.from('this is no photo at all, whatever it is called'),
      'not_a_picture',
    ],
    ['a drawing that can hold script', () => svg, 'not_a_picture'],
    [
      'a drawing behind the first bytes of a photo',
      () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), svg]),
      'broken',
    ],
    ['a kind that no camera makes', () => plain(500, 500).tiff().toBuffer(), 'not_a_picture'],
    ['a picture that unpacks to more than fits', () => pngBomb(60_000), 'too_many_pixels'],
    ['a picture that says less than it holds', () => pngBomb(400).subarray(0, 60), 'broken'],
    ['half a photo', async () => (await withPlace()).subarray(0, 9000), 'broken'],
    ['a stamp', () => plain(120, 90).png().toBuffer(), 'too_small'],
    ['a file of eleven megabytes', () => Buffer.alloc(11 * 1024 * 1024, 'x'), 'too_large'],
    ['nothing', () => Buffer.alloc(0), 'not_a_picture'],
  ]
  for (const [what, bytes, refusal] of refused)
    test(`${what} is refused: ${refusal}`, async () => {
      assert.deepEqual(await remakePicture(await bytes()), { refusal })
    })
})
