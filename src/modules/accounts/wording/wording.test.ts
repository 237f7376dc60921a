import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type House, makeHouse } from '../../../../tests/support/house.ts'
import { type Browser, loggedIn, makeMember, makeOrganisation } from '../../../../tests/support/people.ts'
import { letterViewOf } from '../letter-house-queries.ts'
import { wordingOn, type WordingRow } from './wording.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const row = (fromOn: string, message: string | null): WordingRow => ({
  lang: 'nl',
  key: 'locations.finder.title',
  fromOn: day(fromOn),
  message,
})

describe('own words', () => {
  const rows = [row('2026-12-01', 'Eerst'), row('2027-01-01', null), row('2027-02-01', 'Later')]
  const expected: readonly [string, string | undefined][] = [
    ['2026-11-30', undefined],
    ['2026-12-01', 'Eerst'],
    ['2027-01-01', undefined],
    ['2027-02-01', 'Later'],
  ]
  for (const [on, message] of expected) {
    test(`on ${on} the text is ${message ?? 'ours'}`, () => {
      assert.equal(wordingOn(rows.toReversed(), day(on)).nl.get('locations.finder.title'), message)
    })
  }
})

describe('the pages with the texts of a desk', () => {
  let house: House
  let manager: Browser
  let worker: Browser
  let visitor: (path: string) => Promise<string>
  let desk: string
  /** A session lasts no two days. */
  let logInAgain: () => Promise<void>
  const text = '/werk/teksten/rivierstad/nl/locations.finder.title'
  const inDays = (days: number) => {
    const on = house.clock.now().toZonedDateTimeISO('Europe/Brussels').toPlainDate().add({ days })
    return { from_day: String(on.day), from_month: String(on.month), from_year: String(on.year) }
  }

  before(async () => {
    house = await makeHouse()
    const app = await house.app()
    desk = (await makeOrganisation(house, { slug: 'rivierstad', name: 'Loket Rivierstad', host: 'loket.example' })).id
    const at = async (role: string, email: string) =>
      loggedIn(house, app, (await makeMember(house, { name: email, email, organisationId: desk, role })).id)
    const vera = (
      await makeMember(house, {
        name: 'Vera',
        email: 'vera@rivierstad.example',
        organisationId: desk,
        role: 'desk_manager',
      })
    ).id
    logInAgain = async () => void (manager = await loggedIn(house, app, vera))
    await logInAgain()
    worker = await at('desk_worker', 'wim@rivierstad.example')
    visitor = async (path) => (await app.web.inject({ url: path, headers: { host: 'loket.example' } })).body
  })
  after(() => house.close())

  test('are for who manages a desk, and of that desk', async () => {
    assert.equal((await worker.get('/werk/teksten')).statusCode, 403)
    assert.equal((await manager.get('/werk/teksten')).headers['location'], '/werk/teksten/rivierstad/nl')
    assert.equal((await manager.get('/werk/teksten/nergens/nl')).statusCode, 404)
    assert.equal((await manager.get('/werk/teksten/rivierstad/xx')).statusCode, 404)
    assert.equal((await manager.get('/werk/teksten/rivierstad/nl/settings.staff.title')).statusCode, 404)
  })

  test('find a sentence by its words', async () => {
    const { body } = await manager.get('/werk/teksten/rivierstad/nl?woorden=zoek+kinderopvang')
    assert.match(body, /locations\.finder\.title/)
    assert.match((await manager.get('/werk/teksten/rivierstad/nl?woorden=xyzzy')).body, /Geen zin met deze woorden/)
  })

  test('refuse what does not fit, and keep what was typed', async () => {
    const wrong: readonly [string, Record<string, string>, RegExp][] = [
      [text, { message: 'Zoek {iets}', ...inDays(1) }, /Kijk de invulplekken na/],
      [text, { message: 'Zoek {', ...inDays(1) }, /Kijk de invulplekken na/],
      [text, { message: 'Zoek <b>hier</b>', ...inDays(1) }, /Kijk de invulplekken na/],
      [text, { message: 'Zoek hier', ...inDays(-1) }, /Kies vandaag of een latere dag/],
      [text, { message: 'Zoek hier', from_day: '', from_month: '', from_year: '' }, /Vul een dag in/],
    ]
    for (const [path, typed, words] of wrong) {
      const answer = await manager.post(path, typed)
      assert.equal(answer.statusCode, 422, typed['message'])
      assert.match(answer.body, words)
    }
  })

  test('change what visitors read from the chosen day on, and only there', async () => {
    assert.equal((await manager.post(text, { message: 'Vind opvang bij ons', ...inDays(2) })).statusCode, 303)
    assert.doesNotMatch(await visitor('/zoek'), /Vind opvang bij ons/)
    house.clock.moveTo(house.clock.now().add({ hours: 49 }))
    assert.match(await visitor('/zoek'), /Vind opvang bij ons/)
    assert.doesNotMatch(await visitor('/zoek?taal=fr'), /Vind opvang bij ons/)
    await logInAgain()
    assert.match((await manager.get('/werk/teksten/rivierstad/nl')).body, /Vind opvang bij ons/)
  })

  test('and an empty text brings ours back', async () => {
    assert.equal((await manager.post(text, { message: '', ...inDays(1) })).statusCode, 303)
    assert.match(await visitor('/zoek'), /Vind opvang bij ons/)
    house.clock.moveTo(house.clock.now().add({ hours: 25 }))
    assert.doesNotMatch(await visitor('/zoek'), /Vind opvang bij ons/)
  })

  test('letters use the same words', async () => {
    const { db } = house.platform
    await house.owner.query(
      `insert into accounts.wording (organisation_id, lang, key, from_on, message, set_by) values ($1, 'nl', 'locations.finder.title', '2026-01-01', 'Onze woorden', gen_random_uuid())`,
      [desk],
    )
    const { t } = await letterViewOf(db.published, desk, 'nl')
    assert.equal(t('locations.finder.title'), 'Onze woorden')
  })
})
