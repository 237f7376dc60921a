import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { App } from '../../../app.tsx'
import { localDay } from '../../../lib/days.ts'
import { newId } from '../../../platform/tokens.ts'
import { type House, makeHouse } from '../../../../tests/support/house.ts'
import { PlainBrowser } from '../../../../tests/support/plain-browser.ts'
import {
  addReaction,
  buildSpeaking,
  type Said,
  type Speaking,
  type Worker,
} from '../../../../tests/support/speaking.ts'

let house: House
let app: App
let place: Speaking

const list = '/werk/reacties'
const vervanging = `${list}/vervanging`
const as = ({ cookie }: Worker) => new PlainBrowser(app.web, cookie)
const dossier = ({ number }: Said) => `${list}/${number}`
// The rows ask the clock of the database who stands in, so this test lives today.
const today = () => localDay(house.clock.now(), 'Europe/Amsterdam')
const day = (name: string, on: Temporal.PlainDate) => ({
  [`${name}_day`]: String(on.day),
  [`${name}_month`]: String(on.month),
  [`${name}_year`]: String(on.year),
})
const handled = (name: string, subject?: Worker) =>
  addReaction(house, place, {
    name,
    at: house.clock.now().subtract({ hours: 48 }).toString(),
    state: 'handling',
    acts: 'handler',
    handler: place.handler,
    ...(subject ? { subject } : {}),
  })
const lettersTo = async ({ email }: Worker) =>
  (
    await house.owner.query<{ kind: string }>('select kind from platform.letter where to_address = $1', [email])
  ).rows.map(({ kind }) => kind)

