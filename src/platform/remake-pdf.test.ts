import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { extractText, getDocumentProxy } from 'unpdf'
import { pdf } from '../../tests/support/bad-files.ts'
import { withoutCameraWords } from '../lib/jpeg-segments.ts'
import { makePdf } from './pdf.ts'
import { remakePdf } from './remake-pdf.ts'

const remade = async (bytes: Uint8Array): Promise<Buffer> => {
  const made = await remakePdf(bytes)
  if ('refusal' in made) throw new Error(made.refusal)
  return made
}
const wordsIn = async (bytes: Uint8Array) => (await extractText(new Uint8Array(bytes), { mergePages: true })).text

const letter = `#let d = json(bytes(sys.inputs.data))
#set document(title: d.title, author: "Noor Visser")
#set text(lang: d.lang)
= #d.title
#link("https://kwaad.example")[#d.words]
#pagebreak()
Tweede bladzijde`

describe('a PDF made anew', () => {
  test('says on its pages what it said, and nothing besides', async () => {
    const bytes = await makePdf(letter, { lang: 'nl', title: 'Mijn klacht', words: 'Zoë viel van de glijbaan.' })
    const made = await remade(bytes)
    assert.equal(await wordsIn(made), await wordsIn(bytes))
    const read = await getDocumentProxy(new Uint8Array(made))
    assert.equal(read.numPages, 2)
    assert.deepEqual([await read.getJSActions(), await read.getAttachments(), await read.getOpenAction(), await read.getOutline()], [null, null, null, null]) // prettier-ignore
    assert.doesNotMatch(made.toString('latin1'), /Noor Visser|kwaad\.example|StructTreeRoot|Metadata/)
    assert.ok(made.equals(await remade(bytes)), 'twice sent is twice the same')
  })

  test('shows what was filled in, where nothing can be filled in any more', async () => {
    const looks = '<</Type/XObject/Subtype/Form/BBox[0 0 90 20]/Length 13>>\nstream\n0 0 9 9 re f \nendstream'
    const field = '<</Type/Annot/Subtype/Widget/FT/Tx/V(Noor)/Rect[0 0 90 20]/AP<</N 7 0 R/D 7 0 R>>/T(naam)>>'
    const made = await remade(pdf('/AcroForm<</Fields[6 0 R]>>', { 6: field, 7: looks }, '/Annots[6 0 R]'))
    const page = await (await getDocumentProxy(new Uint8Array(made))).getPage(1)
    assert.deepEqual((await page.getAnnotations()).map(({ subtype, hasAppearance }) => [subtype, hasAppearance]), [['Stamp', true]]) // prettier-ignore
    assert.match(made.toString('latin1'), /0 0 9 9 re f/)
  })

  test(
    'that would take for ever is stopped, and the next one is read',
    { skip: process.env['STEPS'] === undefined && 'takes fifteen seconds' },
    async () => {
      // prettier-ignore
      const endless = Buffer.from(`%PDF-1.7\n1 0 obj\n<<>>\nendobj\n  x${'1'.repeat(100_000)}`)
      assert.deepEqual(await remakePdf(endless), { refusal: 'broken' })
      assert.match(await wordsIn(await remade(pdf(''))), /Onschuldige/)
    },
  )
})

test('a photo inside keeps its pixels and loses what the camera wrote', () => {
  const segment = (marker: number, ...words: number[]) => [0xff, marker, 0, words.length + 2, ...words]
  const [start, pixels, end] = [
    [0xff, 0xd8],
    [0xff, 0xda, 0, 2, 5, 6, 7],
    [0xff, 0xd9],
  ]
  const table = segment(0xdb, 1, 2)
  const photo = [
    ...start,
    ...segment(0xe0, 9),
    ...segment(0xe1, 69, 120),
    ...table,
    ...segment(0xfe, 4),
    ...pixels,
    ...end,
  ]
  const kept = [...start, ...segment(0xe0, 9), ...table, ...pixels, ...end]
  assert.deepEqual([...(withoutCameraWords(Uint8Array.from([...photo, 60, 62])) ?? [])], kept)
  assert.equal(withoutCameraWords(Uint8Array.from([1, 2])), undefined)
  assert.equal(withoutCameraWords(Uint8Array.from(start)), undefined)
})
