import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { pointsText, registerBytes, registerText } from '../bench/lrk-generator.ts'
import { lrkColumns } from '../src/modules/locations/import/lrk-columns.ts'
import { type House, makeHouse } from './support/house.ts'
import { importFile } from './support/imports.ts'

/** A whole register of invented rows, as large as a province. */
const options = { rows: 3000, seed: 'register', left: 0.1 }

let house: House

const count = async (what: string): Promise<number> =>
  (await house.owner.query<{ n: number }>(`select count(*)::int as n from ${what}`)).rows[0]?.n ?? 0

describe('register', () => {
  before(async () => void (house = await makeHouse()))
  after(() => house.close())

  test('the generator gives the same bytes for the same seed, and fills every column', () => {
    const text = [...registerText(options)].join('')
    assert.equal([...registerText(options)].join(''), text)
    assert.notEqual([...registerText({ ...options, seed: 'other' })].join(''), text)
    const rows = text.split('\r\n').map((line) => line.split(';'))
    for (const [index, column] of lrkColumns.entries())
      assert.ok(
        rows.slice(1).some((row) => row[index]),
        column,
      )
  })

  test('a register of three thousand rows comes in whole, whatever its encoding', async () => {
    await importFile(house, [...pointsText(options)].join(''), { kind: 'postcode_points' })
    const first = await importFile(house, Buffer.concat([...registerBytes(options, 'cp1252')]))
    assert.deepEqual(first.counts, { new: 3000, changed: 0, gone: 0, unchanged: 0, rejected: 0 })
    for (const encoding of ['utf-8', 'utf-8-bom'] as const) {
      const again = await importFile(house, Buffer.concat([...registerBytes(options, encoding)]))
      assert.deepEqual(again.counts, { new: 0, changed: 0, gone: 0, unchanged: 3000, rejected: 0 }, encoding)
    }
    const [childminders, exact] = await Promise.all([
      count(`locations.location where kind = 'childminder'`),
      count(`locations.location where point_source = 'postcode'`),
    ])
    assert.ok(childminders > 900 && exact > 1500)
    assert.equal(await count('locations.location where at is null'), 0)
    assert.equal(
      await count(
        `locations.location where kind = 'childminder' and (address is not null or length(postcode) > 4 or point_source = 'postcode')`,
      ),
      0,
    )
  })
})
