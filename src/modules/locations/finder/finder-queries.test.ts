import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import * as fc from 'fast-check'
import { fold } from '../../../lib/text-fold.ts'
import { toMercator } from '../../../lib/geo.ts'
import { type House, makeHouse } from '../../../../tests/support/house.ts'
import {
  addLocations,
  addMunicipality,
  addPostcode,
  type TestLocation,
  testLocation,
} from '../../../../tests/support/locations.ts'
import { understandBox } from './finder-box-queries.ts'
import type { Cursor } from './finder-cursor.ts'
import { type Filters, readFilters } from './finder-filters.ts'
import { mapBoxOf } from './finder-map.ts'
import { clustersOfLocations, countLocations, type FoundLocation, pageOfLocations } from './finder-queries.ts'
import { mapMetres, type Search, searchOf } from './finder-search.ts'
import { helpOutOfNothing } from './finder-ways-out-queries.ts'
import { searchOfWayOut } from './finder-ways-out.ts'
import { find } from './finder-view-queries.ts'

const today = Temporal.PlainDate.from('2026-11-22')
const context = { land: 'nl', today } as const
const market = { lat: 51.5, lon: 4.5 }

/** So many metres north and east of the market. */
const away = (north: number, east: number) => ({
  lat: market.lat + north / 111_195,
  lon: market.lon + east / (111_195 * Math.cos((market.lat * Math.PI) / 180)),
})

const linde = { place: 'Linde', municipalityCode: '0001' }
const elst = { place: 'Elst', municipalityCode: '0002' }

/** A dozen locations around the market of Linde. Three share one point, two a name. */
const town: readonly TestLocation[] = [
  testLocation({
    name: 'De Zonnebloem',
    ...linde,
    ...away(100, 0),
    address: 'Veerstraat 4',
    postcode: '4001AA',
    capacity: 27,
  }),
  testLocation({
    name: 'De Zonnebloem',
    ...linde,
    ...away(100, 0),
    kind: 'after_school',
    address: 'Veerstraat 4',
    postcode: '4001AA',
  }),
  testLocation({ name: 'Plóns', ...linde, ...away(100, 0), address: 'Veerstraat 6', postcode: '4001AA' }),
  testLocation({ name: '’t Nestje', ...linde, ...away(-800, 300), kind: 'childminder', postcode: '4002BB' }),
  testLocation({ name: 'Kinderhof', ...linde, ...away(1900, 0), address: 'Prins Hendriklaan 12' }),
  testLocation({ name: 'Oude Kinderhof', ...linde, ...away(1950, 10), registered: false }),
  testLocation({ name: 'BSO De Boomhut', ...elst, ...away(0, 4000), kind: 'after_school', address: 'Kerkstraat 1' }),
  testLocation({ name: 'Boomhut Klein', ...elst, ...away(0, 4900) }),
  testLocation({ name: 'Ukkepuk', ...elst, ...away(7000, 0), kind: 'childminder' }),
  testLocation({ name: 'Bureau Vlinder', ...elst, ...away(200, 200), kind: 'agency' }),
  testLocation({ name: 'Ver Weg', ...away(60_000, 0), place: 'Elders' }),
  testLocation({ name: 'Zonder Punt', ...linde, kind: 'childminder' }),
]

let house: House

const db = () => house.platform.db.published

async function searchFor(query: Record<string, unknown>): Promise<{ filters: Filters; search: Search }> {
  const filters = readFilters(query)
  const { spot, words } = await understandBox(db(), filters.q, { ...context, land: filters.land ?? context.land })
  return { filters, search: searchOf(filters, spot, words, today) }
}

const namesFor = async (query: Record<string, unknown>) => {
  const { search } = await searchFor(query)
  return (await pageOfLocations(db(), search, null)).locations.map(({ name }) => name)
}