describe('handing over', () => {
  before(async () => {
    house = await makeHouse()
    place = await buildSpeaking(house)
    app = await house.app()
  })
  after(() => house.close())

  test('a substitute handles in the days of absence what the other handles, and nothing it is about', async () => {
    const said = await handled('Samira')
    const barred = await handled('Joost', place.local)
    const local = as(place.local)
    assert.equal((await local.get(dossier(said))).status, 404)
    const handler = as(place.handler)
    const wrong = await handler.post(vervanging, { huis: place.slug, substitute: place.local.personId })
    assert.equal(wrong.status, 422)
    assert.equal(wrong.fields(vervanging)['substitute'], place.local.personId)
    const named = await handler.postAndFollow(vervanging, {
      huis: place.slug,
      substitute: place.local.personId,
      ...day('from', today()),
      ...day('until', today().add({ days: 7 })),
    })
    assert.match(named.text, /De vervanging is bewaard.*Hans houder Lies houder/)
    assert.deepEqual(await lettersTo(place.local), ['feedback.staff_stands_in'])

    assert.match((await local.get(list)).text, new RegExp(said.number))
    assert.doesNotMatch((await local.get(list)).text, new RegExp(barred.number))
    assert.equal((await local.get(dossier(barred))).status, 404)
    const open = await local.get(dossier(said))
    assert.match(open.text, /Vervanger Lies houder, tot en met/)
    const asked = await local.postAndFollow(`${dossier(said)}/stap`, {
      stap: 'ask',
      versie: '1',
      ask_words: 'Hoe laat?',
    })
    assert.match(asked.text, /Wacht op melder/)

    const reporter = new PlainBrowser(app.web, said.cookie)
    assert.match((await reporter.get('/mijn-reactie')).text, /Vervanger Lies houder, tot en met/)
    const other = await new PlainBrowser(app.web, barred.cookie).get('/mijn-reactie')
    assert.doesNotMatch(other.text, /Lies/)
    const own = (await reporter.get('/mijn-reactie')).fields('/mijn-reactie/bericht')
    await reporter.postAndFollow('/mijn-reactie/bericht', { ...own, words: 'Om vier uur.' })
    await house.runJobs()
    assert.ok((await lettersTo(place.local)).includes('feedback.staff_replied'))
    assert.deepEqual(await lettersTo(place.handler), [])
  })

  test('and no longer once the other is back', async () => {
    const said = await handled('Ewa')
    const local = as(place.local)
    assert.equal((await local.get(dossier(said))).status, 200)
    const { rows } = await house.owner.query<{ id: string }>('select id from feedback.substitute')
    const stranger = await buildSpeaking(house, { slug: 'elders', registerId: '100200301' })
    await as(stranger.coordinator).post(vervanging, { huis: 'elders', einde: rows[0]?.id ?? '' })
    assert.equal((await local.get(dossier(said))).status, 200)
    await as(place.coordinator).postAndFollow(vervanging, { huis: place.slug, einde: rows[0]?.id ?? '' })
    assert.equal((await local.get(dossier(said))).status, 404)
  })

  test('nobody but a coordinator names a substitute for somebody else', async () => {
    const fields = {
      huis: place.slug,
      person: place.reader.personId,
      substitute: place.local.personId,
      ...day('from', today()),
      ...day('until', today()),
    }
    await as(place.handler).post(vervanging, fields)
    const sql = 'select person_id from feedback.substitute where ended_at is null'
    assert.deepEqual((await house.owner.query(sql)).rows, [{ person_id: place.handler.personId }])
    await as(place.coordinator).post(vervanging, fields)
    assert.equal((await house.owner.query(sql)).rowCount, 2)
    assert.equal((await as(place.handler).post(vervanging, { ...fields, huis: 'elders' })).status, 404)
  })

  test('several new reactions go to one handler in one press: all, or none and why', async () => {
    const at = house.clock.now().toString()
    const asked = await addReaction(house, place, { name: 'Piet', at, kind: 'question' })
    const about = await addReaction(house, place, { name: 'Noor', at, subject: place.handler, kind: 'question' })
    const whole = await addReaction(house, place, { name: 'Kim', at })
    await house.owner.query(
      `insert into feedback.element (id, reaction_id, position, head, words) values ($1, $2, 1, 'safety', 'Alleen')`,
      [newId(), whole.id],
    )
    const bare = await addReaction(house, place, { name: 'Bob', at })
    const coordinator = as(place.coordinator)
    const line = ({ id, number }: Said) => ({ [`regel_${number}`]: `${id}.1` })
    const assign = (...lines: Said[]) =>
      coordinator.postAndFollow(`${list}/samen-toewijzen`, {
        handler: place.handler.personId,
        ...Object.assign({}, ...lines.map(line)),
      })
    assert.match((await coordinator.get(list)).html, new RegExp(`name="regel_${asked.number}"`))
    assert.doesNotMatch((await as(place.handler).get(list)).html, /name="regel_/)
    assert.match((await assign()).text, /Vink eerst een of meer nieuwe reacties aan/)
    const none = await assign(asked, about, whole, bare)
    assert.equal(none.status, 422)
    assert.match(none.text, new RegExp(`${about.number}: Deze persoon is betrokken`))
    assert.match(none.text, new RegExp(`${bare.number}: Open ze en zeg eerst wat precies de klacht is`))
    assert.match(none.html, new RegExp(`name="regel_${asked.number}"[^>]*checked`))
    const states = async () =>
      (
        await house.owner.query<{ state: string }>('select state from feedback.reaction where id = any ($1)', [
          [asked.id, whole.id],
        ])
      ).rows.map(({ state }) => state)
    assert.deepEqual(await states(), ['received', 'received'])
    assert.equal(
      (await house.owner.query(`select from platform.letter where to_address = 'piet@example.org'`)).rowCount,
      0,
    )
    assert.match((await assign(asked, whole)).text, /2 reacties zijn toegewezen/)
    assert.deepEqual(await states(), ['handling', 'handling'])
    assert.equal(
      (await house.owner.query(`select from platform.letter where to_address = 'piet@example.org'`)).rowCount,
      1,
    )
    assert.match((await assign(asked)).text, new RegExp(`${asked.number}: Deze reactie is niet nieuw meer`))
  })
})
