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
} from '../../../tests/support/asked.ts'
import { type House, makeHouse } from '../../../tests/support/house.ts'
import { PlainBrowser, type PlainPage } from '../../../tests/support/plain-browser.ts'
import { buildTown, type Town } from '../../../tests/support/town.ts'
import type { App } from '../../app.tsx'
import type { Actor } from '../../lib/actor.ts'
import { takeStep } from '../requests/choice-actions.ts'
import { acceptOffer, acceptTogether } from './acceptance-actions.ts'
import { takePlacementStep, type WantedPlacementStep } from './placement-actions.ts'

let house: House
let app: App
let town: Town
let organisationId: string
let places = 0

interface Place {
  readonly locationId: string
  readonly groupId: string
  readonly mail: string
}

const day = (text: string) => Temporal.PlainDate.from(text)
const start = day('2027-03-01')
const desk = () => personOf(town.near.worker, town.near.deskId, 'desk_worker')
const organiser = () => personOf(town.near.organiser, organisationId, 'organiser_manager')

/** A location of the organiser with so many places on each half-day. */
async function place(count: number): Promise<Place> {
  places += 1
  const mail = `plaats-${places}@example.org`
  const locationId = await addSibling(house, town.near, `Opvang ${places}`)
  organisationId = await claim(house, locationId, town.near.organiser, mail)
  return { locationId, groupId: await addPlan(house, locationId, count), mail }
}

/** Offers a place at one of the asked locations. @returns the offer and the version at which the family sees it */
async function offer(
  { choiceIds }: AskedRequest,
  index: number,
  groupId: string | null,
  answerBy = '2026-12-07',
  untilOn: Temporal.PlainDate | null = null,
  startOn = start,
) {
  const choiceId = choiceIds[index] ?? ''
  const halfDays = ['tue-am', 'tue-pm'] as const
  const terms = { ageGroupId: groupId, halfDays, startOn, untilOn, answerBy: day(answerBy) }
  const wanted = { step: 'offer', choiceId, version: 1, words: '', reason: null, offer: terms } as const
  assert.deepEqual(await takeStep(house.platform, organiser(), { organiser: true }, wanted), { done: true })
  const { rows } = await house.owner.query<{ id: string }>(
    `select id from requests.offer where choice_id = $1 and state = 'open'`,
    [choiceId],
  )
  return { offerId: rows[0]?.id ?? '', version: 2 }
}

const accept = (asked: AskedRequest, given: { offerId: string; version: number }) =>
  acceptOffer(house.platform, asked.family, { family: true }, given)

const statesOf = async ({ requestId }: AskedRequest) => {
  const { rows } = await house.owner.query<{ state: string }>(
    'select state from requests.choice where request_id = $1 order by rank',
    [requestId],
  )
  return rows.map(({ state }) => state)
}
const placesOf = async ({ requestId }: AskedRequest) => {
  const { rows } = await house.owner.query<{ id: string; state: string; version: number; last_on: string | null }>(
    'select id, state, version, last_on::text from placements.placement where request_id = $1 order by accepted_at',
    [requestId],
  )
  return rows
}
const timer = async (task: string) => {
  await house.owner.query('select graphile_worker.add_job($1)', [task])
  await house.runJobs()
}

/** Finn and Noor, who want to be together, at these locations. */
async function twins(at: readonly Place[]): Promise<[AskedRequest, AskedRequest]> {
  const locationIds = at.map(({ locationId }) => locationId)
  const finn = await ask(house, town.near, locationIds, { child: 'Finn', together: true })
  const { requestId: familyId, email } = finn
  return [finn, await ask(house, town.near, locationIds, { child: 'Noor', together: true, familyId, email })]
}

/** A child with a place. */
async function placed(at: Place, child = 'Noor') {
  const asked = await ask(house, town.near, [at.locationId], { child })
  const outcome = await accept(asked, await offer(asked, 0, at.groupId))
  assert.ok('placementId' in outcome)
  return { asked, id: outcome.placementId }
}

