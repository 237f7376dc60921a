import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import {
  addPlan,
  addSibling,
  ask,
  type AskedRequest,
  claim,
  cookieFor,
  freeOn,
  keeperOf,
  lettersTo,
  personOf,
} from '../../../../tests/support/asked.ts'
import { type House, makeHouse } from '../../../../tests/support/house.ts'
import { PlainBrowser, type PlainPage } from '../../../../tests/support/plain-browser.ts'
import { buildTown, type Town } from '../../../../tests/support/town.ts'
import type { App } from '../../../app.tsx'
import type { Actor } from '../../../lib/actor.ts'
import { findCase } from '../case-queries.ts'
import { takeStep, type WantedStep } from '../choice-actions.ts'
import type { OfferTerms } from './offer.ts'

let house: House
let app: App
let town: Town
let organisationId: string
let groupId: string

const day = (text: string) => Temporal.PlainDate.from(text)
const mail = 'zonnebloem@example.org'
const offer = (over: Partial<OfferTerms> = {}): OfferTerms => ({
  ageGroupId: groupId,
  halfDays: ['tue-am', 'tue-pm'],
  startOn: day('2027-03-01'),
  untilOn: null,
  answerBy: day('2026-12-07'),
  ...over,
})
const wanted = (choiceId: string, step: WantedStep['step'], more: Partial<WantedStep> = {}): WantedStep => ({
  step,
  choiceId,
  version: 1,
  words: '',
  reason: null,
  ...more,
})
const organiser = () => personOf(town.near.organiser, organisationId, 'organiser_manager')
const byOrganiser = (choiceId: string, step: WantedStep['step'], more: Partial<WantedStep> = {}) =>
  takeStep(house.platform, organiser(), { organiser: true }, wanted(choiceId, step, more))
const byFamily = (
  { family, requestId, choiceIds }: AskedRequest,
  step: WantedStep['step'],
  more: Partial<WantedStep>,
) => takeStep(house.platform, family, { id: requestId }, wanted(choiceIds[0] ?? '', step, more))
const one = async (email?: string) => {
  const asked = await ask(house, town.near, [town.near.locationId], email ? { email } : {})
  return { asked, choiceId: asked.choiceIds[0] ?? '' }
}
const stateOf = async (choiceId: string) => {
  const { rows } = await house.owner.query<{ state: string; acts: string; due_on: string }>(
    'select state, acts, due_on::text from requests.choice where id = $1',
    [choiceId],
  )
  return rows[0]
}
const page = (choiceId: string) => `/werk/vragen/${choiceId}`
const browserOf = async (who: { personId: string } | { locationId: string } | { caseId: string }) =>
  new PlainBrowser(app.web, await cookieFor(house, who))

