import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type LetterContent, renderLetter } from './letter-layout.tsx'
import { textsFor } from './texts.ts'

const view = {
  t: textsFor('nl', { zone: 'Europe/Amsterdam' }),
  lang: 'nl',
  style: { name: 'Loket Rivierstad', brand: '#ffcc00', phone: '0800 1234', hours: 'ma-vr 9-17 uur' },
} as const

const letter: LetterContent = {
  subject: 'Er is antwoord',
  greeting: 'Beste Lotte,',
  paragraphs: ['De opvang schrijft:', { quote: 'Kom gerust <b>langs</b>.\r\nMaandag kan.' }],
  button: { label: 'Lees het antwoord', url: 'https://loket.example/aanvraag/link/abc' },
  after: ['De knop werkt 7 dagen.'],
  closing: 'Met vriendelijke groet,',
}

test('the text of a letter says all that its html says', () => {
  const { text } = renderLetter(view, letter)
  assert.equal(
    text,
    [
      'Beste Lotte,',
      'De opvang schrijft:',
      '> Kom gerust <b>langs</b>.\n> Maandag kan.',
      'Lees het antwoord:\nhttps://loket.example/aanvraag/link/abc',
      'De knop werkt 7 dagen.',
      'Met vriendelijke groet,\nLoket Rivierstad',
      'Hulp nodig? Bel 0800 1234 (ma-vr 9-17 uur).\n',
    ].join('\n\n'),
  )
})

test('typed words stay words in html, with their line breaks', () => {
  const { html } = renderLetter(view, letter)
  assert.match(html, /Kom gerust &lt;b>langs&lt;\/b>\.<br\/?>Maandag kan\./)
})

test('the button is made dark enough for white letters, and its address is also written out', () => {
  const { html } = renderLetter(view, letter)
  assert.doesNotMatch(html, /#ffcc00/)
  assert.equal(html.match(/href="https:\/\/loket\.example\/aanvraag\/link\/abc"/g)?.length, 2)
})

test('a house without phone has no foot', () => {
  const { text } = renderLetter({ ...view, style: { ...view.style, phone: null } }, letter)
  assert.ok(text.endsWith('Loket Rivierstad\n'))
})
