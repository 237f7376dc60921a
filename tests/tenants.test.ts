import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { offers } from '../db/demo/locations.ts'
import { municipalities } from '../db/demo/map.ts'
import { organisations } from '../db/demo/organisations.ts'
import { organisers } from '../db/demo/organisers.ts'
import { families, staff } from '../db/demo/people.ts'

// A tenant is rows, never code: who reads src/ must not be able to tell which municipality uses it.

const names: readonly string[] = [
  ...new Set([
    ...municipalities.flatMap(({ name, places }) => [name, ...places.map((place) => place.name)]),
    ...Object.values(organisations).flatMap((one) => [one.name, one.email, ...('host' in one ? [one.host] : [])]),
    ...Object.values(organisers).map(({ name }) => name),
    ...Object.values(offers).flatMap((all) => all.map(([, name]) => name)),
    ...Object.values({ ...staff, ...families }).flatMap(({ name, email }) => (email ? [name, email] : [name])),
  ]),
]

interface Source {
  path: string
  text: string
}

const escaped = (name: string) => name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
const anyName = new RegExp(`(?<![\\p{L}\\p{N}])(?:${names.map(escaped).join('|')})(?![\\p{L}\\p{N}])`, 'giu')

const found = (sources: readonly Source[]) =>
  sources.flatMap(({ path, text }) => [...text.matchAll(anyName)].map(([name]) => `${path}: ${name}`))

const sources = globSync('src/**/*.{ts,tsx,json,css}').map((path) => ({ path, text: readFileSync(path, 'utf8') }))

describe('the name of a tenant never stands in the code', () => {
  test('nobody of the demo region is named in src', (t) => {
    assert.deepEqual(found(sources), [])
    t.diagnostic(`${names.length} names sought in ${sources.length} files`)
  })

  const planted: readonly [string, string][] = [
    ['a municipality in a condition', "if (site.style.name === 'Gemeente Zonneveld') showBanner()"],
    ['a host name', "const home = 'waterdam.localhost'"],
    ['a place in a text', '"finder.example": "bijvoorbeeld Lindebeke"'],
    ['a person in a comment', '// ask lotte geerinckx'],
    ['a location in a test', "name: 'De Krekelhof'"],
  ]
  for (const [what, text] of planted)
    test(`caught: ${what}`, () => assert.equal(found([{ path: 'src/x.ts', text }]).length, 1))
})
