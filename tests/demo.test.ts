import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { isEmptyDatabase } from '../db/demo/empty.ts'
import { isInShape, type Position, shapeArea } from '../db/demo/hexagons.ts'
import { loadDemo, NotEmpty } from '../db/demo/load.ts'
import { fields, municipalities, shapeOf } from '../db/demo/map.ts'
import { shapeAround } from '../db/demo/hexagons.ts'
import { organisations } from '../db/demo/organisations.ts'
import { placesOf } from '../db/demo/places.ts'
import { region } from '../db/demo/region.ts'
import { requestsOf } from '../db/demo/requests.ts'
import { localDay } from '../src/lib/days.ts'
import { parseNumber } from '../src/lib/number-code.ts'
import { contrastChecks } from '../src/ui/index.ts'
import { type Inhabitants, moveIn } from './support/demo.ts'
import { freshDatabase, type House, makeHouse } from './support/house.ts'

const now = Temporal.Instant.from('2026-11-19T10:30:00Z') // a Thursday
const origin = new URL('http://localhost:3000')
const everyState = [
  'asked',
  'question',
  'visit',
  'visiting',
  'offered',
  'accepted',
  'declined',
  'lapsed',
  'refused',
  'withdrawn',
  'elsewhere',
]
const everyKind = [
  'received',
  'asked_family',
  'family_replied',
  'invited',
  'slot_picked',
  'offered',
  'accepted',
  'declined',
  'lapsed',
  'refused',
  'withdrawn',
  'elsewhere',
  'corrected',
  'note',
  'location_deregistered',
]