describe('answers of organisers', () => {
  before(async () => {
    house = await makeHouse()
    house.clock.moveTo('2026-11-23T09:00:00Z')
    town = await buildTown(house)
    app = await house.app()
    organisationId = await claim(house, town.near.locationId, town.near.organiser, mail)
    groupId = await addPlan(house, town.near.locationId, 3)
  })
  after(() => house.close())

  /** Fills in the form of an answer, looks at the letter, and sends it. */
  async function answer(
    browser: PlainBrowser,
    choiceId: string,
    step: string,
    said: Record<string, string | string[]>,
  ) {
    const form = await browser.get(`${page(choiceId)}?antwoord=${step}`)
    const to = `${page(choiceId)}/antwoord`
    const preview = await browser.post(to, { ...form.fields(to), ...said, naar: 'bekijk' })
    assert.equal(preview.status, 200, preview.text)
    return { preview, sent: await browser.postAndFollow(to, { ...preview.fields(to), naar: 'verstuur' }) }
  }

  describe('in the inbox', () => {
    test('an organiser sees what waits, offers other days, and the places are taken at once', async () => {
      const { asked, choiceId } = await one('offer@example.org')
      const browser = await browserOf(town.near.organiser)
      const inbox = await browser.get('/werk/vragen')
      assert.match(inbox.text, /Noor 11 maanden/)
      const shown = await browser.get(page(choiceId))
      assert.match(shown.text, /Vrije plaatsen, een jaar lang vanaf de gevraagde dag\. .* 3 \(gevraagd\)/)
      const free = await freeOn(house, groupId, '2027-03-02')
      const { preview, sent } = await answer(browser, choiceId, 'offer', {
        half_days: ['tue-am', 'wed-am'],
        words: 'Welkom!',
      })
      assert.match(preview.text, /Het gaat om dinsdag en woensdag, ochtend\. Dat zijn andere dagen dan u vroeg/)
      assert.match(sent.text, /Wacht op antwoord/)
      assert.equal(await freeOn(house, groupId, '2027-03-02'), free - 1)
      assert.deepEqual(await stateOf(choiceId), { state: 'offered', acts: 'family', due_on: '2026-12-07' })
      assert.deepEqual(await lettersTo(house, asked.email), ['requests.offer'])
      assert.doesNotMatch((await browser.get('/werk/vragen')).text, new RegExp(asked.number))
      assert.match((await browser.get('/werk/vragen?lijst=wacht')).text, new RegExp(asked.number))
    })

    test('when the places are gone, the offer is refused in words, and nothing typed is lost', async () => {
      const full = await addPlanAt('vol', 0)
      const asked = await ask(house, town.near, [full.locationId])
      const browser = await browserOf(town.near.organiser)
      const choiceId = asked.choiceIds[0] ?? ''
      const to = `${page(choiceId)}/antwoord`
      const form = await browser.get(page(choiceId))
      const fields = { ...form.fields(to), groep: full.groupId, words: 'Fijn dat u komt.', naar: 'verstuur' }
      const refused = await browser.post(to, fields)
      assert.equal(refused.status, 422)
      assert.match(
        refused.text,
        /Op dinsdag en donderdag, hele dag is er vanaf maandag 1 maart 2027 geen plaats meer vrij/,
      )
      assert.equal(refused.fields(to)['words'], 'Fijn dat u komt.')
      assert.deepEqual(refused.fields(to)['half_days'], ['tue-am', 'tue-pm', 'thu-am', 'thu-pm'])
      assert.equal((await stateOf(choiceId))?.state, 'asked')
    })

    test('a day on which the location is closed is refused with the next open day; the family sees closures', async () => {
      const { locationId, groupId: few } = await addPlanAt('dicht', 1)
      await house.owner.query(
        `insert into locations.closure (id, location_id, from_on, until_on, reason) values (gen_random_uuid(), $1, '2027-03-01', '2027-03-05', 'leave')`,
        [locationId],
      )
      const asked = await ask(house, town.near, [locationId])
      const [choiceId = ''] = asked.choiceIds
      const browser = await browserOf(town.near.organiser)
      const to = `${page(choiceId)}/antwoord`
      const form = await browser.get(page(choiceId))
      assert.match(form.text, /maandag 1 maart 2027 tot en met vrijdag 5 maart 2027/)
      assert.equal(form.fields(to)['start_day'], '9', 'the first tuesday after it')
      const closed = await browser.post(to, { ...form.fields(to), groep: few, start_day: '2', naar: 'bekijk' })
      assert.equal(closed.status, 422)
      assert.match(closed.text, /De opvang is dan gesloten\. De eerste open dag is dinsdag 9 maart 2027/)
      const visit = await browser.get(`${page(choiceId)}?antwoord=invite`)
      const slot = { slot1_day: '3', slot1_month: '3', slot1_year: '2027', slot1_time: '10' }
      const shut = await browser.post(to, { ...visit.fields(to), ...slot, naar: 'bekijk' })
      assert.match(shut.text, /De eerste open dag is maandag 8 maart 2027/)
      await house.owner.query(
        `update locations.closure set from_on = '2027-03-15', until_on = '2027-03-19' where location_id = $1`,
        [locationId],
      )
      await answer(browser, choiceId, 'offer', { groep: few })
      const family = await browserOf({ caseId: asked.requestId })
      assert.match(
        (await family.get('/aanvraag/aanbod')).text,
        /Gesloten in de eerste maand maandag 15 maart 2027 tot en met vrijdag 19 maart 2027/,
      )
    })

    test('a family that cannot wait is marked, and lists can be narrowed to it', async () => {
      const [calm, hasty] = [await one(), await one()]
      await house.owner.query(`update requests.request set urgency = 'now' where id = $1`, [hasty.asked.requestId])
      const organisers = await browserOf(town.near.organiser)
      const inbox = await organisers.get('/werk/vragen?snel=nu')
      assert.match(inbox.text, new RegExp(`Nu meteen Noor .*${hasty.asked.number}`))
      assert.doesNotMatch(inbox.text, new RegExp(calm.asked.number))
      const desk = new PlainBrowser(app.web, town.near.worker.cookie)
      const work = await desk.get('/werk?lijst=opvang&snel=nu')
      assert.match(work.text, new RegExp(hasty.asked.number))
      assert.doesNotMatch(work.text, new RegExp(calm.asked.number))
      assert.match((await desk.get(`/werk/aanvragen/${hasty.asked.number}`)).text, /Nu meteen: bel het gezin/)
      assert.doesNotMatch((await desk.get(`/werk/aanvragen/${calm.asked.number}`)).text, /bel het gezin/)
    })

    test('children who want to be together are seen together and get one answer, or none', async () => {
      const { locationId, groupId: few } = await addPlanAt('samen', 1)
      const finn = await ask(house, town.near, [locationId], { child: 'Finn', together: true })
      const { requestId: familyId, email } = finn
      const noor = await ask(house, town.near, [locationId], { child: 'Noor', together: true, familyId, email })
      const browser = await browserOf(town.near.organiser)
      assert.match((await browser.get('/werk/vragen')).text, /Samen met Noor/)
      const [first = '', second = ''] = [...finn.choiceIds, ...noor.choiceIds]
      const form = await browser.get(page(first))
      assert.match(form.text, /Dit gezin wil een plaats samen met Noor, of geen plaats/)
      const to = `${page(first)}/antwoord`
      const both = { ...form.fields(to), groep: few, samen: `${second}:1`, naar: 'verstuur' }
      const refused = await browser.post(to, both)
      assert.equal(refused.status, 422)
      assert.match(refused.text, /Er is niet voor elk kind plaats\. Er is niets aangeboden/)
      assert.deepEqual(
        [await stateOf(first), await stateOf(second)].map((one) => one?.state),
        ['asked', 'asked'],
      )
      await house.owner.query(
        `update locations.plan set places = array_replace(places, 1::smallint, 2::smallint) where age_group_id = $1`,
        [few],
      )
      const { preview } = await answer(browser, first, 'offer', { groep: few, samen: [`${second}:1`] })
      assert.match(preview.text, /Zo’n brief vertrekt ook voor Noor/)
      assert.deepEqual(
        [await stateOf(first), await stateOf(second)].map((one) => one?.state),
        ['offered', 'offered'],
      )
      assert.deepEqual(await lettersTo(house, email), ['requests.offer', 'requests.offer'])
      assert.equal(await freeOn(house, few, '2027-03-02'), 0)
    })

    test('a location without plan offers all the same, and the page says that nobody counts', async () => {
      const locationId = await addSibling(house, town.near, 'zonder plan')
      await claim(house, locationId, town.near.organiser, 'zonder@example.org')
      const asked = await ask(house, town.near, [locationId])
      const browser = await browserOf(town.near.organiser)
      const choiceId = asked.choiceIds[0] ?? ''
      assert.match((await browser.get(page(choiceId))).text, /houdt hier geen plaatsen bij/)
      await answer(browser, choiceId, 'offer', {})
      assert.equal((await stateOf(choiceId))?.state, 'offered')
    })

    test('mistakes come back beside the field, in every form', async () => {
      const { choiceId } = await one()
      const browser = await browserOf(town.near.organiser)
      const to = `${page(choiceId)}/antwoord`
      const wrong = async (step: string, said: Record<string, string>) => {
        const fields = (await browser.get(`${page(choiceId)}?antwoord=${step}`)).fields(to)
        const answered = await browser.post(to, { ...fields, ...said, naar: 'bekijk' })
        assert.equal(answered.status, 422, answered.text)
        return answered.text
      }
      assert.match(await wrong('offer', { start_day: '31', start_month: '2' }), /Deze startdatum bestaat niet/)
      assert.match(await wrong('offer', { tot_year: '2025' }), /Deze dag is voorbij/)
      assert.match(await wrong('offer', { groep: 'x' }), /Kies in welke groep/)
      assert.match(await wrong('invite', {}), /Geef minstens één moment/)
      assert.match(
        await wrong('invite', { slot1_day: '1', slot1_month: '12', slot1_year: '2026', slot1_time: '25' }),
        /Dit uur klopt niet/,
      )
      assert.match(await wrong('question', {}), /Schrijf/)
      assert.match(await wrong('refuse', {}), /Kies waarom er geen plaats is/)
    })

    async function addPlanAt(name: string, places: number) {
      const locationId = await addSibling(house, town.near, name)
      await claim(house, locationId, town.near.organiser, `${name}@example.org`)
      return { locationId, groupId: await addPlan(house, locationId, places) }
    }
  })

  describe('the steps between family and location', () => {
    test('an invitation: the family picks a moment, and the location answers after the visit', async () => {
      const { asked, choiceId } = await one('visit@example.org')
      const browser = await browserOf(town.near.organiser)
      await answer(browser, choiceId, 'invite', {
        slot1_day: '1',
        slot1_month: '12',
        slot1_year: '2026',
        slot1_time: '9.30',
        slot2_day: '3',
        slot2_month: '12',
        slot2_year: '2026',
        slot2_time: '16',
      })
      assert.equal((await stateOf(choiceId))?.acts, 'family')
      const family = await browserOf({ caseId: asked.requestId })
      const { rows } = await house.owner.query<{ version: number }>(
        'select version from requests.choice where id = $1',
        [choiceId],
      )
      const to = `/aanvraag/bezoek/${choiceId}`
      const none = await family.post(to, (await family.get(to)).fields(to))
      assert.equal(none.status, 422)
      assert.match(none.text, /Kies een moment, of zeg dat geen enkel moment past/)
      const picked = { versie: String(rows[0]?.version), moment: '2026-12-01T08:30:00Z' }
      assert.equal((await family.post(to, picked)).location, '/aanvraag?gedaan=bezoek')
      assert.equal((await family.post(to, picked)).location, '/aanvraag?gedaan=bezoek', 'twice is once')
      assert.deepEqual(await stateOf(choiceId), { state: 'visiting', acts: 'organiser', due_on: '2026-12-15' })
      assert.deepEqual(await lettersTo(house, asked.email), ['requests.invite', 'requests.pick'])
    })

    test('no moment suits: the location is asked again', async () => {
      const { asked, choiceId } = await one()
      const slots = [Temporal.Instant.from('2026-12-01T08:30:00Z')]
      assert.deepEqual(await byOrganiser(choiceId, 'invite', { slots }), { done: true })
      const strange = Temporal.Instant.from('2026-12-01T10:00:00Z')
      assert.deepEqual(await byFamily(asked, 'pick', { version: 2, slot: strange }), { refusal: 'slot_missing' })
      assert.deepEqual(await byFamily(asked, 'no_slot', { version: 2 }), { done: true })
      assert.equal((await stateOf(choiceId))?.state, 'asked')
    })

    test('a family asks about an offer; its term does not move, and the answer reaches it', async () => {
      const { asked, choiceId } = await one('ask@example.org')
      await byOrganiser(choiceId, 'offer', { offer: offer() })
      assert.deepEqual(await byFamily(asked, 'ask', { version: 2, words: 'Is er een tuin?' }), { done: true })
      assert.deepEqual(await stateOf(choiceId), { state: 'offered', acts: 'family', due_on: '2026-12-07' })
      const browser = await browserOf(town.near.organiser)
      assert.match((await browser.get('/werk/vragen')).text, /Vraag van het gezin/)
      assert.deepEqual(await byOrganiser(choiceId, 'tell', { version: 3, words: 'Ja, een grote.' }), { done: true })
      const family = await browserOf({ caseId: asked.requestId })
      const { rows } = await house.owner.query<{ id: string }>('select id from requests.offer where choice_id = $1', [
        choiceId,
      ])
      const shown = await family.get(`/aanvraag/aanbod/${rows[0]?.id}`)
      assert.match(shown.text, /Is er een tuin\? .* Ja, een grote\./)
      assert.deepEqual(await lettersTo(house, asked.email), ['requests.offer', 'requests.tell'])
    })

    test('declining gives the places back; an answer taken back too', async () => {
      for (const step of ['decline', 'mend'] as const) {
        const { asked, choiceId } = await one()
        const free = await freeOn(house, groupId, '2027-03-02')
        assert.deepEqual(await byOrganiser(choiceId, 'offer', { offer: offer() }), { done: true })
        assert.equal(await freeOn(house, groupId, '2027-03-02'), free - 1)
        const more = { version: 2, words: 'Toch niet.' }
        const outcome = step === 'decline' ? byFamily(asked, step, more) : byOrganiser(choiceId, step, more)
        assert.deepEqual(await outcome, { done: true })
        assert.equal(await freeOn(house, groupId, '2027-03-02'), free)
      }
    })

    test('an offer lapses after its last day, once, and both are told once', async () => {
      const { asked, choiceId } = await one('lapse@example.org')
      const free = await freeOn(house, groupId, '2027-03-02')
      await byOrganiser(choiceId, 'offer', { offer: offer({ untilOn: null, answerBy: day('2026-11-24') }) })
      const lapse = () => house.owner.query(`select graphile_worker.add_job('requests_lapse_offers')`)
      house.clock.moveTo('2026-11-24T22:59:00Z')
      await lapse()
      await house.runJobs()
      assert.equal((await stateOf(choiceId))?.state, 'offered', 'its last day is not over')
      house.clock.moveTo('2026-11-24T23:01:00Z')
      for (let time = 0; time < 2; time++) {
        await lapse()
        await house.runJobs()
      }
      house.clock.moveTo('2026-11-23T09:00:00Z')
      assert.equal((await stateOf(choiceId))?.state, 'lapsed')
      assert.equal(await freeOn(house, groupId, '2027-03-02'), free)
      assert.deepEqual(await lettersTo(house, asked.email), ['requests.offer', 'requests.lapse'])
      assert.deepEqual(house.jobFailures, [])
    })

    test('an answer sent twice at once is one answer, and another one is told that it came second', async () => {
      const { asked, choiceId } = await one('twice@example.org')
      const same = { offer: offer() }
      const outcomes = await Promise.all([1, 2, 3].map(() => byOrganiser(choiceId, 'offer', same)))
      assert.deepEqual(outcomes, [{ done: true }, { done: true }, { done: true }])
      assert.deepEqual(await byOrganiser(choiceId, 'refuse', { reason: 'full' }), { changed: true })
      assert.deepEqual(await lettersTo(house, asked.email), ['requests.offer'])
      await byFamily(asked, 'decline', { version: 2 })
    })

    test('the last place offered to two families at once is offered to one', async () => {
      const locationId = await addSibling(house, town.near, 'laatste plaats')
      await claim(house, locationId, town.near.organiser, 'laatste@example.org')
      const last = await addPlan(house, locationId, 1)
      for (let time = 0; time < 5; time++) {
        const families = await Promise.all([1, 2, 3].map(() => ask(house, town.near, [locationId])))
        const outcomes = await Promise.all(
          families.map(({ choiceIds }) =>
            byOrganiser(choiceIds[0] ?? '', 'offer', { offer: offer({ ageGroupId: last }) }),
          ),
        )
        assert.equal(outcomes.filter((outcome) => 'done' in outcome).length, 1)
        assert.equal(outcomes.filter((outcome) => 'full' in outcome).length, 2)
        const winner = families[outcomes.findIndex((outcome) => 'done' in outcome)]
        assert.ok(winner)
        await byFamily(winner, 'decline', { version: 2 })
      }
    })
  })

  describe('letters to a location', () => {
    test('each step of somebody else is one letter, with a link that answers without password', async () => {
      const locationId = await addSibling(house, town.near, 'met post')
      await claim(house, locationId, town.near.organiser, 'post@example.org')
      const asked = await ask(house, town.near, [locationId])
      const choiceId = asked.choiceIds[0] ?? ''
      const { emit } = await import('../../../platform/jobs.ts')
      const receive = () =>
        house.platform.db.work((tx) =>
          emit(tx, 'requests.received', { subject: asked.requestId, deskId: town.near.deskId }),
        )
      await receive()
      await receive()
      assert.deepEqual(await lettersTo(house, 'post@example.org'), ['requests.location.new'], 'told once')
      const { rows } = await house.owner.query<{ body_text: string }>(
        `select body_text from platform.letter where to_address = 'post@example.org'`,
      )
      assert.match(rows[0]?.body_text ?? '', /dinsdag en donderdag, hele dag, vanaf maandag 1 maart 2027/)
      const link = /\/opvang\/link\/[\w-]+/.exec(rows[0]?.body_text ?? '')?.[0] ?? ''
      const keeper = new PlainBrowser(app.web)
      const opened = await keeper.postAndFollow(link)
      assert.match(opened.text, /Uw antwoord aan het gezin/)
      const { sent } = await answer(keeper, choiceId, 'question', { words: 'Mag het ook op woensdag?' })
      assert.match(sent.text, /Het gezin is aan zet/)
      assert.deepEqual(await byFamily(asked, 'reply', { version: 2, words: 'Ja, dat mag.' }), { done: true })
      assert.deepEqual(await byFamily(asked, 'withdraw', { version: 3 }), { done: true })
      assert.deepEqual(await lettersTo(house, 'post@example.org'), [
        'requests.location.new',
        'requests.location.reply',
        'requests.location.withdraw',
      ])
      assert.deepEqual(house.jobFailures, [])
      assert.deepEqual(await lettersTo(house, asked.email), ['requests.question', 'requests.withdraw'])
    })

    test('what the desk answers in its name is written down so, and told to it', async () => {
      const locationId = await addSibling(house, town.near, 'via loket')
      await claim(house, locationId, town.near.organiser, 'loket@example.org')
      const asked = await ask(house, town.near, [locationId])
      const desk = personOf(town.near.worker, town.near.deskId, 'desk_worker')
      const refused = wanted(asked.choiceIds[0] ?? '', 'refuse', { reason: 'full' })
      assert.deepEqual(await takeStep(house.platform, desk, { number: asked.number }, refused), { done: true })
      const { rows } = await house.owner.query('select actor, on_behalf from requests.event where choice_id = $1', [
        asked.choiceIds[0],
      ])
      assert.deepEqual(rows, [{ actor: 'desk', on_behalf: 'organiser' }])
      assert.deepEqual(await lettersTo(house, 'loket@example.org'), ['requests.location.refuse'])
      const dossier = await new PlainBrowser(app.web, town.near.worker.cookie).get(`/werk/aanvragen/${asked.number}`)
      assert.match(dossier.text, /Workernear, in naam van de opvang/)
    })

    test('a location that is claimed takes over what waits at the desk', async () => {
      const locationId = await addSibling(house, town.near, 'later geclaimd')
      const asked = await ask(house, town.near, [locationId])
      const choiceId = asked.choiceIds[0] ?? ''
      assert.equal((await stateOf(choiceId))?.acts, 'desk')
      await claim(house, locationId, town.near.organiser, 'later@example.org')
      const { emit } = await import('../../../platform/jobs.ts')
      await house.platform.db.work((tx) => emit(tx, 'locations.claimed', { subject: locationId, organisationId }))
      assert.deepEqual(await lettersTo(house, 'later@example.org'), ['requests.location.new'])
      assert.equal((await stateOf(choiceId))?.acts, 'organiser')
    })
  })

  describe('an organiser sees its own choice and nothing more', () => {
    let asked: AskedRequest
    let siblingId: string
    before(async () => {
      siblingId = await addSibling(house, town.near, 'zus')
      asked = await ask(house, town.near, [siblingId, town.near.locationId, town.far.locationId])
      await claim(house, siblingId, town.near.organiser, 'zus@example.org')
      await house.owner.query(
        `insert into requests.event (id, request_id, kind, actor, words, audience) values (gen_random_uuid(), $1, 'note', 'desk', 'Geheime notitie', 'desk')`,
        [asked.requestId],
      )
    })

    const seenBy = (actor: Actor) =>
      house.platform.db.read(actor, async (db) => ({
        choices: await db
          .selectFrom('requests.choice')
          .select('id')
          .where('request_id', '=', asked.requestId)
          .orderBy('rank')
          .execute(),
        events: await db
          .selectFrom('requests.event')
          .select('kind')
          .where('request_id', '=', asked.requestId)
          .execute(),
        found: await findCase(db, asked.requestId),
      }))

    test('a worker limited to one location sees one choice, no sibling, no note', async () => {
      const scoped = personOf(town.near.organiser, organisationId, 'location_worker', town.near.locationId)
      for (const actor of [scoped, keeperOf(town.near.locationId)]) {
        const { choices, events, found } = await seenBy(actor)
        assert.deepEqual(choices, [{ id: asked.choiceIds[1] }])
        assert.deepEqual(events, [{ kind: 'received' }])
        assert.equal(found?.choices.length, 1)
      }
    })

    test('who is not asked sees no request at all', async () => {
      const other = await addSibling(house, town.near, 'niet gevraagd')
      const strangers: Actor[] = [
        keeperOf(other),
        personOf(town.near.organiser, organisationId, 'location_worker', other),
        personOf(town.far.organiser, '00000000-0000-7000-8000-000000000009', 'organiser_manager'),
        personOf(town.far.worker, town.far.deskId, 'desk_worker'),
      ]
      for (const actor of strangers) {
        const { choices, events, found } = await seenBy(actor)
        assert.deepEqual([choices, events, found], [[], [], undefined])
      }
    })

    test('no page tells a stranger whether a question exists', async () => {
      const other = await addSibling(house, town.near, 'andere')
      await claim(house, other, town.far.organiser, 'andere@example.org')
      const strangers = [
        await browserOf({ locationId: other }),
        new PlainBrowser(app.web, town.far.organiser.cookie),
        new PlainBrowser(app.web, town.far.worker.cookie),
        new PlainBrowser(app.web, town.near.worker.cookie),
      ]
      const strip = (shown: PlainPage, id: string) => shown.html.replaceAll(id, '…')
      const [mine, none] = [asked.choiceIds[1] ?? '', '00000000-0000-7000-8000-000000000001']
      for (const stranger of strangers) {
        for (const path of ['', '/antwoord', '/stap']) {
          const visit = (id: string) =>
            path === ''
              ? stranger.get(page(id))
              : stranger.post(`${page(id)}${path}`, {
                  antwoord: 'refuse',
                  reden: 'full',
                  stap: 'tell',
                  naar: 'verstuur',
                })
          const [theirs, nothing] = [await visit(mine), await visit(none)]
          assert.equal(theirs.status, nothing.status, path)
          assert.ok(theirs.status === 404 || theirs.status === 403)
          assert.equal(strip(theirs, mine), strip(nothing, none))
        }
      }
    })

    test('two locations that answer one request at the same time do not hear of each other', async () => {
      const [first = '', second = ''] = asked.choiceIds
      const outcomes = await Promise.all([
        byOrganiser(first, 'refuse', { reason: 'full' }),
        byOrganiser(second, 'refuse', { reason: 'days' }),
      ])
      assert.deepEqual(outcomes, [{ done: true }, { done: true }])
      const { rows } = await house.owner.query('select state from requests.request where id = $1', [asked.requestId])
      assert.deepEqual(rows, [{ state: 'open' }], 'the third still has it')
      const desk = personOf(town.near.worker, town.near.deskId, 'desk_worker')
      const last = wanted(asked.choiceIds[2] ?? '', 'refuse', { reason: 'age' })
      await takeStep(house.platform, desk, { number: asked.number }, last)
      const closed = await house.owner.query('select state from requests.request where id = $1', [asked.requestId])
      assert.deepEqual(closed.rows, [{ state: 'closed' }])
    })
  })
})
