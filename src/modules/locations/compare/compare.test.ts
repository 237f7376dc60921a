import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { App } from '../../../app.tsx'
import { type House, makeHouse } from '../../../../tests/support/house.ts'
import { addLocations, testLocation } from '../../../../tests/support/locations.ts'
import { comparePath, readCompared } from './compared.ts'

describe('which locations stand beside each other', () => {
  test('at most four different ones, as the address says them; nonsense is left out', () => {
    const opvang = ['vl-1', 'vl-1', 'nl-2', 'de-3', 'vl-', 'vl-4', "vl-5'--", 'nl-6', 'nl-7']
    assert.deepEqual(
      readCompared({ opvang }).map(({ land, registerId }) => `${land}-${registerId}`),
      ['vl-1', 'nl-2', 'vl-4', 'nl-6'],
    )
    assert.deepEqual(readCompared({}), [])
    assert.equal(comparePath(readCompared({ opvang: 'vl-1' })), '/vergelijk?opvang=vl-1')
  })
})

describe('the page that compares', () => {
  const at = { lat: 51.5, lon: 4.5 }
  const places = ['Aap', 'Noot', 'Mies', 'Wim', 'Zus'].map((name, index) =>
    testLocation({ name, registerId: `70000000${index}`, ...at, land: 'vl' }),
  )
  let house: House
  let web: App['web']
  before(async () => {
    house = await makeHouse()
    await addLocations(house.owner, places)
    web = (await house.app()).web
  })
  after(() => house.close())

  const page = async (...indexes: number[]) =>
    (
      await web.inject({
        url: comparePath(indexes.flatMap((index) => places[index] ?? [])),
        headers: { 'accept-language': 'nl' },
      })
    ).body
  const columns = (html: string) => [...html.matchAll(/columnheader">([^<]+)</g)].map(([, name]) => name)

  test('shows them in the order of the address', async () => {
    assert.deepEqual(columns(await page(2, 0)), ['Wat', 'Mies', 'Aap'])
  })

  test('offers one more from nearby until there are four', async () => {
    assert.match(await page(0), /Noot erbij/)
    assert.doesNotMatch(await page(0, 1, 2, 3), /erbij</)
  })

  test('a location that does not exist is not there', async () => {
    const { body } = await web.inject({
      url: '/vergelijk?opvang=vl-1&opvang=vl-700000001',
      headers: { 'accept-language': 'nl' },
    })
    assert.deepEqual(columns(body), ['Wat', 'Noot'])
  })
})