/** The same question, asked of the list above in another way. */
function recount(list: readonly TestLocation[], search: Search): TestLocation[] {
  const { spot, words, radius, area, kinds, register, municipality, box } = search
  return list.filter((one) => {
    const searched = ` ${fold(one.name)} ${fold(one.address ?? '')} ${fold(one.place ?? '')}`
    const at = one.lat === null || one.lon === null ? null : toMercator({ lat: one.lat, lon: one.lon })
    const middle = spot?.point ? toMercator(spot.point) : null
    const near = at && middle ? Math.hypot(at.x - middle.x, at.y - middle.y) : Infinity
    const edges = box && mapBoxOf(box)
    const inBox =
      !edges || (at !== null && at.x >= edges.west && at.x <= edges.east && at.y >= edges.south && at.y <= edges.north)
    const inArea =
      !area ||
      (area.by === 'municipality'
        ? one.land === area.land && one.municipalityCode === area.code
        : one.land === area.land && fold(one.place ?? '') === area.folded)
    return (
      words.every((word) => searched.includes(` ${word}`)) &&
      (kinds.length > 0 ? kinds.includes(one.kind) : one.kind !== 'agency') &&
      (register === 'all' || one.registered === (register === 'registered')) &&
      (!municipality || (one.land === municipality.land && one.municipalityCode === municipality.code)) &&
      inArea &&
      inBox &&
      (!spot?.point || radius === null || near <= mapMetres(radius, spot.point)) &&
      (!spot?.point || radius !== null || area !== null || box !== null || at !== null)
    )
  })
}

const queries = fc.record(
  {
    q: fc.constantFrom(
      '',
      '4001AA',
      '4001',
      'Linde',
      'Elst',
      'Elders',
      'de',
      'boomhut',
      'veer',
      'zonnebloem',
      'k',
      'niets',
    ),
    afstand: fc.constantFrom('2', '5', '10', '25', 'alle'),
    soort: fc.subarray(['dagopvang', 'buitenschools', 'gastouder', 'gastouderbureau']),
    register: fc.constantFrom('nee', 'alle'),
    gemeente: fc.constantFrom('nl-0001', 'nl-0002', 'vl-11111'),
    dag: fc.constantFrom('di'),
    volgorde: fc.constantFrom('plaats'),
    gebied: fc.constantFrom('4.4,51.4,4.6,51.6', '4.49,51.49,4.51,51.51', '3,50,4,51'),
  },
  { requiredKeys: [] },
)

const runs = Number(process.env['STEPS'] ?? 60)

const start: Cursor = { to: 'after', key: '', id: '00000000-0000-4000-8000-000000000000', rank: 1 }

const cursorAt = (to: Cursor['to'], location: FoundLocation | undefined): Cursor | null =>
  location ? { to, key: location.key, id: location.id, rank: 1 } : null

function nearestOf(list: readonly TestLocation[], { spot }: Search): TestLocation | undefined {
  const from = spot?.point && toMercator(spot.point)
  const far = ({ lat, lon }: TestLocation) => {
    const at = lat === null || lon === null ? null : toMercator({ lat, lon })
    return at && from ? Math.hypot(at.x - from.x, at.y - from.y) : Infinity
  }
  return [...list].sort((a, b) => far(a) - far(b) || (a.id < b.id ? -1 : 1))[0]
}

