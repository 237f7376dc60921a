import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { assert as check, boolean, constantFrom, property, record, string } from 'fast-check'
import { movesFrom, unreachable } from '../../lib/states.ts'
import { capacities } from './feedback-permissions.ts'
import { isSettled, measure, type MeasureState } from './measure.ts'
import {
  canTake,
  decide,
  reaction,
  type ReactionActor,
  type ReactionFacts,
  type ReactionState,
  type ReactionStep,
  turnIn,
} from './reaction-states.ts'

const states = Object.keys(turnIn) as ReactionState[] // the keys of a constant object
const complaint: ReactionFacts = { kind: 'complaint', words: 'Ja.' }
const question: ReactionFacts = { kind: 'question', words: 'Ja.' }
const named: ReactionFacts = { ...complaint, handlerKnown: true, handlerIsSubject: false }
const whole: ReactionFacts = { ...complaint, judged: true, heard: true, measuresSaid: true, measuresWhole: true }

describe('where a reaction can go', () => {
  test('no state is out of reach', () => {
    assert.deepEqual(unreachable(reaction), [])
    assert.deepEqual(unreachable(measure), [])
  })

  const allowed: readonly [ReactionState, ReactionStep, ReactionActor, ReactionFacts, ReactionState][] = [
    ['talk', 'formalise', 'reporter', complaint, 'received'],
    ['talk', 'settle', 'coordinator', complaint, 'closed'],
    ['received', 'assign', 'coordinator', named, 'handling'],
    ['received', 'answer', 'coordinator', question, 'answered'],
    ['handling', 'ask', 'handler', complaint, 'waiting'],
    ['waiting', 'reply', 'reporter', complaint, 'handling'],
    ['waiting', 'unanswered', 'system', complaint, 'handling'],
    ['handling', 'submit', 'handler', whole, 'review'],
    ['review', 'approve', 'approver', { ...whole, approverIsHandler: false }, 'judged'],
    ['review', 'return', 'approver', complaint, 'handling'],
    ['judged', 'finish', 'system', { ...complaint, measuresDone: true }, 'closed'],
    ['closed', 'reopen_ask', 'reporter', { ...complaint, inTime: true }, 'reopening'],
    ['reopening', 'reopen', 'coordinator', complaint, 'received'],
    ['handling', 'refer', 'coordinator', { ...complaint, bodyKnown: true }, 'referred'],
    ['closed', 'object', 'reporter', { ...complaint, mayObject: true }, 'objecting'],
    ['objecting', 'assign', 'coordinator', { ...named, underObjection: true }, 'handling'],
    ['objecting', 'refuse_objection', 'coordinator', complaint, 'judged'],
    ['review', 'drop_objection', 'reporter', { ...complaint, underObjection: true }, 'judged'],
    ['dismissed', 'mend', 'coordinator', complaint, 'received'],
    ['received', 'withdraw', 'reporter', complaint, 'withdrawn'],
  ]
  for (const [state, step, by, facts, to] of allowed)
    test(`from ${state} the ${by} can ${step}; then it is ${to}`, () =>
      assert.deepEqual(decide(state, step, by, facts), { ok: to }))

  const refused: readonly [ReactionState, ReactionStep, ReactionActor, ReactionFacts, string][] = [
    ['received', 'assign', 'coordinator', { ...named, handlerIsSubject: true }, 'handler_is_subject'],
    ['received', 'assign', 'handler', named, 'not_by_you'],
    ['received', 'answer', 'coordinator', complaint, 'is_complaint'],
    ['handling', 'submit', 'handler', { ...whole, judged: false }, 'elements_unjudged'],
    ['handling', 'submit', 'handler', { ...whole, heard: false }, 'side_not_heard'],
    ['handling', 'submit', 'handler', { ...whole, measuresSaid: false }, 'measures_missing'],
    ['handling', 'submit', 'coordinator', whole, 'not_by_you'],
    ['review', 'approve', 'approver', { ...whole, approverIsHandler: true }, 'approver_is_handler'],
    ['review', 'approve', 'handler', { ...whole, approverIsHandler: false }, 'not_by_you'],
    ['judged', 'finish', 'system', { ...complaint, measuresDone: false }, 'measures_open'],
    ['closed', 'reopen_ask', 'reporter', { ...complaint, inTime: false }, 'too_long_ago'],
    ['handling', 'dismiss', 'coordinator', { kind: 'complaint', words: ' ' }, 'words_missing'],
    ['received', 'approve', 'approver', whole, 'not_in_this_state'],
    ['closed', 'object', 'reporter', { ...complaint, mayObject: false }, 'no_objection'],
    ['objecting', 'assign', 'coordinator', { ...named, handlerJudged: true }, 'judged_before'],
    ['review', 'approve', 'approver', { ...whole, approverIsHandler: false, approverJudged: true }, 'judged_before'],
    ['handling', 'drop_objection', 'reporter', complaint, 'no_objection'],
    ['handling', 'withdraw', 'reporter', { ...complaint, underObjection: true }, 'under_objection'],
  ]
  for (const [state, step, by, facts, refusal] of refused)
    test(`from ${state} the ${by} cannot ${step}: ${refusal}`, () =>
      assert.deepEqual(decide(state, step, by, facts), { refusal }))

  test('a judgement leaves only through the eyes of a second reader', () => {
    const before = states.filter((state) => state !== 'judged')
    const ways = before.flatMap((state) =>
      movesFrom(reaction, state)
        .filter(({ move: { to } }) => to === 'judged')
        .map(({ event, move: { by } }) => [event, by]),
    )
    // What was judged before stands again where the house does not look anew.
    assert.deepEqual(ways, [
      ['drop_objection', ['reporter', 'coordinator']],
      ['drop_objection', ['reporter', 'coordinator']],
      ['approve', ['approver']],
      ['drop_objection', ['reporter', 'coordinator']],
      ['keep_closed', ['coordinator']],
      ['refuse_objection', ['coordinator']],
      ['drop_objection', ['reporter', 'coordinator']],
    ])
  })

  test('whatever the facts, who may not take a step does not come through', () => {
    const facts = record({
      kind: constantFrom('complaint' as const, 'question' as const),
      words: string(),
      handlerKnown: boolean(),
      handlerIsSubject: boolean(),
      judged: boolean(),
      heard: boolean(),
      measuresSaid: boolean(),
      measuresWhole: boolean(),
      approverIsHandler: boolean(),
      measuresDone: boolean(),
      inTime: boolean(),
      bodyKnown: boolean(),
      mayObject: boolean(),
      underObjection: boolean(),
      handlerJudged: boolean(),
      approverJudged: boolean(),
    })
    const steps = [...new Set(states.flatMap((state) => movesFrom(reaction, state).map(({ event }) => event)))]
    const actors: ReactionActor[] = ['coordinator', 'handler', 'approver', 'reporter', 'system']
    check(
      property(
        constantFrom(...states),
        constantFrom(...steps),
        constantFrom(...actors),
        facts,
        (state, step, by, given) => {
          const decided = decide(state, step, by, given)
          if ('ok' in decided) assert.ok(canTake(state, step, by))
        },
      ),
      { numRuns: Number(process.env['RUNS'] ?? 500) },
    )
  })

  test('a measure is settled once it was looked at or given up', () => {
    const settled = (Object.keys(measure.states) as MeasureState[]).filter(isSettled)
    assert.deepEqual(settled, ['verified', 'cancelled'])
  })
})

