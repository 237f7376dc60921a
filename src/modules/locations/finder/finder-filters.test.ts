import assert from 'node:assert/strict'
import { ages } from '../capacity/wanted-care.ts'
import { weekdays } from '../half-days.ts'
import { describe, test } from 'node:test'
import * as fc from 'fast-check'
import { readCursor, writtenCursor } from './finder-cursor.ts'
import { distances, type Filters, kindWords, readBoxWord, readFilters, searchPath } from './finder-filters.ts'
import { locationKinds } from '../location.ts'

const cursors = fc.record({
  to: fc.constantFrom('after', 'before'),
  key: fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true, min: 0 }),
    fc.string({ unit: 'grapheme', maxLength: 80 }),
  ),
  id: fc.uuid(),
  rank: fc.integer({ min: 1, max: 1e6 }),
})

const degrees = (min: number, max: number) => fc.integer({ min: min * 1e4, max: max * 1e4 }).map((n) => n / 1e4)

const anyFilters: fc.Arbitrary<Filters> = fc.record({
  q: fc.string({ maxLength: 60 }).map((text) => text.replaceAll(/\s+/g, ' ').trim()),
  distance: fc.constantFrom<Filters['distance']>(...distances, 'all', null),
  kinds: fc.subarray([...locationKinds]),
  register: fc.constantFrom('registered', 'deregistered', 'all'),
  municipality: fc.option(fc.record({ land: fc.constantFrom('vl', 'nl'), code: fc.stringMatching(/^[0-9]{4,5}$/) })),
  care: fc.record({
    days: fc.subarray([...weekdays]),
    ageMonths: fc.option(fc.constantFrom(...ages)),
    start: fc.option(fc.constantFrom('2026-12', '2027-03').map((word) => Temporal.PlainYearMonth.from(word))),
    onlyFree: fc.boolean(),
  }),
  sort: fc.constantFrom('usual', 'soonest'),
  box: fc.option(
    fc
      .tuple(degrees(2, 4), degrees(50, 51), degrees(5, 7), degrees(52, 53))
      .map(([west, south, east, north]) => ({ west, south, east, north })),
  ),
  land: fc.constantFrom('vl', 'nl', null),
  cursor: fc.option(cursors),
})

const queryOf = (path: string) => {
  const query: Record<string, string | string[]> = {}
  for (const [name, value] of new URL(path, 'http://x').searchParams) {
    const known = query[name]
    query[name] = known === undefined ? value : [known, value].flat()
  }
  return query
}

describe('filters in the address', () => {
  test('come back from the address as they went in', () => {
    fc.assert(
      fc.property(anyFilters, (filters) => {
        const path = searchPath(filters, { cursor: filters.cursor })
        // -0 and 0 are one place in a list.
        assert.deepEqual(JSON.parse(JSON.stringify(readFilters(queryOf(path)))), JSON.parse(JSON.stringify(filters)))
      }),
    )
  })

  test('a changed filter starts again at the first page', () => {
    const cursor = { to: 'after', key: 1, id: '00000000-0000-4000-8000-000000000000', rank: 20 } as const
    const filters = { ...readFilters({ q: 'plons' }), cursor }
    assert.equal(searchPath(filters, { distance: 10 }), '/zoek?q=plons&afstand=10')
  })

  test('what is empty or usual stays out of the address', () => {
    assert.equal(searchPath(readFilters({ q: '', afstand: '', register: '', gemeente: '' })), '/zoek')
  })

  test('nothing that comes in is a fault', () => {
    const anything = fc.dictionary(
      fc.constantFrom('q', 'afstand', 'soort', 'register', 'gemeente', 'gebied', 'land', 'na', 'voor', 'bij'),
      fc.oneof(fc.string(), fc.array(fc.string()), fc.constant(undefined)),
    )
    fc.assert(fc.property(anything, (query) => void searchPath(readFilters(query))))
    assert.equal(readFilters(undefined).q, '')
  })

  test('every kind has its word', () => {
    for (const kind of locationKinds) assert.deepEqual(readFilters({ soort: kindWords[kind] }).kinds, [kind])
    assert.deepEqual(readFilters({ soort: ['gastouder', 'dagopvang', 'iets'] }).kinds, ['day_care', 'childminder'])
  })

  test('a part of the map without area is none', () => {
    for (const word of ['', '1,2,3', '5,51,4,52', '4,52,5,51', 'a,b,c,d', '4,51,5,91', '1e1,51,12,52', '4,51,5,52,6']) {
      assert.equal(readBoxWord(word), null, word)
    }
    assert.deepEqual(readBoxWord('4,51,5,52'), { west: 4, south: 51, east: 5, north: 52 })
  })

  test('other words in the box make the part of the map and the land void', () => {
    const query = { gebied: '4,51,5,52', land: 'vl', bij: 'gent' }
    assert.equal(readFilters({ ...query, q: 'brugge' }).box, null)
    assert.equal(readFilters({ ...query, q: 'brugge' }).land, null)
    assert.notEqual(readFilters({ ...query, q: 'gent' }).box, null)
    assert.equal(readFilters({ ...query, q: 'gent' }).land, 'vl')
  })
})

describe('a cursor', () => {
  test('comes back as it went out', () => {
    fc.assert(
      fc.property(cursors, (cursor) => {
        fc.pre(typeof cursor.key !== 'string' || !cursor.key.includes('\u0000'))
        const back = readCursor(cursor.to, writtenCursor(cursor))
        assert.deepEqual(JSON.stringify(back), JSON.stringify(cursor))
      }),
    )
  })

  test('that is not ours is none', () => {
    for (const written of ['', 'x', 'WzFd', btoa('[1,"a",2]'), btoa('{}'), btoa('[null,"",1]'), 'a'.repeat(2000)]) {
      assert.equal(readCursor('after', written), null, written)
    }
  })
})
