import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import * as fc from 'fast-check'
import { fold } from '../../../lib/text-fold.ts'
import { readFilters } from './finder-filters.ts'
import { boxOfSearch, groundMetres, mapMetres, readBox, searchOf, type Spot } from './finder-search.ts'

const today = Temporal.PlainDate.from('2026-11-22')

const readings = (text: string) =>
  readBox(text).map((one) => (one.as === 'postcode' ? `${one.postcode} ${one.land ?? 'any'}` : one.words.join('+')))

describe('what stands in the box', () => {
  const table: readonly [string, readonly string[]][] = [
    ['', []],
    ['   ', []],
    ['…', []],
    ['1075SW', ['1075SW nl', '1075sw']],
    ['1075 sw', ['1075SW nl', '1075+sw']],
    [' 1075  SW ', ['1075 any', '1075+sw']],
    ['Veerstraat 48, 1075 SW Amsterdam', ['1075SW nl', 'veerstraat+48+1075+sw+amsterdam']],
    ['9000', ['9000 any', '9000']],
    ['9000 Gent', ['9000 any', '9000+gent']],
    ['Kerkstraat 12, 9000 Gent', ['9000 any', 'kerkstraat+12+9000+gent']],
    ['9000 de Zonnebloem', ['9000 any', '9000+de+zonnebloem']],
    ['1012 DE', ['1012DE nl', '1012+de']],
    ['BSO 2000', ['bso+2000', '2000 any']],
    ['0123', ['0123']],
    ['12345', ['12345']],
    ['’s-Gravenhage', ['s+gravenhage']],
    ['KDV Plóns', ['kdv+plons']],
    ['Veerstraat', ['veerstraat']],
  ]
  for (const [text, expected] of table) {
    test(`${JSON.stringify(text)} is read as ${expected.join(', then ') || 'nothing'}`, () => {
      assert.deepEqual(readings(text), expected)
    })
  }

  test('any text has words to fall back on, unless it folds to nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), (text) => {
        const folded = fold(text.trim().slice(0, 100))
        assert.equal(
          readBox(text).some((one) => one.as === 'words'),
          folded !== '',
        )
      }),
    )
  })
})

describe('the filters with the box understood', () => {
  const postcode: Spot = {
    as: 'postcode',
    land: 'nl',
    name: '1075 SW',
    point: { lat: 52.35, lon: 4.86 },
    exact: true,
    area: null,
  }
  const place: Spot = {
    ...postcode,
    as: 'place',
    name: 'Gent',
    area: { by: 'municipality', land: 'vl', code: '44021' },
  }
  const bounds = (query: object, spot: Spot | null) => {
    const { radius, area } = searchOf(readFilters(query), spot, [], today)
    return { radius, area: area !== null }
  }

  test('around a postcode is five kilometres, unless another distance is asked', () => {
    assert.deepEqual(bounds({}, postcode), { radius: 5000, area: false })
    assert.deepEqual(bounds({ afstand: '25' }, postcode), { radius: 25_000, area: false })
    assert.deepEqual(bounds({ afstand: 'alle' }, postcode), { radius: null, area: false })
  })

  test('a place is all of it, or so many kilometres from its middle', () => {
    assert.deepEqual(bounds({}, place), { radius: null, area: true })
    assert.deepEqual(bounds({ afstand: '2' }, place), { radius: 2000, area: false })
    assert.deepEqual(bounds({ afstand: '2' }, { ...place, point: null }), { radius: null, area: true })
  })

  test('a part of the map comes before distance and place', () => {
    assert.deepEqual(bounds({ gebied: '4,52,5,53', afstand: '2' }, postcode), { radius: null, area: false })
  })

  test('a distance without a place means nothing', () => {
    assert.deepEqual(bounds({ afstand: '2' }, null), { radius: null, area: false })
  })

  test('the part of the map that a search is about holds all of its circle', () => {
    const box = boxOfSearch(searchOf(readFilters({}), postcode, [], today))
    assert.ok(box && box.north - box.south > 0.089 && box.east - box.west > 0.146)
    assert.equal(boxOfSearch(searchOf(readFilters({}), place, [], today)), null)
  })

  test('metres on the ground and on the map lead back to each other', () => {
    const point = { lat: 52, lon: 5 }
    assert.ok(Math.abs(groundMetres(mapMetres(1234, point), point) - 1234) < 1e-9)
  })
})