describe('finder queries', () => {
  before(async () => {
    house = await makeHouse()
    await addMunicipality(house.owner, { land: 'nl', code: '0001', name: 'Linde', ...market })
    await addMunicipality(house.owner, { land: 'nl', code: '0002', name: 'Elst' })
    await addMunicipality(house.owner, { land: 'nl', code: '0099', name: 'Oudland', validTo: '2020-01-01' })
    await addMunicipality(house.owner, { land: 'vl', code: '11111', name: 'Linde', lat: 51, lon: 4 })
    await addPostcode(house.owner, 'nl', '4001AA', market.lat, market.lon)
    await addPostcode(house.owner, 'nl', '4001AB', market.lat + 0.01, market.lon)
    await addPostcode(house.owner, 'nl', '9000AA', 53.2, 6.5)
    await addPostcode(house.owner, 'vl', '9000', 51.05, 3.72)
    await addLocations(house.owner, town)
  })
  after(() => house.close())

  describe('what the box means', () => {
    const spotOf = async (q: string, land: 'nl' | 'vl' = 'nl') => {
      const { spot, words, others, unknownPostcode } = await understandBox(db(), q, { land, today })
      return [
        spot && `${spot.as} ${spot.land} ${spot.name}${spot.exact ? '' : ' about'}`,
        words.join(' '),
        others.length,
        unknownPostcode,
      ]
    }
    const table: readonly [string, readonly unknown[]][] = [
      ['4001 aa', ['postcode nl 4001 AA', '', 0, null]],
      ['4001ZZ', ['postcode nl 4001 about', '', 0, null]],
      ['4001', ['postcode nl 4001 about', '', 0, null]],
      ['4002', ['postcode nl 4002 about', '', 0, null]],
      ['9000', ['postcode nl 9000 about', '', 1, null]],
      ['8888XX', [null, '8888xx', 0, '8888 XX']],
      ['linde', ['place nl Linde about', '', 1, null]],
      ['Elders', ['place nl Elders about', '', 0, null]],
      ['Oudland', [null, 'oudland', 0, null]],
      ['plons', [null, 'plons', 0, null]],
      ['', [null, '', 0, null]],
    ]
    for (const [text, expected] of table) {
      test(`${JSON.stringify(text)} is ${String(expected[0] ?? `the words "${String(expected[1])}"`)}`, async () => {
        assert.deepEqual(await spotOf(text), expected)
      })
    }

    test('the land of the site comes first, for postcodes and places', async () => {
      assert.equal((await spotOf('9000', 'vl'))[0], 'postcode vl 9000 about')
      assert.equal((await spotOf('Linde', 'vl'))[0], 'place vl Linde about')
    })

    test('folding in the database is folding in the code', async () => {
      const names = [
        '’s-Gravenhage',
        'Sint-Niklaas',
        "Baby's Plóns",
        'Sacré-Cœur',
        'Albrecht Dürerstraat 3/A',
        'Bergen (NH.)',
        'Ætsveld',
        'Vår Bø',
      ]
      const { rows } = await house.owner.query<{ folded: string }>(
        'select locations.fold(name) as folded from unnest($1::text[]) with ordinality as n (name, at) order by at',
        [names],
      )
      assert.deepEqual(
        rows.map(({ folded }) => folded.trim().replaceAll(/ +/g, ' ')),
        names.map(fold),
      )
    })
  })

  describe('a list', () => {
    test('around a postcode is nearest first, within five kilometres, without agencies and who left the register', async () => {
      assert.deepEqual(new Set((await namesFor({ q: '4001AA' })).slice(0, 3)), new Set(['De Zonnebloem', 'Plóns']))
      assert.deepEqual((await namesFor({ q: '4001AA' })).slice(3), [
        '’t Nestje',
        'Kinderhof',
        'BSO De Boomhut',
        'Boomhut Klein',
      ])
    })

    test('of a place ends with who has no point', async () => {
      const names = await namesFor({ q: 'Linde' })
      assert.equal(names.length, 6)
      assert.equal(names.at(-1), 'Zonder Punt')
    })

    test('of words is by name, from the beginning of any word of name, street or place', async () => {
      assert.deepEqual(await namesFor({ q: 'boom' }), ['Boomhut Klein', 'BSO De Boomhut'])
      assert.deepEqual(await namesFor({ q: 'zonneb veerstr' }), ['De Zonnebloem', 'De Zonnebloem'])
      assert.deepEqual(await namesFor({ q: 'hendrik' }), ['Kinderhof'])
      assert.deepEqual(await namesFor({ q: 'hut' }), [])
    })

    test('holds agencies and who left only when asked', async () => {
      assert.deepEqual(await namesFor({ soort: 'gastouderbureau' }), ['Bureau Vlinder'])
      assert.deepEqual(await namesFor({ register: 'nee' }), ['Oude Kinderhof'])
      assert.ok((await namesFor({ register: 'alle' })).includes('Oude Kinderhof'))
    })

    test('never says the name of an organiser who is a person', async () => {
      const [owner, company] = ['0197c000-0000-7000-8000-000000000001', '0197c000-0000-7000-8000-000000000002']
      await house.owner.query(
        `insert into locations.organiser (id, land, register_key, name, natural_person)
       values ($1, 'nl', 'a', 'Mevrouw Jansen', true), ($2, 'nl', 'b', 'Stichting B', false)`,
        [owner, company],
      )
      await house.owner.query(
        'update locations.location set organiser_id = case when id = $1 then $2::uuid else $3::uuid end',
        [town[3]?.id, owner, company],
      )
      const { locations } = await pageOfLocations(db(), (await searchFor({ q: '4001AA' })).search, null)
      assert.equal(locations.find(({ name }) => name === '’t Nestje')?.organiserName, null)
      assert.equal(locations[0]?.organiserName, 'Stichting B')
    })
  })

  describe('every combination of filters', () => {
    test('gives the list, the count and the map of an independent recount', async () => {
      await fc.assert(
        fc.asyncProperty(queries, async (query) => {
          const { search } = await searchFor(query)
          const expected = recount(town, search)
            .map(({ id }) => id)
            .sort()
          const { locations } = await pageOfLocations(db(), search, null, 100)
          assert.deepEqual(locations.map(({ id }) => id).sort(), expected)
          assert.equal(await countLocations(db(), search), expected.length)
          for (const grid of [{ metres: 500 }, { columns: 8, rows: 9 }]) {
            const { total, clusters } = await clustersOfLocations(db(), search, grid)
            assert.equal(total, expected.length)
            const located = recount(town, search).filter(({ lat }) => lat !== null)
            assert.equal(
              clusters.reduce((sum, { count }) => sum + count, 0),
              located.length,
            )
          }
        }),
        { numRuns: runs },
      )
    })

    test('is walked page by page, forward and back, meeting each location once', async () => {
      await fc.assert(
        fc.asyncProperty(queries, fc.integer({ min: 1, max: 4 }), async (query, size) => {
          const { search } = await searchFor(query)
          const whole = (await pageOfLocations(db(), search, null, 100)).locations.map(({ id }) => id)
          const forward: string[][] = []
          let cursor: Cursor | null = null
          for (let more = true; more;) {
            const page: Awaited<ReturnType<typeof pageOfLocations>> = await pageOfLocations(db(), search, cursor, size)
            forward.push(page.locations.map(({ id }) => id))
            assert.equal(page.before, cursor !== null)
            more = page.after
            cursor = cursorAt('after', page.locations.at(-1))
          }
          assert.deepEqual(forward.flat(), whole)
          const backward: string[][] = []
          cursor = { ...(cursor ?? start), to: 'before' }
          for (let more = whole.length > 1; more;) {
            const page: Awaited<ReturnType<typeof pageOfLocations>> = await pageOfLocations(db(), search, cursor, size)
            backward.unshift(page.locations.map(({ id }) => id))
            assert.equal(page.after, true)
            more = page.before
            cursor = cursorAt('before', page.locations[0]) ?? start
          }
          assert.deepEqual(backward.flat(), whole.slice(0, -1))
        }),
        { numRuns: runs },
      )
    })

    test('that gives nothing proposes ways out that give what they say', async () => {
      let helped = 0
      await fc.assert(
        fc.asyncProperty(queries, async (query) => {
          const { filters, search } = await searchFor(query)
          if ((await countLocations(db(), search)) > 0) return
          const { nearest, ways, empty } = await helpOutOfNothing(db(), filters, search)
          assert.equal(empty, false)
          for (const { way, count } of ways) {
            assert.equal(count, recount(town, searchOfWayOut(way, search)).length)
            assert.ok(count > 0)
            const address = way.filters
            const again = await understandBox(db(), address.q, context)
            const led = searchOf(address, again.spot, again.words, today)
            assert.equal(await countLocations(db(), led), count, 'the link leads to as many')
          }
          const anywhere = { ...search, radius: null, area: null, box: null }
          if (nearest) assert.equal(nearest.id, nearestOf(recount(town, anywhere), search)?.id)
          helped += 1
        }),
        { numRuns: runs },
      )
      assert.ok(helped > 0)
    })
  })

  describe('nothing found', () => {
    const helpFor = async (query: Record<string, unknown>) => {
      const { filters, search } = await searchFor(query)
      return helpOutOfNothing(db(), filters, search)
    }

    test('names the nearest beyond the distance, and the first distance that gives anything', async () => {
      const { nearest, ways } = await helpFor({
        q: '4001AA',
        afstand: '2',
        soort: 'buitenschools',
        gemeente: 'nl-0002',
      })
      assert.equal(nearest?.name, 'BSO De Boomhut')
      const [first] = ways
      assert.deepEqual(first?.way.by === 'wider' && [first.way.kilometres, first.count], [5, 1])
    })

    test('knows names that look alike', async () => {
      assert.ok((await helpFor({ q: 'zonebloem' })).similar.includes('De Zonnebloem'))
      assert.ok((await helpFor({ q: 'lindee' })).similar.includes('Linde'))
    })

    test('in an empty installation says that', async () => {
      const bare = await makeHouse()
      try {
        const filters = readFilters({})
        const found = await find(bare.platform.db.published, filters, context)
        assert.deepEqual([found.total, found.help?.empty], [0, true])
      } finally {
        await bare.close()
      }
    })
  })
})
