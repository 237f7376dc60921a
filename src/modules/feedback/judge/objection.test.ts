import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type House, makeHouse } from '../../../../tests/support/house.ts'
import { addWorker, buildSpeaking, type Speaking, type Worker } from '../../../../tests/support/speaking.ts'
import { usualTold } from '../../../../tests/support/told.ts'
import type { Actor, Person } from '../../../lib/actor.ts'
import { localDay } from '../../../lib/days.ts'
import { noteHearing } from '../hear/hear-actions.ts'
import { takeStep } from '../reaction-actions.ts'
import { findReaction, type Reaction } from '../reaction-queries.ts'
import type { ReactionStep } from '../reaction-states.ts'
import { draftOf, type StepWish } from '../step-facts.ts'
import { receiveReaction } from '../speak/speak-actions.ts'
import { subjectByKey } from '../speak/subject-queries.ts'
import { keepDraft } from './draft-actions.ts'

const element = { head: 'safety', words: 'Een kind was zonder toezicht.' } as const

describe('an objection inside the house', () => {
  let house: House
  let place: Speaking
  let fresh: Worker

  before(async () => {
    house = await makeHouse()
    house.clock.moveTo('2026-11-23T09:00:00Z')
    place = await buildSpeaking(house)
    fresh = await addWorker(house, { organisationId: place.organiserId, name: 'Femke', role: 'location_worker' })
    await house.owner.query(
      `insert into feedback.procedure_setting (organisation_id, name, from_on, value, set_by) values ($1, 'objection_months', '2026-01-01', '2', $2)`,
      [place.organiserId, place.coordinator.personId],
    )
  })
  after(() => house.close())

  const today = () => localDay(house.clock.now(), 'Europe/Amsterdam')
  const person = ({ personId, name }: Worker, role: string): Person => ({
    kind: 'person',
    sessionId: '',
    personId,
    name,
    memberships: [
      {
        organisationId: place.organiserId,
        organisationName: '',
        organisationKind: 'organiser',
        role,
        locationId: null,
      },
    ],
  })
  const coordinator = () => person(place.coordinator, 'complaint_coordinator')
  const reader = () => person(place.reader, 'organiser_manager')
  const reporter = (id: string): Actor => ({ kind: 'reporter', sessionId: '', reactionId: id })
  const seen = async (id: string): Promise<Reaction> => {
    const found = await house.platform.db.work((tx) => findReaction(tx, { id }))
    assert.ok(found)
    return found
  }
  const step = async (id: string, actor: Actor, name: ReactionStep, more: Partial<StepWish> = {}) => {
    const { version } = await seen(id)
    return takeStep(house.platform, actor, id, { step: name, version, words: 'Daarom.', ...more })
  }
  const took = async (...given: Parameters<typeof step>) => {
    const outcome = await step(...given)
    assert.ok('done' in outcome, JSON.stringify(outcome))
  }
  const assign = (id: string, { personId, name }: Worker) =>
    step(id, coordinator(), 'assign', { handler: { id: personId, name }, elements: [element], subjects: [] })

  async function judge(id: string, handler: Worker, outcome: 'founded' | 'unfounded'): Promise<void> {
    const actor = person(handler, 'location_worker')
    for (const party of ['reporter', 'location'] as const)
      await noteHearing(house.platform, actor, id, { party, how: 'talk', heldOn: today(), words: 'Gesproken.' })
    const now = await seen(id)
    const revision = draftOf(now)?.revision ?? 0
    const elements = now.elements.map((one) => ({ id: one.id, outcome, reasons: 'Omdat.' }))
    await keepDraft(house.platform, actor, id, { revision, words: 'Inleiding.', noMeasures: 'Niet nodig.', elements })
    await took(id, actor, 'submit')
  }

  async function judged(): Promise<string> {
    const subject = await subjectByKey(house.platform.db.published, `opvang=${place.locationKey}`)
    assert.ok(subject?.holder)
    const { id } = await receiveReaction(house.platform, {
      key: crypto.randomUUID(),
      channel: 'web',
      subject: { ...subject, holder: subject.holder },
      told: { ...usualTold, contactEmail: 'ouder@example.org' },
    })
    assert.ok('done' in (await assign(id, place.handler)))
    await judge(id, place.handler, 'unfounded')
    await took(id, reader(), 'approve')
    return id
  }

  const letters = async (id: string) =>
    (
      await house.owner.query<{ kind: string }>(
        'select kind from platform.letter where subject_id = $1 order by created_at, id',
        [id],
      )
    ).rows.map(({ kind }) => kind)

  test('is judged by somebody who did not judge before, while the first judgement stands', async () => {
    const id = await judged()
    const first = await house.owner.query<{ content: { objectUntil: string } }>('select content from feedback.judgement where reaction_id = $1', [id]) // prettier-ignore
    assert.equal(first.rows[0]?.content.objectUntil, '2027-01-23')
    await took(id, reporter(id), 'object', { words: 'U hoorde mijn man niet.' })
    const objected = await seen(id)
    assert.equal(objected.state, 'objecting')
    assert.equal(objected.handler, null)
    assert.equal(objected.dueTerm, 'progress')
    assert.ok(objected.terms.some(({ name, byLaw, metOn }) => name === 'objection' && !byLaw && metOn === null))

    assert.deepEqual(await assign(id, place.handler), { refusal: 'judged_before' })
    assert.deepEqual(await assign(id, place.reader), { refusal: 'judged_before' })
    assert.ok('done' in (await assign(id, fresh)))
    assert.deepEqual(await step(id, reporter(id), 'withdraw'), { refusal: 'under_objection' })
    await judge(id, fresh, 'founded')
    await took(id, coordinator(), 'approve')
    await house.runJobs()

    const ended = await seen(id)
    assert.equal(ended.state, 'closed')
    assert.deepEqual(ended.elements.map(({ outcome }) => outcome), ['founded']) // prettier-ignore
    assert.deepEqual(ended.judgements.map(({ version, printed }) => [version, printed]), [[1, true], [2, true]]) // prettier-ignore
    assert.ok(ended.terms.every(({ name, metOn }) => name !== 'objection' || metOn !== null))
    assert.ok((await letters(id)).includes('feedback.objecting'), String(await letters(id)))
    assert.deepEqual(await step(id, reporter(id), 'object'), { refusal: 'no_objection' }, 'an objection is made once')
  })

  test('taken back, leaves what was judged as it was sent', async () => {
    const id = await judged()
    await took(id, reporter(id), 'object')
    assert.ok('done' in (await assign(id, fresh)))
    const actor = person(fresh, 'location_worker')
    const { elements } = await seen(id)
    await keepDraft(house.platform, actor, id, {
      revision: 0,
      words: 'Toch anders.',
      noMeasures: '',
      elements: elements.map((one) => ({ id: one.id, outcome: 'founded', reasons: 'Anders.' })),
    })
    await took(id, reporter(id), 'drop_objection', { words: '' })
    await house.runJobs()
    const ended = await seen(id)
    assert.equal(ended.state, 'closed')
    assert.deepEqual(ended.elements.map(({ outcome, reasons }) => [outcome, reasons]), [['unfounded', 'Omdat.']]) // prettier-ignore
    assert.deepEqual(ended.judgements.map(({ version }) => version), [1]) // prettier-ignore
    assert.ok(ended.terms.every(({ metOn, dropped }) => metOn !== null || dropped))
  })

  test('is refused with words, and is too late after its months', async () => {
    const [id, late] = [await judged(), await judged()]
    await took(id, reporter(id), 'object')
    assert.deepEqual(await step(id, coordinator(), 'refuse_objection', { words: '' }), { refusal: 'words_missing' })
    await took(id, coordinator(), 'refuse_objection')
    assert.equal((await seen(id)).state, 'closed')
    house.clock.moveTo('2027-01-23T10:00:00Z')
    assert.deepEqual(await step(late, reporter(late), 'object', { words: '' }), { refusal: 'words_missing' })
    house.clock.moveTo('2027-01-24T10:00:00Z')
    assert.deepEqual(await step(late, reporter(late), 'object'), { refusal: 'no_objection' })
  })

  test('nobody else than who may handle it or who said it takes the parts back', async () => {
    const id = await judged()
    await assert.rejects(
      house.platform.db.change(person(place.local, 'location_worker'), (tx) =>
        tx.selectNoFrom((eb) => eb.fn('feedback.restore_judged', [eb.val(id)]).as('done')).execute(),
      ),
      /not permitted/,
    )
  })
})
