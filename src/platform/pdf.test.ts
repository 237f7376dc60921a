import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makePdf, PdfFault } from './pdf.ts'

const letter = `#let d = json(bytes(sys.inputs.data))
#set document(title: d.title)
#set text(lang: d.lang)
= #d.title
#d.words`

const words = { lang: 'nl', title: 'Een brief', words: 'Dag #name, *niet vet* <b> Zoë' }

test('a template becomes a tagged PDF/UA, and what was typed is never markup', async () => {
  const pdf = (await makePdf(letter, words)).toString('latin1')
  assert.match(pdf, /^%PDF-1\.7/)
  assert.match(pdf, /StructTreeRoot/)
  assert.match(pdf, /pdfuaid:part>1</)
})

test('a name in letters that no font has does not stop the letter', async () => {
  const pdf = (await makePdf(letter, { ...words, words: 'Dag 李小龍' })).toString('latin1')
  assert.match(pdf, /StructTreeRoot/)
})

test('a document without a title is refused, and the refusal says nothing of what was typed', async () => {
  const untitled = letter.replace('#set document(title: d.title)', '')
  await assert.rejects(makePdf(untitled, { ...words, words: 'Geheim' }), (fault: Error) => {
    assert.ok(fault instanceof PdfFault)
    assert.match(fault.message, /missing document title/)
    assert.doesNotMatch(fault.message, /Geheim/)
    return true
  })
  const wrong = `${letter}\n#(d.words + 1)`
  await assert.rejects(
    makePdf(wrong, { ...words, words: 'Geheim' }),
    (fault: Error) => !fault.message.includes('Geheim'),
  )
})
