import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, beforeEach, describe, test } from 'node:test'
import { importFile } from '../../../../tests/support/imports.ts'
import { type House, makeHouse } from '../../../../tests/support/house.ts'

let house: House

const rows = async (sql: string) => (await house.owner.query<Record<string, unknown>>(sql)).rows

const square = [
  [
    [4, 51],
    [4.1, 51],
    [4.1, 51.1],
    [4, 51.1],
    [4, 51],
  ],
]
const part = (nis: string, naam: string) => ({
  type: 'Feature',
  properties: { nis, naam },
  geometry: { type: 'Polygon', coordinates: square },
})
const geojson = (...features: object[]) => JSON.stringify({ type: 'FeatureCollection', features })

/** Two squares side by side that share one arc. */
const topojson = JSON.stringify({
  type: 'Topology',
  objects: {
    water: { type: 'GeometryCollection', geometries: [] },
    towns: {
      type: 'GeometryCollection',
      geometries: [
        { type: 'Polygon', arcs: [[0, 1]], properties: { nis: '11001', naam: 'West' } },
        { type: 'Polygon', arcs: [[2, -1]], properties: { nis: '11002', naam: 'Oost' } },
      ],
    },
  },
  arcs: [
    [
      [4.1, 51],
      [4.1, 51.1],
    ],
    [
      [4.1, 51.1],
      [4, 51.1],
      [4, 51],
      [4.1, 51],
    ],
    [
      [4.1, 51],
      [4.2, 51],
      [4.2, 51.1],
      [4.1, 51.1],
    ],
  ],
})

const run = (file: string | Buffer, code = 'nis', name = 'naam', land: 'vl' | 'nl' = 'vl') =>
  importFile(house, file, { kind: 'boundaries', land, options: { code, name } })

describe('import boundaries', () => {
  before(async () => void (house = await makeHouse()))
  after(() => house.close())
  beforeEach(() =>
    house.owner.query('truncate locations.location, locations.municipality, locations.import_run cascade'),
  )

  describe('municipality boundaries are imported', () => {
    test('from GeoJSON, with shape and middle, and twice is once', async () => {
      const first = await run(geojson(part('11001', 'Dorp'), part('x', 'Nergens')))
      assert.deepEqual(first.counts, { new: 1, changed: 0, gone: 0, unchanged: 0, rejected: 1 })
      const [dorp] = await rows('select code, name, folded, lat, lon, shape from locations.municipality')
      assert.deepEqual(dorp, {
        code: '11001',
        name: 'Dorp',
        folded: 'dorp',
        lat: 51.05,
        lon: 4.05,
        shape: { type: 'MultiPolygon', coordinates: [square] },
      })
      assert.deepEqual((await run(geojson(part('11001', 'Dorp')))).counts?.unchanged, 1)
      const renamed = await run(geojson(part('11001', 'Stad')))
      assert.equal(renamed.counts?.changed, 1)
      assert.deepEqual(await rows(`select changes from locations.import_line where run_id = '${renamed.id}'`), [
        { changes: { name: ['Dorp', 'Stad'] } },
      ])
    })

    test('from the layer of a TopoJSON that has the code', async () => {
      const { counts } = await run(topojson)
      assert.deepEqual(counts, { new: 2, changed: 0, gone: 0, unchanged: 0, rejected: 0 })
      assert.deepEqual(await rows('select name, lat, lon from locations.municipality order by code'), [
        { name: 'West', lat: 51.05, lon: 4.05 },
        { name: 'Oost', lat: 51.05, lon: 4.15 },
      ])
    })

    test('and give locations without a better point a place', async () => {
      await run(geojson(part('11001', 'Dorp')))
      await house.owner
        .query(`insert into locations.location (id, land, register_id, source, kind, name, folded, registered, municipality_code, row_hash)
      values (gen_random_uuid(), 'vl', '1', 'lrk', 'day_care', 'A', 'a', true, '11001', '')`)
      await run(geojson(part('11001', 'Dorp')))
      assert.deepEqual(await rows('select lat, lon, point_source from locations.location'), [
        { lat: 51.05, lon: 4.05, point_source: 'place' },
      ])
    })

    const refused: readonly [string, string, string][] = [
      ['no JSON', 'gemeente;code', 'not_json'],
      ['another JSON', '{"type":"Feature"}', 'not_geojson'],
      ['a topology without a layer', '{"type":"Topology","objects":{},"arcs":[]}', 'not_geojson'],
      ['an empty collection', geojson(), 'no_property: nis, naam / '],
      ['other properties', geojson({ ...part('1', 'A'), properties: { code: 1 } }), 'no_property: nis, naam / code'],
    ]
    for (const [what, file, failure] of refused) {
      test(`${what} is refused in words`, async () => assert.equal((await run(file)).failure, failure))
    }
  })

  describe('real boundaries', () => {
    for (const [file, land, least] of [
      ['flanders-2025', 'vl', 280],
      ['netherlands-2023', 'nl', 340],
    ] as const) {
      const path = join(import.meta.dirname, `../../../../../shared/data/${file}.topo.json`)
      const skip = existsSync(path) ? false : 'the file is not beside this clone (../shared/data)'
      test(`${file}: every municipality, light enough for a map`, { skip }, async () => {
        const { state, counts } = await run(readFileSync(path), 'code', 'name', land)
        assert.equal(state, 'done')
        assert.ok((counts?.new ?? 0) >= least && counts?.rejected === 0, JSON.stringify(counts))
        const [size] = await rows('select sum(length(shape::text))::int as bytes from locations.municipality')
        assert.ok(Number(size?.['bytes']) < 1_500_000, String(size?.['bytes']))
      })
    }
  })
})