describe('the demo region in a house', () => {
  let house: House
  let region: Inhabitants
  before(async () => {
    house = await makeHouse()
    house.clock.moveTo(now)
    region = await moveIn(house)
  })
  after(() => house.close())

  const count = async (from: string) =>
    Number((await house.owner.query<{ count: string }>(`select count(*) from ${from}`)).rows[0]?.count)
  const list = async (sql: string) => (await house.owner.query<{ value: string }>(sql)).rows.map(({ value }) => value)

  test('has the size that the plan promises', async () => {
    assert.equal(await count('locations.location'), 200)
    assert.equal(await count(`locations.municipality where shape is not null`), 13)
    assert.equal(await count(`accounts.organisation where kind = 'desk'`), 3)
    assert.equal(await count('locations.organiser where organisation_id is not null'), 2)
    assert.ok((await count('requests.request')) >= 300)
    assert.ok((await count(`locations.location where land = 'vl'`)) > 80)
    assert.ok((await count(`locations.location where land = 'nl'`)) > 80)
  })

  test('shows every state of a request and a choice at every desk', async () => {
    for (const { id, name } of Object.values(region.desks)) {
      const states = await list(
        `select distinct c.state as value from requests.choice as c join requests.request as r on r.id = c.request_id
         where r.desk_id = '${id}' order by 1`,
      )
      assert.deepEqual(states, everyState.toSorted(), name)
    }
    const kinds = await list('select distinct kind as value from requests.event order by 1')
    assert.deepEqual(kinds, everyKind.toSorted())
    const places = await list('select distinct state as value from placements.placement order by 1')
    assert.deepEqual(places, ['ended', 'leaving', 'planned', 'started'])
    assert.deepEqual(await list('select distinct language as value from requests.request order by 1'), [
      'en',
      'fr',
      'nl',
    ])
    assert.equal((await list('select distinct channel as value from requests.request')).length, 4)
  })

  test('shows certificates in every state that a desk works on, none with an income', async () => {
    const states = await list('select distinct state as value from tariffs.certificate order by 1')
    assert.deepEqual(states, ['asked', 'granted', 'preparing', 'sent', 'stopped'])
    assert.equal(await count('tariffs.certificate_income'), 0)
    assert.equal(await count('tariffs.authorised where revoked_at is null'), 2)
  })

  test('has work that is late, for today, and waiting for the family', async () => {
    const waiting = `requests.choice where acts`
    assert.ok((await count(`${waiting} = 'desk' and due_on < '2026-11-19'`)) >= 3)
    assert.ok((await count(`${waiting} = 'desk' and due_on = '2026-11-19'`)) >= 2)
    assert.ok((await count(`${waiting} = 'desk' and due_on > '2026-11-19'`)) >= 60)
    assert.ok((await count(`${waiting} = 'family'`)) >= 15)
  })

  test('tells each story in order, and none of the future', async () => {
    const wrong = await list(
      `select r.number as value from requests.event as e join requests.request as r on r.id = e.request_id
       where e.at < r.received_at or e.at > '${now.toString()}' or r.received_at > '${now.toString()}'`,
    )
    assert.deepEqual(wrong, [])
    const unsettled = await list(
      `select r.number as value from requests.request as r where (r.state = 'open') <>
        exists (select from requests.choice as c where c.request_id = r.id and c.acts <> 'nobody')`,
    )
    assert.deepEqual(unsettled, [])
    // The state of a choice is what its last event says.
    const strayed = await list(
      `select r.number as value from requests.choice as c join requests.request as r on r.id = c.request_id
       join lateral (select e.kind, e.at from requests.event as e where e.choice_id = c.id
         and e.kind <> 'location_deregistered' order by e.at desc limit 1) as last on true
       where (c.state, last.kind) not in (('offered', 'offered'), ('refused', 'refused'), ('withdrawn', 'withdrawn'),
         ('question', 'asked_family'), ('asked', 'family_replied'), ('asked', 'corrected'), ('visit', 'invited'),
         ('visiting', 'slot_picked'), ('accepted', 'accepted'), ('declined', 'declined'), ('lapsed', 'lapsed'),
         ('elsewhere', 'elsewhere')) or c.changed_at <> last.at`,
    )
    assert.deepEqual(strayed, [])
  })

  test('sends each family to the desk of the municipality', async () => {
    const elsewhere = await list(
      `select r.number as value from requests.choice as c join requests.request as r on r.id = c.request_id
       join locations.location as l on l.id = c.location_id
       where not exists (select from locations.desk_area as a where a.organisation_id = r.desk_id
         and a.land = l.land and a.municipality_code = l.municipality_code)`,
    )
    assert.deepEqual(elsewhere, [])
  })

  test('keeps numbers that a person can read out', async () => {
    const numbers = await list('select number as value from requests.request')
    assert.deepEqual(
      numbers.filter((number) => parseNumber(number) !== number),
      [],
    )
    assert.ok(numbers.includes(region.request('tom lou').number))
  })

  test('keeps what childminders did not publish out of the published table', async () => {
    const minders = `locations.location where land = 'nl' and kind = 'childminder'`
    assert.equal(await count(`${minders} and (address is not null or phone is not null or length(postcode) > 4)`), 0)
    assert.equal(await count('locations.location_private'), await count(minders))
  })

  test('shows locations that tell about themselves, one of them by mail alone, and claims in every state', async () => {
    assert.ok((await count('locations.profile')) >= 15)
    assert.ok((await count(`locations.photo where octet_length(small) > 0 and alt <> ''`)) >= 30)
    const bart = `from locations.location as l join accounts.organisation as o on o.id = l.organisation_id
      left join accounts.membership as m on m.organisation_id = o.id where l.name = 'Bij Nonkel Bart'`
    assert.deepEqual(await list(`select (m.id is null and o.kind = 'organiser')::text as value ${bart}`), ['true'])
    assert.deepEqual(await list('select distinct state as value from locations.claim order by 1'), [
      'accepted',
      'received',
      'refused',
    ])
    assert.equal(await count(`locations.desk_article where kind = 'welcome'`), 3)
  })

  test('writes to families in mail domains that nobody owns', async () => {
    const addresses = await list(
      `select email as value from accounts.person union select contact_email from requests.request where contact_email is not null
       union select email from locations.location where email is not null union select to_address from platform.letter`,
    )
    assert.deepEqual(
      addresses.filter((address) => !/^[\w.-]+@[\w.-]+\.example\.org$/.test(address)),
      [],
    )
  })

  test('keeps the letters of the last weeks, each with a link that opens its request', async () => {
    const letters = await house.owner.query<{ subject_id: string; body_text: string }>(
      `select subject_id, body_text from platform.letter where state = 'kept' order by id desc limit 5`,
    )
    assert.equal(letters.rows.length, 5)
    const app = await house.app()
    for (const { subject_id, body_text } of letters.rows) {
      const [, host = '', path = ''] = /http:\/\/([\w.]+):\d+(\/aanvraag\/link\/\S+)/.exec(body_text) ?? []
      const opened = await app.web.inject({ url: path, headers: { host } })
      assert.equal(opened.statusCode, 200, subject_id)
    }
  })

  test('wears the house style of the host name', async () => {
    const app = await house.app()
    for (const desk of Object.values(region.desks)) {
      const start = await app.web.inject({ url: '/', headers: { host: desk.host } })
      assert.ok(start.body.includes(desk.name), desk.host)
    }
    const elsewhere = await app.web.inject({ url: '/', headers: { host: 'localhost' } })
    assert.ok(elsewhere.body.includes(organisations.grensstreek.name))
  })

  test('is loaded once', async () => {
    await assert.rejects(loadDemo(house.databaseUrl, now, { keys: house.platform.keys }), NotEmpty)
    assert.equal(await isEmptyDatabase(house.databaseUrl), false)
  })
})

