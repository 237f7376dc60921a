import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { App } from '../../../app.tsx'
import { newId, newNumber } from '../../../platform/tokens.ts'
import { type House, makeHouse } from '../../../../tests/support/house.ts'
import { PlainBrowser } from '../../../../tests/support/plain-browser.ts'
import { buildSpeaking, cookieOf, type Speaking, type Worker } from '../../../../tests/support/speaking.ts'

let house: House
let app: App
let place: Speaking
let elsewhere: Speaking

const list = '/werk/maatregelen'
const as = async ({ personId }: Worker) => new PlainBrowser(app.web, await cookieOf(house, personId))
const day = (name: string, on: string) => {
  const { day: d, month, year } = Temporal.PlainDate.from(on)
  return { [`${name}_day`]: String(d), [`${name}_month`]: String(month), [`${name}_year`]: String(year) }
}

interface Wish {
  readonly owner?: Worker
  readonly dueOn?: string
  readonly reactionId?: string | null
  readonly words?: string
}
async function planned({ owner = place.local, dueOn = '2026-11-30', reactionId = null, words = 'Anders' }: Wish) {
  const id = newId()
  await house.owner.query(
    `insert into feedback.measure (id, organisation_id, reaction_id, words, owner_id, owner_name, due_on, state, made_at)
     values ($1, $2, $3, $4, $5, $6, $7, 'planned', $8)`,
    [id, place.organiserId, reactionId, words, owner.personId, owner.name, dueOn, '2026-11-02T10:00:00Z'],
  )
  return id
}

async function reactionAbout(subject: Worker): Promise<string> {
  const id = newId()
  await house.owner.query(
    `insert into feedback.reaction (id, number, holder_id, land, kind, about, sender, channel, regimes, language, words,
       contact_name, contact_email, may_name, folded, state, acts, received_at, filed_on, submission_key)
     values ($1, $2, $3, 'nl', 'complaint', 'organiser', 'parent', 'web', '{childcare}', 'nl', 'Te laat', 'Noor',
       'noor@example.org', true, '', 'judged', 'nobody', $4, '2026-11-02', $1)`,
    [id, newNumber(), place.organiserId, '2026-11-02T10:00:00Z'],
  )
  await house.owner.query('insert into feedback.subject (reaction_id, person_id, named_by) values ($1, $2, $2)', [
    id,
    subject.personId,
  ])
  return id
}

const warnings = async ({ email }: Worker): Promise<string[]> => {
  await house.owner.query(`select graphile_worker.add_job('feedback_watch')`)
  await house.runJobs()
  const sql = `select body_text from platform.letter where to_address = $1 and kind = 'feedback.staff_warning' order by created_at`
  return (await house.owner.query<{ body_text: string }>(sql, [email])).rows.map(({ body_text }) => body_text)
}