describe('who acts in which capacity', () => {
  const found = {
    id: 'r',
    holder: { id: 'house' },
    handler: { id: 'hans' },
    standIn: null,
    approverId: null,
    strict: false,
    recipients: [],
  }
  const person = (personId: string, role: string, locationId: string | null = null) => ({
    kind: 'person' as const,
    sessionId: '',
    personId,
    name: personId,
    memberships: [{ organisationId: 'house', organisationName: '', organisationKind: 'organiser', role, locationId }],
  })
  const cases: readonly [string, Parameters<typeof capacities>[0], readonly ReactionActor[]][] = [
    ['a coordinator', person('cora', 'complaint_coordinator'), ['approver', 'coordinator']],
    ['the handler', person('hans', 'location_worker'), ['handler']],
    ['a colleague', person('piet', 'location_worker'), []],
    ['a coordinator of one location only', person('cora', 'complaint_coordinator', 'here'), []],
    ['the reporter', { kind: 'reporter', sessionId: '', reactionId: 'r' }, ['reporter']],
    ['another reporter', { kind: 'reporter', sessionId: '', reactionId: 'other' }, []],
    ['nobody', { kind: 'anonymous' }, []],
  ]
  for (const [who, actor, expected] of cases)
    test(`${who}: ${expected.join(', ') || 'none'}`, () => assert.deepEqual(capacities(actor, found), expected))

  test('once a second reader is named, nobody else reads along', () => {
    assert.deepEqual(capacities(person('cora', 'complaint_coordinator'), { ...found, approverId: 'rita' }), [
      'coordinator',
    ])
    assert.deepEqual(capacities(person('rita', 'location_worker'), { ...found, approverId: 'rita' }), ['approver'])
  })

  test('of a strict case who was named coordinates, and nobody else', () => {
    const strict = { ...found, strict: true, recipients: [{ id: 'piet' }, { id: 'hans' }] }
    const of = (id: string, role: 'complaint_coordinator' | 'location_worker') => capacities(person(id, role), strict)
    assert.deepEqual(of('cora', 'complaint_coordinator'), [])
    assert.deepEqual(of('piet', 'location_worker'), ['approver', 'coordinator'])
    assert.deepEqual(of('hans', 'location_worker'), ['handler', 'approver', 'coordinator'])
  })
})
