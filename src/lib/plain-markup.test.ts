import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { readMarkup } from './plain-markup.ts'

const plain = (source: string) =>
  readMarkup(source).map((block) => {
    const lines = block.kind === 'list' ? block.items : block.lines
    return [
      block.kind,
      ...lines.map((line) => line.map(({ text, href }) => (href ? `[${text}](${href})` : text)).join('')),
    ]
  })

describe('the markup of staff', () => {
  test('has paragraphs, lists and headings', () => {
    const source = '# Welkom\nKom langs.\nOf bel.\n\n- maandag\n- dinsdag\nna afspraak\r\n\r\nTot dan'
    assert.deepEqual(plain(source), [
      ['heading', 'Welkom'],
      ['paragraph', 'Kom langs.', 'Of bel.'],
      ['list', 'maandag', 'dinsdag'],
      ['paragraph', 'na afspraak'],
      ['paragraph', 'Tot dan'],
    ])
  })

  test('makes links of addresses, without the sign that ends the sentence', () => {
    assert.deepEqual(plain('Kijk op https://www.voorbeeld.be/a?b=1. Of mail loket@voorbeeld.be!'), [
      [
        'paragraph',
        'Kijk op [https://www.voorbeeld.be/a?b=1](https://www.voorbeeld.be/a?b=1). Of mail [loket@voorbeeld.be](mailto:loket@voorbeeld.be)!',
      ],
    ])
  })

  test('knows no HTML and no other kind of address', () => {
    assert.deepEqual(plain('<script>x</script> javascript:alert(1) [a](http://bc)'), [
      ['paragraph', '<script>x</script> javascript:alert(1) [a]([http://bc](http://bc))'],
    ])
  })

  test('of nothing is nothing', () => assert.deepEqual(readMarkup(' \n\n '), []))
})
