import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { localDay } from '../../../lib/days.ts'
import { type House, makeHouse } from '../../../../tests/support/house.ts'
import { type Browser, loggedIn, makeMember, makeOrganisation } from '../../../../tests/support/people.ts'
import { insertReaction } from '../../../../tests/support/reactions.ts'
import { escalationRefusal, type EscalationRefusal, escalationState, type NewEscalation } from './escalation.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const on = (text: string) => (text === '' ? null : day(text))

describe('what was taken to somebody independent', () => {
  const states: readonly [string, string, string][] = [
    ['', '', 'pending'],
    ['2026-11-22', '', 'pending'],
    ['2026-11-21', '', 'late'],
    ['2026-11-21', '2026-11-22', 'ruled'],
  ]
  for (const [due, outcome, state] of states) {
    test(`answer by ${due || 'no day'}, outcome on ${outcome || 'no day'}: ${state}`, () => {
      assert.equal(escalationState({ dueOn: on(due), outcomeOn: on(outcome) }, day('2026-11-22')), state)
    })
  }

  const refusals: readonly [string, string, string, string, EscalationRefusal | undefined][] = [
    ['2026-11-22', '', '', '', undefined],
    ['2026-11-01', '2026-12-01', 'Gegrond', '2026-11-20', undefined],
    ['2026-11-23', '', '', '', 'in_the_future'],
    ['2026-11-22', '2026-11-21', '', '', 'due_before_start'],
    ['2026-11-01', '', 'Gegrond', '', 'outcome_words'],
    ['2026-11-01', '', '', '2026-11-02', 'outcome_words'],
    ['2026-11-01', '', 'Gegrond', '2026-11-23', 'outcome_in_the_future'],
    ['2026-11-01', '', 'Gegrond', '2026-10-31', 'outcome_before_start'],
  ]
  for (const [since, due, outcome, outcomeOn, refusal] of refusals) {
    test(`since ${since}, ${outcome || 'no outcome'} on ${outcomeOn || 'no day'}: ${refusal ?? 'accepted'}`, () => {
      const wanted: NewEscalation = {
        body: 'klachtenloket',
        byWhom: 'reporter',
        reference: '',
        outcome,
        sinceOn: day(since),
        dueOn: on(due),
        outcomeOn: on(outcomeOn),
      }
      assert.equal(escalationRefusal(wanted, day('2026-11-22')), refusal)
    })
  }
})

let house: House
let coordinator: Browser
let worker: Browser
let stranger: Browser
let reaction: { id: string; number: string }

const boxes = (name: string, { day: d, month, year }: Temporal.PlainDate) => ({
  [`${name}_day`]: String(d),
  [`${name}_month`]: String(month),
  [`${name}_year`]: String(year),
})
const today = () => localDay(house.clock.now(), 'Europe/Amsterdam')
const page = () => `/werk/reacties/${reaction.number}/elders`
const wanted = () => ({
  body: 'geschillencommissie',
  by_whom: 'reporter',
  reference: '124062',
  ...boxes('since', today()),
})
const noted = async () =>
  (await house.owner.query('select id, body, outcome, outcome_on from feedback.escalation order by noted_at')).rows

describe('the page with what was taken outside', () => {
  before(async () => {
    house = await makeHouse()
    const app = await house.app()
    const own = await makeOrganisation(house, { slug: 'dijkhuis', name: 'Het Dijkhuis', kind: 'organiser' })
    const other = await makeOrganisation(house, { slug: 'elders', name: 'Elders', kind: 'organiser' })
    const at = async (organisationId: string, role: string, email: string) =>
      loggedIn(house, app, (await makeMember(house, { name: email, email, organisationId, role })).id)
    coordinator = await at(own.id, 'complaint_coordinator', 'wim@dijkhuis.example')
    worker = await at(own.id, 'location_worker', 'ella@dijkhuis.example')
    stranger = await at(other.id, 'organiser_manager', 'fred@elders.example')
    reaction = await insertReaction(house, { holderId: own.id, at: house.clock.now() })
  })
  after(() => house.close())

  test('is not there for who neither coordinates nor handles', async () => {
    for (const who of [worker, stranger]) {
      assert.equal((await who.get(page())).statusCode, 404)
      assert.equal((await who.post(page(), wanted())).statusCode, 404)
    }
    assert.deepEqual(await noted(), [])
  })

  test('says what is wrong and keeps what was typed', async () => {
    const wrong: readonly [Record<string, string>, RegExp][] = [
      [{ ...wanted(), body: 'opgroeipunt-2' }, /Kies een instantie uit de lijst/],
      [{ ...wanted(), body: 'opgroeipunt' }, /Kies een instantie uit de lijst/],
      [{ ...wanted(), by_whom: '' }, /Kies wie ernaartoe ging/],
      [{ ...wanted(), since_day: '32' }, /Vul een dag in die bestaat/],
      [{ ...wanted(), ...boxes('since', today().add({ days: 1 })) }, /Kies een dag tot en met vandaag/],
      [{ ...wanted(), outcome: 'Gegrond' }, /en op welke dag/],
    ]
    for (const [typed, words] of wrong) {
      const answer = await coordinator.post(page(), typed)
      assert.equal(answer.statusCode, 422)
      assert.match(answer.body, words)
      assert.match(answer.body, /124062/)
    }
    assert.deepEqual(await noted(), [])
  })

  test('keeps one however often it is sent, and the reaction goes on', async () => {
    const answers = await Promise.all([coordinator.post(page(), wanted()), coordinator.post(page(), wanted())])
    assert.deepEqual(
      answers.map(({ statusCode }) => statusCode),
      [303, 303],
    )
    assert.equal((await noted()).length, 1)
    assert.match((await coordinator.get(page())).body, /De Geschillencommissie Kinderopvang/)
    const { rows } = await house.owner.query('select state, acts, closed_at from feedback.reaction')
    assert.deepEqual(rows, [{ state: 'received', acts: 'coordinator', closed_at: null }])
    const events = await house.owner.query('select kind, audience from feedback.event')
    assert.deepEqual(events.rows, [{ kind: 'escalated', audience: 'reporter' }])
  })

  test('takes the outcome later, and the reaction still goes on', async () => {
    const [one] = await noted()
    const ruling = `${page()}/${one?.id}`
    assert.equal((await stranger.get(ruling)).statusCode, 404)
    assert.equal((await coordinator.get(ruling)).statusCode, 200)
    assert.equal((await coordinator.post(ruling, { outcome: 'Ten dele gegrond' })).statusCode, 422)
    const typed = { outcome: 'Ten dele gegrond', ...boxes('outcome_on', today()) }
    assert.equal((await coordinator.post(ruling, typed)).statusCode, 303)
    assert.match((await coordinator.get(page())).body, /uitkomst bekend/)
    const { rows } = await house.owner.query('select state from feedback.reaction')
    assert.deepEqual(rows, [{ state: 'received' }])
  })
})