describe('measures', () => {
  before(async () => {
    house = await makeHouse()
    house.clock.moveTo('2026-11-18T10:00:00+01:00')
    place = await buildSpeaking(house)
    elsewhere = await buildSpeaking(house, { slug: 'elders', registerId: '100200301' })
    app = await house.app()
  })
  after(() => house.close())

  test('an improvement of the whole house is done by its owner and looked at by another person', async () => {
    const coordinator = await as(place.coordinator)
    const empty = await coordinator.post(`${list}/nieuw`, { huis: place.slug, measure_words: 'Vaste overdracht' })
    assert.equal(empty.status, 422)
    assert.equal(empty.fields(`${list}/nieuw`)['measure_words'], 'Vaste overdracht')
    const added = await coordinator.postAndFollow(`${list}/nieuw`, {
      huis: place.slug,
      measure_words: 'Vaste overdracht',
      owner: place.local.personId,
      ...day('measure', '2026-11-27'),
    })
    assert.match(added.text, /De verbetering is bewaard/)
    assert.match(added.text, /Nog 7 werkdagen .*Vaste overdracht.*Hele organisatie/)

    const owner = await as(place.local)
    const path = /\/werk\/maatregelen\/[\w-]{36}/.exec((await owner.get(list)).html)?.[0] ?? ''
    const claim = { ...(await owner.get(path)).fields(path), stap: 'claim' }
    assert.match((await owner.post(path, claim)).text, /Schrijf waaruit blijkt dat het gedaan is/)
    const claimed = await owner.postAndFollow(path, { ...claim, claim_words: 'Het staat in het rooster.' })
    assert.match(claimed.text, /Gedaan, wordt nagekeken/)
    assert.match(claimed.text, /Iemand anders kijkt/)
    assert.equal((await owner.post(path, { ...claim, stap: 'verify', versie: '2' })).status, 404)

    const verify = { ...(await coordinator.get(path)).fields(path), stap: 'verify', check_words: 'Gezien.' }
    assert.match((await coordinator.postAndFollow(path, verify)).text, /Nagekeken door Cora houder/)
    assert.match((await coordinator.get(`${list}?lijst=klaar`)).text, /Vaste overdracht/)
  })

  test('its day moves and it is given up only with a reason, by who watches over it', async () => {
    const path = `${list}/${await planned({ words: 'Een bel bij de deur' })}`
    const owner = await as(place.local)
    const moved = { versie: '1', stap: 'move', move_words: 'De bel is laat.', ...day('move', '2026-12-04') }
    assert.equal((await owner.post(path, moved)).status, 404)
    const coordinator = await as(place.coordinator)
    assert.equal((await coordinator.post(path, { ...moved, move_words: '' })).status, 422)
    assert.match((await coordinator.post(path, { ...moved, ...day('move', '2026-11-01') })).text, /De bel is laat/)
    assert.match((await coordinator.postAndFollow(path, moved)).text, /vrijdag 4 december 2026/)
    const late = await coordinator.post(path, { versie: '1', stap: 'cancel', cancel_words: 'Toch niet nodig.' })
    assert.equal(late.status, 409)
    assert.match(late.html, /Toch niet nodig/)
    const dropped = await coordinator.postAndFollow(path, { versie: '2', stap: 'cancel', cancel_words: 'Niet nodig.' })
    assert.match(dropped.text, /Gaat niet door/)
  })

  test('nobody else sees it, nor whom the reaction behind it is about', async () => {
    const words = 'Geen gesprekken in de gang'
    const path = `${list}/${await planned({ words, reactionId: await reactionAbout(place.reader) })}`
    for (const stranger of [place.handler, place.reader, elsewhere.coordinator]) {
      const browser = await as(stranger)
      assert.equal((await browser.get(path)).status, 404)
      assert.doesNotMatch((await browser.get(list)).text, new RegExp(words))
    }
    const owner = await as(place.local)
    assert.doesNotMatch((await owner.get(path)).html, /Noor|noor@|werk\/reacties\/\w{4}-/)
    assert.match((await owner.get(path)).text, /Een reactie/)
  })

  test('its owner is reminded in one letter a day, and the coordinators once it is late', async () => {
    await house.owner.query('delete from feedback.measure')
    await planned({ dueOn: '2026-11-30' })
    await planned({ dueOn: '2026-11-30' })
    house.clock.moveTo('2026-11-15T10:00:00+01:00')
    assert.equal((await warnings(place.local)).length, 0, 'a Sunday')
    house.clock.moveTo('2026-11-16T06:00:00+01:00')
    assert.equal((await warnings(place.local)).length, 0, 'before the working day')
    house.clock.moveTo('2026-11-16T10:00:00+01:00')
    await warnings(place.local)
    const halfway = await warnings(place.local)
    assert.equal(halfway.length, 1)
    assert.match(halfway[0] ?? '', /halverwege/)
    assert.doesNotMatch(halfway[0] ?? '', /Anders/)
    house.clock.moveTo('2026-11-27T10:00:00+01:00')
    assert.equal((await warnings(place.local)).length, 2)
    assert.equal((await warnings(place.coordinator)).length, 0)
    house.clock.moveTo('2026-12-01T10:00:00+01:00')
    assert.match((await warnings(place.local))[2] ?? '', /moest klaar zijn op maandag 30 november 2026/)
    assert.match((await warnings(place.coordinator))[0] ?? '', /Lies houder moest klaar zijn/)
  })
})
