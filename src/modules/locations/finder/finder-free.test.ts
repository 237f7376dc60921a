import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { addLocations, addPostcode, type TestLocation, testLocation } from '../../../../tests/support/locations.ts'
import { type House, makeHouse } from '../../../../tests/support/house.ts'
import type { App } from '../../../app.tsx'
import { newId } from '../../../platform/tokens.ts'
import { occupy, release } from '../capacity/ledger-queries.ts'
import { freeDays, maskOfDays } from '../capacity/wanted-care.ts'
import { halfDays, type Weekday } from '../half-days.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const nowhere = { ageMonths: null, start: null, onlyFree: false }

describe('the days that a card names', () => {
  const group = (mask: number, fromMonths = 0, toMonths = 36) => ({
    fromMonths,
    toMonths,
    mask,
    laterOn: null,
  })

  test('without a plan nothing is known, and nothing is guessed', () => {
    assert.deepEqual(freeDays(null, { ...nowhere, days: ['mon'] }), { known: false })
  })

  test('of the wanted days: which are free, which are not, and which only half', () => {
    const mask = maskOfDays(['tue', 'thu']) | (1 << halfDays.indexOf('wed-pm'))
    assert.deepEqual(freeDays([group(mask)], { ...nowhere, days: ['mon', 'tue', 'wed'] }), {
      known: true,
      fits: true,
      free: [
        { day: 'tue', part: 'day' },
        { day: 'wed', part: 'pm' },
      ],
      not: ['mon'],
      laterOn: null,
    })
  })

  test('a child stays in one group: days of two groups are not added up', () => {
    const found = freeDays([group(maskOfDays(['mon'])), group(maskOfDays(['tue', 'wed']))], {
      ...nowhere,
      days: ['mon', 'tue', 'wed'],
    })
    assert.deepEqual(found.known && found.fits && found.not, ['mon'])
  })

  test('a later day counts where a wanted day is missing, the earliest of all groups', () => {
    const mondays = maskOfDays(['mon'])
    const groups = [
      { ...group(mondays), laterOn: '2027-09-01' },
      { ...group(0), laterOn: '2027-03-01' },
    ]
    const laterOn = (days: readonly Weekday[]) => {
      const found = freeDays(groups, { ...nowhere, days })
      return found.known && found.fits && found.laterOn?.toString()
    }
    assert.equal(laterOn(['mon', 'tue']), '2027-03-01')
    assert.equal(laterOn(['mon']), undefined)
  })

  test('a group for other ages does not count', () => {
    const groups = [group(maskOfDays(['mon']), 18, 36)]
    assert.deepEqual(freeDays(groups, { ...nowhere, days: [], ageMonths: 6 }), { known: true, fits: false })
  })
})

