import assert from 'node:assert/strict'
import { gzipSync } from 'node:zlib'
import { after, before, describe, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import type { App } from '../../../app.tsx'
import { type House, makeHouse } from '../../../../tests/support/house.ts'
import { addLocations, addMunicipality, addPostcode, testLocation } from '../../../../tests/support/locations.ts'
import { newId } from '../../../platform/tokens.ts'
import type { BoundariesAnswer, MapAnswer } from './finder-map-answer.ts'
import { deskOf, findLocation, locationById } from '../index.ts'

const linde = { place: 'Linde', municipalityCode: '0001', lat: 51.5, lon: 4.5, postcode: '4001AA' }
const [many, elsewhere] = [45, 3]
const numbered = Array.from({ length: many }, (_, index) =>
  testLocation({
    name: `Opvang ${String(index + 1).padStart(2, '0')}`,
    ...linde,
    lat: 51.5 + index / 4000,
    address: `Veerstraat ${index + 1}`,
    capacity: 12,
  }),
)
const minder = testLocation({
  name: 'Gastouder Roos',
  ...linde,
  kind: 'childminder',
  address: 'Geheimstraat 1',
  registerId: '900000001',
})
const left = testLocation({ name: 'Vroeger Hier', ...linde, registered: false, registerId: '900000002' })
const lonely = testLocation({ name: 'Zonder Loket', place: 'Elst', municipalityCode: '0002', registerId: '900000003' })
const desk = newId()

let house: House
let app: App

const get = (url: string, headers: Record<string, string> = {}) =>
  app.web.inject({ url, headers: { 'accept-language': 'nl', ...headers } })
const body = async (url: string) => (await get(url)).body
const namesOn = (html: string) => [...html.matchAll(/<h3><a href="[^"]+">([^<]+)</g)].map(([, name]) => name)

/** Facts are told to every web process at once, but not in the same instant. */
async function untilShown(path: string, pattern: RegExp): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (pattern.test(await body(path))) return
    await pause(20)
  }
  assert.fail(`${path} never showed ${String(pattern)}`)
}