test('an empty database is empty until somebody moves in, with or without requests', async () => {
  const url = await freshDatabase()
  assert.equal(await isEmptyDatabase(url), true)
  const house = await makeHouse()
  await moveIn(house, { requests: false })
  const { rows } = await house.owner.query('select from requests.request union all select from platform.letter')
  assert.equal(rows.length, 0)
  await house.close()
})

describe('the demo region from moment to moment', () => {
  const built = (at: Temporal.Instant) => {
    const land = region(localDay(at, 'Europe/Brussels'))
    return { land, asked: requestsOf(land, at, origin, placesOf(land.locations, localDay(at, 'Europe/Brussels'))) }
  }

  test('the same moment gives the same region', () => {
    assert.deepEqual(JSON.stringify(built(now)), JSON.stringify(built(now)))
  })

  // A weekday, a weekend night, the first morning after Christmas holidays, midsummer, the turn of the clock.
  for (const moment of [
    '2027-11-19T10:30:00Z',
    '2026-11-22T02:10:00Z',
    '2027-01-04T07:59:00Z',
    '2027-07-21T12:00:00Z',
    '2028-10-29T00:30:00Z',
  ]) {
    test(`it is as alive on ${moment}`, () => {
      const at = Temporal.Instant.from(moment)
      const today = localDay(at, 'Europe/Brussels')
      const { choices, events, letters, requests } = built(at).asked
      const due = choices.flatMap(({ acts, due_on }) => (acts === 'desk' && due_on ? [due_on] : []))
      const early = due.filter((day) => Temporal.PlainDate.compare(day, today) < 0).length
      assert.ok(early >= 2 && early <= due.length / 3, `${early} of ${due.length} are late`)
      assert.ok(due.every((day) => Math.abs(today.until(day).days) < 60))
      assert.ok(events.every((event) => event.at && Temporal.Instant.compare(event.at, at) <= 0))
      const newest = requests.filter(({ received_at: since }) => since && since.until(at).total('hours') < 24 * 5)
      assert.ok(newest.length >= 15, `${newest.length} came in the last days`)
      assert.ok(letters.length > 100)
    })
  }
})

describe('the map of the demo region', () => {
  const shapes = municipalities.map((municipality) => ({ municipality, shape: shapeOf(municipality) }))
  const whole = shapeAround(fields)

  test('municipalities fill the region without gaps', () => {
    const sum = shapes.reduce((total, { shape }) => total + shapeArea(shape), 0)
    assert.ok(Math.abs(sum - shapeArea(whole)) < 1e-9)
  })

  test('every point of the region lies in exactly one municipality', () => {
    let inside = 0
    for (let lat = 51.25; lat < 51.6; lat += 0.0094)
      for (let lon = 4.6; lon < 5.25; lon += 0.0142) {
        const here: Position = [lon, lat]
        const owners = shapes.filter(({ shape }) => isInShape(here, shape))
        assert.equal(owners.length, isInShape(here, whole) ? 1 : 0, `${lon} ${lat}`)
        inside += owners.length
      }
    assert.ok(inside > 300)
  })

  test('one municipality has an enclave in another land', () => {
    const parts = shapes.map(({ municipality, shape }) => [municipality.name, shape.coordinates.length] as const)
    assert.deepEqual(
      parts.filter(([, count]) => count > 1),
      [['Lindebeke', 2]],
    )
    const holed = shapes.filter(({ shape }) => shape.coordinates.some((rings) => rings.length > 1))
    assert.deepEqual(
      holed.map(({ municipality }) => municipality.name),
      ['Kleidonk'],
    )
  })

  test('every location and postcode lies in its municipality', () => {
    const rows = region(Temporal.PlainDate.from('2026-11-19'))
    const shapeByCode = new Map(shapes.map(({ municipality, shape }) => [municipality.code, shape]))
    const astray = rows.locations.filter(({ municipality_code: code, lon, lat }) => {
      const shape = shapeByCode.get(code ?? '')
      return !shape || !isInShape([lon, lat], shape)
    })
    assert.deepEqual(
      astray.map(({ name }) => name),
      [],
    )
    const codes = new Set(municipalities.flatMap(({ places }) => places.map(({ postcode }) => postcode)))
    assert.deepEqual(
      rows.postcodePoints.filter(({ postcode }) => !codes.has(postcode.slice(0, 4))),
      [],
    )
    assert.ok(rows.postcodePoints.every(({ lon, lat }) => isInShape([lon, lat], whole)))
  })
})

test('every house style of the region can be read', () => {
  for (const organisation of Object.values(organisations)) {
    if (!('style' in organisation)) continue
    const { brand, accent } = organisation.style
    const failing = contrastChecks({ brand, accent }).filter(({ passes }) => !passes)
    assert.deepEqual(failing, [], organisation.name)
  }
})