describe('places', () => {
  before(async () => {
    house = await makeHouse()
    house.clock.moveTo('2026-11-23T09:00:00Z')
    town = await buildTown(house)
    app = await house.app()
  })
  after(() => house.close())

  describe('taking an offer', () => {
    test('makes the place, ends the other choices with a letter to each, and gives their places back', async () => {
      const [mine, other, third] = [await place(1), await place(1), await place(1)]
      const asked = await ask(house, town.near, [mine.locationId, other.locationId, third.locationId])
      const here = await offer(asked, 0, mine.groupId)
      await offer(asked, 1, other.groupId)
      assert.equal(await freeOn(house, other.groupId, '2027-03-02'), 0)
      const browser = new PlainBrowser(app.web, await cookieFor(house, { caseId: asked.requestId }))
      const compared = await browser.get('/aanvraag/aanbod')
      assert.match(compared.text, /Opvang 1 .* Opvang 2/)
      const page = await browser.get(`/aanvraag/aanbod/${here.offerId}`)
      const to = `/aanvraag/aanbod/${here.offerId}/aannemen`
      const taken = await browser.postAndFollow(to, page.fields(to))
      assert.match(taken.text, /De plaats is van u\. .* Noor bij Opvang 1 Komt nog/)
      assert.deepEqual(await statesOf(asked), ['accepted', 'elsewhere', 'elsewhere'])
      assert.equal(await freeOn(house, mine.groupId, '2027-03-02'), 0)
      assert.equal(await freeOn(house, other.groupId, '2027-03-02'), 1)
      const { rows } = await house.owner.query(
        'select kind, subject_id from locations.occupation where age_group_id = $1',
        [mine.groupId],
      )
      assert.deepEqual(rows, [{ kind: 'placement', subject_id: (await placesOf(asked))[0]?.id }])
      assert.deepEqual(await lettersTo(house, asked.email), ['requests.offer', 'requests.offer', 'requests.accept'])
      assert.deepEqual(await lettersTo(house, mine.mail), ['requests.location.accept'])
      assert.deepEqual(await lettersTo(house, other.mail), ['requests.location.elsewhere'])
      assert.deepEqual(await lettersTo(house, third.mail), ['requests.location.elsewhere'])
      const request = await house.owner.query('select state from requests.request where id = $1', [asked.requestId])
      assert.deepEqual(request.rows, [{ state: 'closed' }])
      assert.deepEqual(house.jobFailures, [])
    })

    test('ten clicks at once are one place', async () => {
      const mine = await place(1)
      const asked = await ask(house, town.near, [mine.locationId])
      const here = await offer(asked, 0, mine.groupId)
      const outcomes = await Promise.all(Array.from({ length: 10 }, () => accept(asked, here)))
      const ids = new Set(outcomes.map((outcome) => ('placementId' in outcome ? outcome.placementId : 'none')))
      assert.equal(ids.size, 1)
      assert.equal((await placesOf(asked)).length, 1)
      assert.deepEqual(await lettersTo(house, asked.email), ['requests.offer', 'requests.accept'])
    })

    test('two offers taken at once: the child has one of them, the other one goes back', async () => {
      for (let time = 0; time < 5; time++) {
        const [a, b] = [await place(1), await place(1)]
        const asked = await ask(house, town.near, [a.locationId, b.locationId])
        const [here, there] = [await offer(asked, 0, a.groupId), await offer(asked, 1, b.groupId)]
        const outcomes = await Promise.all([accept(asked, here), accept(asked, there)])
        assert.equal(outcomes.filter((outcome) => 'placementId' in outcome).length, 1)
        assert.deepEqual((await statesOf(asked)).toSorted(), ['accepted', 'elsewhere'])
        const free = [await freeOn(house, a.groupId, '2027-03-02'), await freeOn(house, b.groupId, '2027-03-02')]
        assert.deepEqual(free.toSorted(), [0, 1])
      }
    })

    test('families that take places crosswise do not lock each other out', async () => {
      const [a, b] = [await place(20), await place(20)]
      const couples = await Promise.all(
        Array.from({ length: 10 }, (_, index) =>
          ask(house, town.near, index % 2 === 0 ? [a.locationId, b.locationId] : [b.locationId, a.locationId]),
        ),
      )
      const offers: { offerId: string; version: number }[] = []
      for (const [index, asked] of couples.entries()) {
        const [first, second] = index % 2 === 0 ? [a, b] : [b, a]
        offers.push(await offer(asked, 0, first.groupId))
        await offer(asked, 1, second.groupId)
      }
      const outcomes = await Promise.all(
        couples.map((asked, index) => accept(asked, offers[index] ?? { offerId: '', version: 0 })),
      )
      assert.ok(outcomes.every((outcome) => 'placementId' in outcome))
      assert.equal(await freeOn(house, a.groupId, '2027-03-02'), 15)
      assert.equal(await freeOn(house, b.groupId, '2027-03-02'), 15)
    })

    test('an offer that lapses while it is taken is either taken or lapsed', async () => {
      for (let time = 0; time < 5; time++) {
        const mine = await place(1)
        const asked = await ask(house, town.near, [mine.locationId])
        const here = await offer(asked, 0, mine.groupId, '2026-11-23')
        const taking = accept(asked, here)
        house.clock.moveTo('2026-11-24T09:00:00Z')
        const [outcome] = await Promise.all([taking, timer('requests_lapse_offers')])
        house.clock.moveTo('2026-11-23T09:00:00Z')
        const [state] = await statesOf(asked)
        assert.equal(state, 'placementId' in outcome ? 'accepted' : 'lapsed')
        assert.equal(await freeOn(house, mine.groupId, '2027-03-02'), state === 'accepted' ? 0 : 1)
      }
    })

    test('after its last day, or taken back, an offer cannot be taken', async () => {
      const mine = await place(2)
      const late = await ask(house, town.near, [mine.locationId])
      const here = await offer(late, 0, mine.groupId, '2026-11-23')
      house.clock.moveTo('2026-11-23T23:01:00Z')
      assert.deepEqual(await accept(late, here), { refusal: 'too_late' })
      house.clock.moveTo('2026-11-23T09:00:00Z')
      const gone = await ask(house, town.near, [mine.locationId])
      const there = await offer(gone, 0, mine.groupId)
      const mend = {
        step: 'mend',
        choiceId: gone.choiceIds[0] ?? '',
        version: 2,
        words: 'Vergist.',
        reason: null,
      } as const
      await takeStep(house.platform, organiser(), { organiser: true }, mend)
      assert.deepEqual(await accept(gone, there), { changed: true })
      assert.deepEqual(await placesOf(gone), [])
    })

    test('a child with a place keeps it: a location that changes its mind hears that it is too late', async () => {
      const [mine, other] = [await place(1), await place(1)]
      const asked = await ask(house, town.near, [mine.locationId, other.locationId])
      const no = { step: 'refuse', choiceId: asked.choiceIds[1] ?? '', version: 1, words: '', reason: 'full' } as const
      assert.deepEqual(await takeStep(house.platform, organiser(), { organiser: true }, no), { done: true })
      assert.ok('placementId' in (await accept(asked, await offer(asked, 0, mine.groupId))))
      const mend = { ...no, step: 'mend', version: 2, words: 'Er is toch plaats.', reason: null } as const
      const late = await takeStep(house.platform, keeperOf(other.locationId), { organiser: true }, mend)
      assert.deepEqual(late, { refusal: 'child_placed' })
      assert.deepEqual(await statesOf(asked), ['accepted', 'refused'])
    })

    test('each of twins is placed apart', async () => {
      const mine = await place(2)
      const ilyas = await ask(house, town.near, [mine.locationId], { child: 'Ilyas' })
      const amira = await ask(house, town.near, [mine.locationId], {
        child: 'Amira',
        familyId: ilyas.requestId,
        email: ilyas.email,
      })
      const offers = [await offer(ilyas, 0, mine.groupId), await offer(amira, 0, mine.groupId)] as const
      const browser = new PlainBrowser(app.web, await cookieFor(house, { caseId: ilyas.requestId }))
      assert.match((await browser.get('/aanvraag/aanbod')).text, /Voor Ilyas .* Voor Amira/)
      const outcomes = await Promise.all([accept(ilyas, offers[0]), accept(amira, offers[1])])
      assert.ok(outcomes.every((outcome) => 'placementId' in outcome))
      assert.match((await browser.get('/aanvraag/plaats')).text, /Uw plaatsen .*Amira bij .*Ilyas bij/)
      assert.equal(await freeOn(house, mine.groupId, '2027-03-02'), 0)
    })

    test('children who want to be together are placed in one go, their other choices end', async () => {
      const [mine, other] = [await place(2), await place(1)]
      const [finn, noor] = await twins([mine, other])
      await offer(finn, 1, other.groupId)
      await offer(finn, 0, mine.groupId)
      const family = new PlainBrowser(app.web, await cookieFor(house, { caseId: finn.requestId }))
      const alone = await family.get('/aanvraag/aanbod')
      assert.doesNotMatch(alone.text, /Samen bij/)
      const noorOffer = await offer(noor, 0, mine.groupId)
      const one = await family.get(`/aanvraag/aanbod/${noorOffer.offerId}`)
      assert.match(
        one.text,
        /Neem beide plaatsen aan .* Kies alleen voor Noor .* U kiest nu alleen voor Noor\. Voor Finn/,
      )
      const page = await family.get('/aanvraag/aanbod')
      assert.match(page.text, /Samen bij Opvang \d+ Finn .* Noor .* in één keer een plaats aan voor Finn en Noor/)
      const to = '/aanvraag/aanbod/samen'
      const taken = await family.postAndFollow(to, page.fields(to))
      assert.match(taken.text, /De plaatsen zijn van u\. .*Finn bij .*Noor bij/)
      assert.deepEqual(
        [await statesOf(finn), await statesOf(noor)],
        [
          ['accepted', 'elsewhere'],
          ['accepted', 'elsewhere'],
        ],
      )
      assert.deepEqual(
        [await freeOn(house, mine.groupId, '2027-03-02'), await freeOn(house, other.groupId, '2027-03-02')],
        [0, 1],
      )
      assert.match((await family.postAndFollow(to, page.fields(to))).text, /De plaatsen zijn van u/)
      assert.equal((await placesOf(finn)).length + (await placesOf(noor)).length, 2)
    })

    test('where the place of one child has gone, the other child is not placed either', async () => {
      const mine = await place(2)
      const [finn, noor] = await twins([mine])
      const both = [await offer(finn, 0, mine.groupId), await offer(noor, 0, mine.groupId)]
      const family = new PlainBrowser(app.web, await cookieFor(house, { caseId: finn.requestId }))
      const to = '/aanvraag/aanbod/samen'
      const seen = (await family.get('/aanvraag/aanbod')).fields(to)
      const back = {
        step: 'mend',
        choiceId: noor.choiceIds[0] ?? '',
        version: 2,
        words: 'Vergist.',
        reason: null,
      } as const
      await takeStep(house.platform, organiser(), { organiser: true }, back)
      const gone = await family.postAndFollow(to, seen)
      assert.match(gone.text, /Wij namen daarom geen enkele plaats aan/)
      assert.deepEqual([await statesOf(finn), await statesOf(noor)], [['offered'], ['asked']])
      assert.deepEqual(await placesOf(finn), [])
      const stranger = await ask(house, town.near, [mine.locationId])
      const mixed = [...both.slice(0, 1), await offer(stranger, 0, mine.groupId)]
      await assert.rejects(acceptTogether(house.platform, desk(), { number: finn.number }, mixed), /not found/)
    })

    test('the desk takes both places in the name of the family, and is told when it takes one alone', async () => {
      const mine = await place(2)
      const [finn, noor] = await twins([mine])
      await offer(finn, 0, mine.groupId)
      await offer(noor, 0, mine.groupId)
      const browser = new PlainBrowser(app.web, town.near.worker.cookie)
      const dossier = await browser.get(`/werk/aanvragen/${noor.number}`)
      assert.match(dossier.text, /U legt dit alleen vast voor Noor; voor Finn loopt de aanvraag door/)
      const to = `/werk/aanvragen/${noor.number}/samen-aannemen`
      const taken = await browser.postAndFollow(to, dossier.fields(to))
      assert.match(taken.text, /De kinderen hebben samen hun plaats/)
      assert.deepEqual([await statesOf(finn), await statesOf(noor)], [['accepted'], ['accepted']])
    })

    test('the desk takes a place in the name of a family, also at a location of another desk', async () => {
      await house.owner.query(`update locations.location set organisation_id = null where id = $1`, [
        town.far.locationId,
      ])
      const [mine] = [await place(1)]
      const asked = await ask(house, town.near, [mine.locationId])
      const here = await offer(asked, 0, mine.groupId)
      await house.owner.query('delete from locations.desk_area where organisation_id = $1', [town.near.deskId])
      const browser = new PlainBrowser(app.web, town.near.worker.cookie)
      const dossier = await browser.get(`/werk/aanvragen/${asked.number}`)
      const to = `/werk/aanvragen/${asked.number}/aannemen`
      const taken = await browser.postAndFollow(to, dossier.fields(to))
      assert.match(taken.text, /Plaats aangenomen .* Workernear, in naam van het gezin/)
      assert.equal((await placesOf(asked)).length, 1)
      await house.owner.query(
        `insert into locations.desk_area (land, municipality_code, organisation_id) values ('vl', '9901', $1)`,
        [town.near.deskId],
      )
      assert.ok(here)
    })
  })

  describe('a place after that', () => {
    const step = async (actor: Actor, id: string, wanted: Omit<WantedPlacementStep, 'version'>) => {
      const { rows } = await house.owner.query<{ version: number }>(
        'select version from placements.placement where id = $1',
        [id],
      )
      return takePlacementStep(house.platform, actor, id, { ...wanted, version: rows[0]?.version ?? 0 })
    }

    test('starts on its day, ends after its last, and the places are free from the right day', async () => {
      const mine = await place(1)
      const { asked, id } = await placed(mine)
      house.clock.moveTo('2027-02-28T22:59:00Z')
      await timer('placements_move')
      assert.equal((await placesOf(asked))[0]?.state, 'planned')
      house.clock.moveTo('2027-02-28T23:01:00Z')
      await timer('placements_move')
      assert.equal((await placesOf(asked))[0]?.state, 'started')
      const family = new PlainBrowser(app.web, await cookieFor(house, { caseId: asked.requestId }))
      const to = `/aanvraag/plaats/${id}/opzeggen`
      const page = await family.get('/aanvraag/plaats')
      const wrong = await family.post(to, { ...page.fields(to), last_day: '1', last_month: '1', last_year: '2027' })
      assert.equal(wrong.status, 422)
      assert.match(wrong.text, /De laatste dag kan niet voorbij zijn/)
      const noticed = await family.postAndFollow(to, {
        ...page.fields(to),
        last_day: '30',
        last_month: '6',
        last_year: '2027',
        notice_words: 'Wij verhuizen.',
      })
      assert.match(noticed.text, /U zei de plaats op/)
      assert.equal(await freeOn(house, mine.groupId, '2027-06-29'), 0)
      assert.equal(await freeOn(house, mine.groupId, '2027-07-01', 'tue-am'), 1)
      house.clock.moveTo('2027-06-30T22:01:00Z')
      await timer('placements_move')
      assert.equal((await placesOf(asked))[0]?.state, 'ended')
      house.clock.moveTo('2026-11-23T09:00:00Z')
      assert.deepEqual(await lettersTo(house, asked.email), ['requests.offer', 'requests.accept', 'placements.notice'])
      assert.deepEqual(await lettersTo(house, mine.mail), ['requests.location.accept', 'placements.location.notice'])
      assert.deepEqual(house.jobFailures, [])
    })

    test('a place for a while is told everywhere, counts until its last day, and is over by itself', async () => {
      const mine = await place(1)
      const asked = await ask(house, town.near, [mine.locationId])
      const here = await offer(asked, 0, mine.groupId, '2026-12-07', day('2027-08-31'))
      const family = new PlainBrowser(app.web, await cookieFor(house, { caseId: asked.requestId }))
      assert.match(
        (await family.get('/aanvraag/aanbod')).text,
        /Tijdelijke plaats .* Tot en met dinsdag 31 augustus 2027/,
      )
      assert.ok('placementId' in (await accept(asked, here)))
      const [taken] = await placesOf(asked)
      const sheet = await family.get(`/aanvraag/plaats/${taken?.id}/overeenkomst`)
      assert.match(sheet.text, /Vermoedelijke einddatum dinsdag 31 augustus 2027/)
      await house.runJobs()
      const { rows: letters } = await house.owner.query<{ text: string }>(
        `select body_text as text from platform.letter where to_address = $1 order by created_at`,
        [asked.email],
      )
      for (const { text } of letters) assert.match(text, /De laatste dag is dinsdag 31 augustus 2027/)
      assert.deepEqual(
        [await freeOn(house, mine.groupId, '2027-08-31'), await freeOn(house, mine.groupId, '2027-09-07')],
        [0, 1],
      )
      const longer = { step: 'notice', words: '', lastOn: day('2027-09-30') } as const
      assert.deepEqual(await step(asked.family, taken?.id ?? '', longer), { refusal: 'last_day_too_late' })
      house.clock.moveTo('2027-09-01T09:00:00Z')
      await timer('placements_move')
      await timer('placements_move')
      assert.equal((await placesOf(asked))[0]?.state, 'ended')
      house.clock.moveTo('2026-11-23T09:00:00Z')
    })

    test('a notice is taken back by who gave it, as long as nobody else has the place', async () => {
      const mine = await place(1)
      const { asked, id } = await placed(mine)
      await house.runJobs()
      const notice = { step: 'notice', words: '', lastOn: day('2027-06-30') } as const
      const back = { step: 'take_back', words: 'Wij blijven toch.' } as const
      assert.deepEqual(await step(asked.family, id, notice), { done: true })
      assert.deepEqual(await step(organiser(), id, back), { refusal: 'not_your_notice' })
      const family = new PlainBrowser(app.web, await cookieFor(house, { caseId: asked.requestId }))
      const to = `/aanvraag/plaats/${id}/opzegging-intrekken`
      const page = await family.get('/aanvraag/plaats')
      const unsaid = await family.post(to, page.fields(to))
      assert.match(unsaid.text, /Schrijf waarom u de opzegging intrekt/)
      const kept = await family.postAndFollow(to, { ...page.fields(to), take_back_words: 'Wij blijven toch.' })
      assert.match(kept.text, /Uw kind houdt de plaats/)
      assert.deepEqual(await placesOf(asked).then((rows) => rows.map(({ state, last_on }) => [state, last_on])), [
        ['planned', null],
      ])
      assert.equal(await freeOn(house, mine.groupId, '2027-07-06'), 0)
      assert.deepEqual((await lettersTo(house, mine.mail)).slice(-2), [
        'placements.location.notice',
        'placements.location.take_back',
      ])
      assert.deepEqual((await lettersTo(house, asked.email)).slice(-2), ['placements.notice', 'placements.take_back'])
      assert.deepEqual(await step(asked.family, id, notice), { done: true })
      const next = await ask(house, town.near, [mine.locationId], { child: 'Tuur' })
      await offer(next, 0, mine.groupId, '2026-12-07', null, day('2027-07-01'))
      const late = await step(desk(), id, back)
      assert.deepEqual(late, { full: { refusal: 'full', halfDays: ['tue-am', 'tue-pm'], on: day('2027-07-01') } })
      const told = await family.post(to, {
        ...(await family.get('/aanvraag/plaats')).fields(to),
        take_back_words: 'Toch.',
      })
      assert.equal(told.status, 422)
      assert.match(told.text, /de plaats vanaf donderdag 1 juli 2027 niet meer vrij: ze is aan een ander kind gegeven/)
      assert.equal((await placesOf(asked))[0]?.state, 'leaving')
      assert.deepEqual(house.jobFailures, [])
    })

    test('wrong days are mended with a reason, where there is room', async () => {
      const mine = await place(1)
      const { asked, id } = await placed(mine)
      const wednesday = { halfDays: ['wed-am'] as const, startOn: day('2027-04-01') }
      assert.deepEqual(await step(organiser(), id, { step: 'correct', words: '', ...wednesday }), {
        refusal: 'words_missing',
      })
      const corrected = { step: 'correct', words: 'Het was woensdag.', ...wednesday } as const
      assert.deepEqual(await step(organiser(), id, corrected), { done: true })
      assert.equal(await freeOn(house, mine.groupId, '2027-03-02'), 1)
      assert.equal(await freeOn(house, mine.groupId, '2027-04-07', 'wed-am'), 0)
      const second = await placed(mine, 'Tuur')
      const full = await step(organiser(), second.id, corrected)
      assert.ok('full' in full)
      assert.deepEqual(await lettersTo(house, asked.email), ['requests.offer', 'requests.accept', 'placements.correct'])
      const { rows } = await house.owner.query<{ details: object }>(
        `select details from placements.event where placement_id = $1 and kind = 'corrected'`,
        [id],
      )
      assert.deepEqual(rows[0]?.details, {
        from: { startOn: '2027-03-01', untilOn: null, lastOn: null, halfDays: ['tue-am', 'tue-pm'] },
        to: { startOn: '2027-04-01', untilOn: null, lastOn: null, halfDays: ['wed-am'] },
      })
    })

    test('the wrong family: the place is gone, everything the child asked goes on, and all are told once', async () => {
      const [mine, other] = [await place(1), await place(1)]
      const asked = await ask(house, town.near, [mine.locationId, other.locationId])
      const taken = await accept(asked, await offer(asked, 0, mine.groupId))
      assert.ok('placementId' in taken)
      assert.deepEqual(await step(organiser(), taken.placementId, { step: 'annul', words: 'Verkeerd gezin.' }), {
        done: true,
      })
      await house.runJobs()
      assert.deepEqual(await statesOf(asked), ['asked', 'asked'])
      assert.equal(await freeOn(house, mine.groupId, '2027-03-02'), 1)
      assert.deepEqual(await lettersTo(house, asked.email), ['requests.offer', 'requests.accept', 'requests.annul'])
      assert.deepEqual(await lettersTo(house, other.mail), ['requests.location.elsewhere', 'requests.location.reopen'])
      const again = { offer: await offerAgain(asked, mine.groupId) }
      assert.ok('placementId' in (await accept(asked, again.offer)))
      assert.deepEqual(house.jobFailures, [])
    })

    async function offerAgain(asked: AskedRequest, groupId: string) {
      const choiceId = asked.choiceIds[0] ?? ''
      const version = async () =>
        (await house.owner.query<{ version: number }>('select version from requests.choice where id = $1', [choiceId]))
          .rows[0]?.version ?? 0
      const terms = {
        ageGroupId: groupId,
        halfDays: ['tue-am'] as const,
        startOn: start,
        untilOn: null,
        answerBy: day('2026-12-07'),
      }
      const wanted = {
        step: 'offer',
        choiceId,
        version: await version(),
        words: '',
        reason: null,
        offer: terms,
      } as const
      await takeStep(house.platform, organiser(), { organiser: true }, wanted)
      const { rows } = await house.owner.query<{ id: string }>(
        `select id from requests.offer where choice_id = $1 and state = 'open'`,
        [choiceId],
      )
      return { offerId: rows[0]?.id ?? '', version: await version() }
    }

    test('the agreement sheet has the rubrics, blanks with a name, and prints as an accessible PDF', async () => {
      const { asked, id } = await placed(await place(1))
      const family = new PlainBrowser(app.web, await cookieFor(house, { caseId: asked.requestId }))
      const sheet = await family.get(`/aanvraag/plaats/${id}/overeenkomst`)
      assert.match(sheet.text, /1\. Wie sluit de overeenkomst\? .* Ondernemingsnummer nog in te vullen/)
      assert.match(sheet.text, /Dagen en dagdelen dinsdag, hele dag/)
      assert.match(sheet.text, /domiciliëring nooit verplichten/)
      const pdf = await app.web.inject({
        url: `/aanvraag/plaats/${id}/overeenkomst.pdf`,
        headers: { cookie: family.cookie },
      })
      assert.equal(pdf.statusCode, 200)
      assert.match(pdf.body.slice(0, 8), /^%PDF-/)
      assert.match(pdf.body, /pdfuaid/)
      const french = await family.get(`/aanvraag/plaats/${id}/overeenkomst?taal=fr`)
      assert.match(french.text, /Numéro d’entreprise à compléter/)
    })

    test('who has nothing to do with a place learns nothing of it', async () => {
      const { id } = await placed(await place(1))
      const other = await place(1)
      const none = '00000000-0000-7000-8000-000000000001'
      const strangers = [
        new PlainBrowser(app.web, await cookieFor(house, { locationId: other.locationId })),
        new PlainBrowser(app.web, town.far.worker.cookie),
        new PlainBrowser(app.web, town.far.organiser.cookie),
        new PlainBrowser(app.web, town.near.family),
      ]
      const strip = (shown: PlainPage, named: string) => shown.html.replaceAll(named, '…')
      for (const stranger of strangers) {
        for (const base of ['/werk/plaatsen', '/aanvraag/plaats']) {
          for (const path of ['', '/overeenkomst', '/overeenkomst.pdf']) {
            if (base === '/aanvraag/plaats' && path === '') continue
            const [theirs, nothing] = [
              await stranger.get(`${base}/${id}${path}`),
              await stranger.get(`${base}/${none}${path}`),
            ]
            assert.equal(theirs.status, nothing.status)
            assert.notEqual(theirs.status, 200)
            assert.equal(strip(theirs, id), strip(nothing, none))
          }
          for (const path of ['/opzeggen', '/opzegging-intrekken', '/herstellen', '/vernietigen']) {
            if (base === '/aanvraag/plaats' && !path.startsWith('/opzeg')) continue
            const theirs = await stranger.post(`${base}/${id}${path}`)
            const nothing = await stranger.post(`${base}/${none}${path}`)
            assert.equal(theirs.status, nothing.status)
            assert.equal(strip(theirs, id), strip(nothing, none))
          }
        }
      }
      for (const actor of [keeperOf(other.locationId), personOf(town.far.worker, town.far.deskId, 'desk_worker')]) {
        const rows = await house.platform.db.read(actor, (db) =>
          db.selectFrom('placements.placement').select('id').where('id', '=', id).execute(),
        )
        assert.deepEqual(rows, [])
      }
    })

    test('location and desk see the place, each with its own way back', async () => {
      const mine = await place(1)
      const { asked, id } = await placed(mine)
      const keeper = new PlainBrowser(app.web, await cookieFor(house, { locationId: mine.locationId }))
      assert.match((await keeper.get('/werk/plaatsen')).text, /Noor .* Komt nog/)
      assert.match((await keeper.get(`/werk/plaatsen/${id}`)).text, /maakt met het gezin een overeenkomst/)
      const worker = new PlainBrowser(app.web, town.near.worker.cookie)
      const moved = await worker.get(`/werk/aanvragen/${asked.number}/plaats`)
      assert.equal(moved.location, `/werk/plaatsen/${id}`)
      assert.match((await worker.get(`/werk/plaatsen/${id}`)).html, new RegExp(`/werk/aanvragen/${asked.number}`))
      assert.deepEqual(
        await step(desk(), id, { step: 'notice', words: '', lastOn: day('2027-05-31'), noticeBy: 'organiser' }),
        {
          done: true,
        },
      )
      assert.match((await worker.get(`/werk/plaatsen/${id}`)).text, /Workernear, in naam van de opvang/)
    })
  })
})
