import assert from 'node:assert/strict'
import { globSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { describe, test } from 'node:test'
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser'
import { contentsFaults, type ManualPage, pictureFaults, unknownWords } from './manual-faults.ts'
import { largestAltogether, largestPicture, manualPictures } from './manual-pictures.ts'
import { allScenes } from '../tests/support/scenes.ts'

const folder = 'docs/pictures'
const read = (path: string): ManualPage => ({ path, text: readFileSync(path, 'utf8') })
const manual = globSync('docs/handleiding/*.md').map(read)
const pages = [...manual, read('README.md')]
const listed = manualPictures.map(({ file }) => file)
const files = readdirSync(folder)

/** How a text may read once its gaps are filled in; a gap alone says nothing. */
function patternOf(message: string): RegExp | undefined {
  const pattern = parse(message, { requiresOtherClause: false }).map(partOf).join('')
  return /\p{L}{2}/u.test(pattern) ? new RegExp(`^${pattern}$`, 'u') : undefined
}

/** A sentence may be quoted without its full stop. */
function partOf(part: MessageFormatElement): string {
  if (part.type === TYPE.literal) return escaped(part.value).replace(/\\\.$/, String.raw`\.?`)
  if (part.type !== TYPE.plural && part.type !== TYPE.select) return '.+'
  const options = Object.values(part.options).map(({ value }) => value.map(partOf).join(''))
  return `(?:${options.join('|')})`
}

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)

const known = globSync('src/**/texts.nl.json')
  .flatMap((path) => Object.values(JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>))
  .flatMap((message) => patternOf(message) ?? [])

describe('the manual', () => {
  test('shows the pictures of the list, each with words', () =>
    assert.deepEqual(pictureFaults({ pages, listed, files }), []))

  test('names scenes that there are', () => {
    const scenes = new Set(allScenes.map(({ name }) => name))
    const unknown = manualPictures.filter(({ scene }) => !scenes.has(scene))
    assert.deepEqual(unknown, [])
  })

  test('is light enough to carry', () => {
    const sizes = files.map((file) => ({ file, size: statSync(`${folder}/${file}`).size }))
    const heavy = sizes.filter(({ size }) => size > largestPicture)
    assert.deepEqual(heavy, [])
    assert.ok(sizes.reduce((sum, { size }) => sum + size, 0) <= largestAltogether)
  })

  test('has a table of contents that fits', () => assert.deepEqual(manual.flatMap(contentsFaults), []))

  test('spells the words of the screen as the screen does', (t) => {
    assert.deepEqual(
      manual.flatMap((page) => unknownWords(page, known)),
      [],
    )
    t.diagnostic(`${known.length} texts known`)
  })
})

describe('planted faults of a manual are caught', () => {
  const page = (text: string): ManualPage => ({ path: 'x.md', text })
  const whole = { pages: [page('![The list](a.png)')], listed: ['a.png'], files: ['a.png'] }

  test('nothing where nothing is wrong', () => assert.deepEqual(pictureFaults(whole), []))

  const planted: readonly [string, Partial<typeof whole>][] = [
    ['a picture that the list lacks', { pages: [page('![The list](a.png) ![Other](b.png)')] }],
    ['a picture of a tag that the list lacks', { pages: [page('![x](a.png) <img src="../p/b.png" alt="Other">')] }],
    ['a picture without words', { pages: [page('![](a.png)')] }],
    ['a tag without words', { pages: [page('<img src="a.png" width="300">')] }],
    ['a file that nobody shows', { files: ['a.png', 'b.png'] }],
    ['an entry of the list that nobody shows', { listed: ['a.png', 'b.png'], files: ['a.png', 'b.png'] }],
    ['a picture that was never made', { files: [] }],
  ]
  for (const [what, change] of planted) {
    test(what, () => assert.notDeepEqual(pictureFaults({ ...whole, ...change }), []))
  }

  test('a heading that the contents forget', () => {
    assert.deepEqual(contentsFaults(page('- [Eén ding](#eén-ding)\n\n## Eén ding\n')), [])
    assert.equal(contentsFaults(page('- [Een](#een)\n\n## Een\n\n## Twee\n')).length, 1)
    assert.equal(contentsFaults(page('- [Een](#een)\n- [Twee](#twee)\n\n## Een\n')).length, 1)
  })

  test('a button in another spelling', () => {
    const patterns = ['Verder als {name}', 'Bewaar.', '{count, number}'].flatMap((text) => patternOf(text) ?? [])
    assert.deepEqual(unknownWords(page('**Verder als De Kleine Wolk** en **Bewaar**'), patterns), [])
    assert.equal(unknownWords(page('**Ga verder** en **Opslaan**'), patterns).length, 2)
  })
})