describe('the finder with days', () => {
  let house: House
  let app: App
  const full = testLocation({ name: 'Volgeboekt', postcode: '1000AA', lat: 52.02, lon: 5 })
  const free = testLocation({ name: 'Ruimte genoeg', postcode: '1000AB', lat: 52, lon: 5 })
  const unknown = testLocation({ name: 'Zonder plan', postcode: '1000AC', lat: 52.01, lon: 5 })
  const groups = new Map<string, string>()

  before(async () => {
    house = await makeHouse()
    house.clock.moveTo('2026-11-22T10:00:00Z')
    await addLocations(house.owner, [full, free, unknown])
    await plan(full, ['mon', 'tue', 'wed'], 1)
    await plan(free, ['mon', 'tue', 'wed', 'thu'], 2)
    await take(full, ['tue'], '2026-10-01')
    // Somebody comes in spring: what is free now is not free for a year.
    await take(full, ['wed'], '2027-04-01')
    app = await house.app()
  })
  after(() => house.close())

  async function plan({ id }: TestLocation, days: readonly Weekday[], count: number): Promise<void> {
    const groupId = newId()
    groups.set(id, groupId)
    await house.owner.query(
      `insert into locations.age_group (id, location_id, name, from_months, to_months) values ($1, $2, 'Baby’s', 0, 18)`,
      [groupId, id],
    )
    const places = halfDays.map((half) => (days.some((one) => half.startsWith(one)) ? count : 0))
    await house.owner.query(`insert into locations.plan values ($1, $2, '2026-01-01', $3)`, [newId(), groupId, places])
    await house.owner.query(`insert into locations.free_confirmation values ($1, '2026-11-03')`, [id])
  }

  async function take({ id }: TestLocation, days: readonly Weekday[], from: string): Promise<string> {
    const occupationId = newId()
    const said = await house.platform.db.work((tx) =>
      occupy(tx, {
        id: occupationId,
        ageGroupId: groups.get(id) ?? '',
        kind: 'placement',
        subjectId: newId(),
        halfDays: halfDays.filter((half) => days.some((one) => half.startsWith(one))),
        fromOn: day(from),
        untilOn: null,
      }),
    )
    assert.deepEqual(said, { ok: true })
    return occupationId
  }

  const page = async (path: string) => {
    const { statusCode, body } = await app.web.inject(path)
    assert.equal(statusCode, 200)
    return body
  }
  const words = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
  const look = async (path: string) => words(await page(path))
  const card = async (path: string, { name }: TestLocation) =>
    words((await page(path)).split('<li').find((item) => item.includes(`>${name}</a></h3>`)) ?? '')

  test('every card says which of the wanted days are free, or that it is not known', async () => {
    assert.match(await card('/zoek?dag=ma&dag=di', full), /Vrij: ma · niet: di/)
    assert.match(await card('/zoek?dag=ma&dag=di', free), /Vrij: ma en di/)
    assert.match(await card('/zoek?dag=ma&dag=di', free), /bevestigd op 3 nov 2026/)
    assert.match(await card('/zoek?dag=ma&dag=di', unknown), /Vrije plaatsen: niet bekend/)
    assert.match(await card('/zoek?dag=di', full), /Geen plaats op uw dagen/)
    assert.match(await card('/zoek', full), /Vrij: ma/)
  })

  test('a place that is gone in spring is no place to begin with now', async () => {
    assert.match(await card('/zoek?dag=wo', full), /Geen plaats op uw dagen/)
  })

  test('only those with a place, and how many they are', async () => {
    assert.match(await look('/zoek?dag=ma&dag=di'), /3 locaties .*· 1 met plaats zoals u vraagt/)
    const only = await look('/zoek?dag=ma&dag=di&vrij=1')
    assert.match(only, /Ruimte genoeg/)
    assert.doesNotMatch(only, /Volgeboekt|Zonder plan/)
    assert.match(await look('/zoek?vrij=1'), /2 locaties/)
    assert.match(
      await look('/zoek?dag=ma&leeftijd=24&vrij=1'),
      /Zonder met vrije plaats|niets gevonden|Niets gevonden/i,
    )
  })

  test('before the first plan nothing is known', async () => {
    house.clock.moveTo('2025-11-22T10:00:00Z')
    assert.match(await card('/zoek?start=2025-12', full), /Vrije plaatsen: niet bekend/)
    house.clock.moveTo('2026-11-22T10:00:00Z')
  })

  test('a page that was kept is forgotten when a shown place goes or comes', async () => {
    const path = '/zoek?dag=do'
    assert.match(await card(path, free), /Vrij: do/)
    const taken = [await take(free, ['thu'], '2026-12-01'), await take(free, ['thu'], '2026-12-01')]
    await until(async () => /Geen plaats op uw dagen/.test(await card(path, free)))
    for (const id of taken) await house.platform.db.work((tx) => release(tx, id, day('2026-11-01')))
    await until(async () => /Vrij: do/.test(await card(path, free)))
  })

  test('a card says from when all wanted days are free', async () => {
    const path = '/zoek?dag=do'
    const taken = [await take(free, ['thu'], '2026-11-01'), await take(free, ['thu'], '2026-11-01')]
    await until(async () => /Geen plaats op uw dagen/.test(await card(path, free)))
    assert.doesNotMatch(await card(path, free), /vrij vanaf/)
    await house.platform.db.work((tx) => release(tx, taken[0] ?? '', day('2027-02-15')))
    await until(async () => /Geen plaats op uw dagen Alle dagen vrij vanaf 15 feb 2027/.test(await card(path, free)))
    assert.match(await card(`${path}&start=2027-03`, free), /Vrij: do/)
    for (const id of taken) await house.platform.db.work((tx) => release(tx, id, day('2026-11-01')))
  })

  test('in the order of who has a place on the wanted days soonest; who tells nothing comes last', async () => {
    const order = async (path: string) => {
      const cards = [...(await page(path)).matchAll(/<h3[^>]*><a[^>]*>([^<]+)</g)]
      return cards.map(([, name]) => name)
    }
    const path = '/zoek?dag=ma'
    assert.match(await page(path), /<a href="\/zoek\?dag=ma&amp;volgorde=plaats">eerst plaats op mijn dagen/)
    assert.match(await page(`${path}&volgorde=plaats`), /name="volgorde" value="plaats"/)
    const taken = [await take(free, ['mon'], '2026-11-01'), await take(free, ['mon'], '2026-11-01')]
    for (const id of taken) await house.platform.db.work((tx) => release(tx, id, day('2027-05-01')))
    const [byName, soonest] = [
      [free, full, unknown],
      [full, free, unknown],
    ].map((list) => list.map(({ name }) => name))
    await addPostcode(house.owner, 'nl', '1000AD', 52, 5)
    await until(async () => /vrij vanaf 1 mei/.test(await card(path, free)))
    assert.deepEqual(await order(path), byName)
    assert.deepEqual(await order(`${path}&volgorde=plaats`), soonest)
    assert.deepEqual(await order(`${path}&q=1000AD&afstand=alle&volgorde=plaats`), soonest, 'around a point as well')
    // No group takes a child of two years: nobody has a day, and the order is the usual one.
    assert.deepEqual(await order(`${path}&leeftijd=24&volgorde=plaats`), byName)
    for (const none of ['/zoek', `${path}&vrij=1`]) assert.doesNotMatch(await page(none), /eerst plaats/)
  })

  /** The notice goes through the database, so it takes a moment. */
  async function until(holds: () => Promise<boolean>): Promise<void> {
    for (let tries = 0; tries < 100; tries += 1) {
      if (await holds()) return
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    assert.fail('the page stayed as it was')
  }

  test('the page of a location has words in every cell, from a month on', async () => {
    const path = `/opvang/nl/${full.registerId}`
    assert.match(await look(path), /Baby’s \(0 tot 18 maanden\) 1 vrij vol vol dicht dicht/)
    assert.match(await look(`${path}?vanaf=2027-03`), /Vrij vanaf maandag 1 maart 2027/)
    assert.match(await look(`/opvang/nl/${unknown.registerId}`), /niet bekend/i)
    for (const [lang, words] of [
      ['fr', /Places libres par jour.*1 libre complet/],
      ['en', /Free places per day.*1 free full/],
    ] as const)
      assert.match(await look(`${path}?taal=${lang}`), words)
  })
})