describe('finder pages', () => {
  before(async () => {
    house = await makeHouse()
    const square = [
      [4.4, 51.4],
      [4.6, 51.4],
      [4.6, 51.6],
      [4.4, 51.6],
      [4.4, 51.4],
    ]
    const shape = { type: 'Polygon', coordinates: [square] }
    await addMunicipality(house.owner, { land: 'nl', code: '0001', name: 'Linde', lat: 51.5, lon: 4.5, shape })
    await addMunicipality(house.owner, { land: 'nl', code: '0002', name: 'Elst' })
    await addPostcode(house.owner, 'nl', '4001AA', 51.5, 4.5)
    await addPostcode(house.owner, 'nl', '4001AB', 51.5, 4.5)
    await addPostcode(house.owner, 'vl', '4001', 51, 4)
    await addLocations(house.owner, [...numbered, minder, left, lonely])
    await addLocations(
      house.owner,
      Array.from({ length: elsewhere }, (_, i) => testLocation({ name: `Ver ${i}`, lat: 52.5, lon: 6 })),
    )
    await house.owner.query(
      `insert into accounts.organisation (id, kind, land, slug, name, zone, phone, hours)
     values ($1, 'desk', 'nl', 'linde', 'Loket Linde', 'Europe/Amsterdam', '0800 1234', 'ma tot vr')`,
      [desk],
    )
    await house.owner.query("insert into locations.desk_area values ('nl', '0001', $1)", [desk])
    app = await house.app()
  })
  after(() => house.close())

  describe('the finder', () => {
    test('starts with a box and says how much there is to find', async () => {
      const page = await body('/')
      assert.match(page, /<form class="kd-bar" action="\/zoek" method="get"/)
      assert.match(page, new RegExp(`${many + 2 + elsewhere} geregistreerde locaties`))
    })

    test('shows twenty, the nearest first, and leads through all of them', async () => {
      const seen: (string | undefined)[] = []
      let path: string | undefined = '/zoek?q=4001AA'
      for (let page = 1; path; page += 1) {
        const html: string = await body(path)
        const names = namesOn(html)
        assert.equal(names.length, page < 3 ? 20 : many + 1 - 40)
        assert.match(html, new RegExp(`${20 * page - 19} tot ${Math.min(20 * page, many + 1)} van ${many + 1}`))
        seen.push(...names)
        path = /href="([^"]+)" rel="next"/.exec(html)?.[1]?.replaceAll('&amp;', '&')
      }
      assert.equal(new Set(seen).size, many + 1)
    })

    test('says how many were found where, for everybody', async () => {
      assert.match(
        await body('/zoek?q=4001%20aa'),
        /<p role="status"><strong>46 locaties<\/strong> gevonden binnen 5 km van 4001 AA<\/p>/,
      )
      assert.match(await body('/zoek?q=linde'), /<strong>46 locaties<\/strong> gevonden in Linde/)
      assert.match(await body('/zoek?q=veerstraat%2012'), /<strong>1 locatie<\/strong> gevonden met ‘veerstraat 12’/)
    })

    test('shows every filter as a chip that drops it', async () => {
      const page = await body('/zoek?q=4001AA&afstand=10&soort=gastouder&register=alle&gemeente=nl-0001')
      const chips = [...page.matchAll(/class="kd-filter" href="([^"]+)"/g)].map(([, href]) =>
        href?.replaceAll('&amp;', '&'),
      )
      assert.deepEqual(chips, [
        '/zoek?q=4001AA&afstand=10&register=alle&gemeente=nl-0001',
        '/zoek?q=4001AA&soort=gastouder&register=alle&gemeente=nl-0001',
        '/zoek?q=4001AA&afstand=10&soort=gastouder&gemeente=nl-0001',
        '/zoek?q=4001AA&afstand=10&soort=gastouder&register=alle',
      ])
    })

    test('offers the other land where four digits are a postcode there too', async () => {
      const page = await body('/zoek?q=4001')
      assert.match(page, /het midden van 4001/)
      assert.match(page, /href="\/zoek\?q=4001&amp;land=vl"/)
      assert.match(await body('/zoek?q=4001&land=vl'), /in Vlaanderen/)
    })

    test('gives a request of htmx the address without empty fields', async () => {
      const answer = await get('/zoek?q=linde&afstand=&register=&gemeente=', { 'hx-request': 'true' })
      assert.equal(answer.headers['hx-push-url'], '/zoek?q=linde')
      assert.match(answer.body, /<link rel="canonical" href="\/zoek\?q=linde"/)
    })

    test('says that free places are not known, and never guesses', async () => {
      const page = await body('/zoek?q=linde')
      assert.equal(page.match(/Vrije plaatsen: niet bekend, vraag het/g)?.length, 20)
    })

    test('keeps a childminder’s street to itself', async () => {
      for (const path of ['/zoek?q=roos', '/opvang/nl/900000001']) {
        const page = await body(path)
        assert.match(page, /Gastouder Roos/)
        assert.doesNotMatch(page, /Geheimstraat/)
      }
    })

    test('with nothing found shows ways on', async () => {
      const page = await body('/zoek?q=4001AA&soort=buitenschools')
      assert.match(page, /Geen locaties gevonden/)
      assert.match(page, /Zonder Buitenschoolse opvang \(46 locaties\)/)
      assert.match(await body('/zoek?q=7777ZZ'), /Wij kennen de postcode 7777 ZZ niet/)
      assert.match(await body('/zoek?q=opvanng'), /Bedoelde u:/)
    })

    test('draws the same question as a map of links', async () => {
      const page = await body('/zoek?q=4001AA')
      assert.match(page, /<path d="M-?\d+ -?\d+l/)
      assert.match(page, /class="kd-mark kd-mark--cluster" href="\/zoek\?q=4001AA&amp;gebied=[\d.,]+"/)
      assert.match(page, /<text x="\d+" y="\d+">Linde<\/text>/)
    })

    test('searches the part of the map behind a mark', async () => {
      const page = await body('/zoek?q=4001AA')
      const marks = [...page.matchAll(/kd-mark--cluster" href="([^"]+)" aria-label="(\d+) locaties/g)]
      assert.ok(marks.length > 0)
      for (const [, href = '', count] of marks) {
        assert.match(
          await body(href.replaceAll('&amp;', '&')),
          new RegExp(`<strong>${count} locaties</strong> gevonden in dit kaartbeeld`),
        )
      }
    })

    test('stays within its budget', async () => {
      for (const path of ['/', '/zoek', '/zoek?q=4001AA', '/opvang/nl/900000001']) {
        const size = gzipSync(await body(path), { level: 6 }).length
        assert.ok(size <= 20_000, `${path} is ${size} bytes`)
      }
    })

    test('speaks French and English', async () => {
      assert.match(
        (await get('/zoek?q=4001AA', { 'accept-language': 'fr' })).body,
        /46 lieux<\/strong> à moins de 5 km de 4001 AA/,
      )
      assert.match(
        (await get('/zoek?q=4001AA', { 'accept-language': 'en' })).body,
        /46 locations<\/strong> found within 5 km of 4001 AA/,
      )
    })
  })

  describe('the moving map', () => {
    test('gets every location in view once, as itself or in a cluster', async () => {
      for (const z of [8, 11.5, 16]) {
        const { marks } = (await get(`/zoek/kaart.json?gebied=4.3,51.4,4.7,51.7&z=${z}`)).json<MapAnswer>()
        assert.equal(
          marks.reduce((sum, { count }) => sum + count, 0),
          many + 1,
        )
        for (const { count, href, box } of marks) {
          assert.ok(count === 1 ? href?.startsWith('/opvang/nl/') : (href ?? box))
        }
      }
    })

    test('gets locations of one point as a list, for no map parts them', async () => {
      const { marks } = (await get('/zoek/kaart.json?gebied=4.499,51.499,4.501,51.5001&z=16')).json<MapAnswer>()
      assert.match(marks.find(({ count }) => count > 1)?.href ?? '', /^\/zoek\?gebied=/)
    })

    test('gets the boundaries in view', async () => {
      const { outlines } = (await get('/zoek/grenzen.json?gebied=4.3,51.3,4.7,51.7&z=11')).json<BoundariesAnswer>()
      assert.deepEqual(
        outlines.map(({ name }) => name),
        ['Linde'],
      )
      assert.deepEqual(
        (await get('/zoek/grenzen.json?gebied=6,51.3,6.1,51.7&z=11')).json<BoundariesAnswer>().outlines,
        [],
      )
    })

    test('that asks for no part gets nothing', async () => {
      assert.deepEqual((await get('/zoek/kaart.json')).json(), { marks: [] })
      assert.deepEqual((await get('/zoek/grenzen.json?z=x')).json<BoundariesAnswer>().outlines, [])
    })
  })

  describe('the page of a location', () => {
    test('leads to a request where a desk serves the municipality', async () => {
      const page = await body('/opvang/nl/900000001')
      assert.match(page, /href="\/aanvraag\/nieuw\?opvang=nl-900000001"/)
      assert.match(page, /Loket Linde/)
      assert.match(page, /href="tel:08001234"/)
      assert.match(page, /middens? van de postcode|midden van de postcode/)
    })

    test('says what to do where no desk does', async () => {
      const page = await body('/opvang/nl/900000003')
      assert.doesNotMatch(page, /aanvraag\/nieuw/)
      assert.match(page, /U kunt hier nog geen plaats vragen via deze website/)
      assert.match(page, /Wij weten niet waar deze opvang op de kaart ligt/)
    })

    test('warns for who left the register, and offers nothing there', async () => {
      const page = await body('/opvang/nl/900000002')
      assert.match(page, /Deze opvang staat niet meer in het register/)
      assert.doesNotMatch(page, /aanvraag\/nieuw/)
    })

    test('names five others nearby', async () => {
      const page = await body('/opvang/nl/900000001')
      assert.equal(namesOn(page.slice(page.indexOf('id="near"'))).length, 5)
    })

    test('that does not exist is not found', async () => {
      for (const path of ['/opvang/nl/1', '/opvang/xx/900000001', '/opvang/vl/900000001', "/opvang/nl/'--"]) {
        assert.equal((await get(path)).statusCode, 404, path)
      }
    })

    test('never links to an address that is not of the web', async () => {
      await house.owner.query(
        "update locations.location set website = 'javascript:alert(1)', register_url = 'data:x' where id = $1",
        [lonely.id],
      )
      await untilShown('/opvang/nl/900000003?x=1', /Zonder Loket/)
      assert.doesNotMatch(await body('/opvang/nl/900000003?x=1'), /javascript:|data:x/)
    })
  })

  test('where only the middle of the place is known, distance and map say so', async () => {
    const about = testLocation({ name: 'Ergens', place: 'Overal', lat: 53.4, lon: 6.9, registerId: '900000009' })
    await addPostcode(house.owner, 'nl', '9901AA', 53.41, 6.9)
    await addLocations(house.owner, [about], { point_source: 'place' })
    await untilShown('/zoek?q=9901AA', /ongeveer 1,1 km/)
    assert.match(await body('/opvang/nl/900000009'), /Ongeveer: het punt op de kaart is het midden van de plaats/)
  })

  test('a page that is kept shows a fact as soon as it changes', async () => {
    const paths = ['/zoek?q=4001AA', '/opvang/nl/900000001', '/zoek?q=linde']
    for (const path of paths) assert.match(await body(path), /Gastouder Roos/)
    await house.owner.query("update locations.location set name = 'Gastouder Lelie' where id = $1", [minder.id])
    for (const path of paths) await untilShown(path, /Gastouder Lelie/)
    await house.owner.query("update locations.municipality set name = 'Lindebeek' where code = '0001'")
    await untilShown('/opvang/nl/900000001', /Lindebeek/)
    await untilShown('/zoek?q=4001AA', />Lindebeek<\/text>/)
  })

  test('neighbours find a location by its number and by its id, and its desk', async () => {
    const db = house.platform.db.published
    const found = await findLocation(db, 'nl', '900000001')
    assert.equal(found?.id, minder.id)
    assert.equal((await locationById(db, minder.id)).registerId, '900000001')
    assert.equal(await findLocation(db, 'vl', '900000001'), undefined)
    await assert.rejects(locationById(db, newId()), { name: 'NotFound' })
    assert.equal((await deskOf(db, 'nl', '0001'))?.name, 'Loket Linde')
    assert.equal(await deskOf(db, 'nl', '0002'), undefined)
  })
})
