import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { array, assert as assertAlways, constantFrom, property, tuple } from 'fast-check'
import { movesFrom, unreachable } from '../../../lib/states.ts'
import {
  decideIncident,
  incident,
  type IncidentActor,
  type IncidentState,
  incidentStates,
  type IncidentStep,
  isOver,
  turnOf,
  watchSteps,
} from './incident.ts'
import { whomToTell } from './tell.ts'

const steps: readonly IncidentStep[] = [...watchSteps, 'submit', 'add', 'unreached']
const sides: readonly IncidentActor[] = ['organiser', 'authority']
const whole = { words: 'x', formComplete: true, passedOn: false, managerKnown: true, notReached: false }

describe('the way of a report', () => {
  const way: readonly [IncidentState, IncidentStep, IncidentActor, IncidentState][] = [
    ['announced', 'confirm', 'authority', 'form_due'],
    ['announced', 'submit', 'organiser', 'submitted'],
    ['form_due', 'submit', 'organiser', 'submitted'],
    ['submitted', 'ask', 'authority', 'incomplete'],
    ['incomplete', 'submit', 'organiser', 'submitted'],
    ['submitted', 'accept', 'authority', 'accepted'],
    ['accepted', 'follow', 'authority', 'in_follow_up'],
    ['in_follow_up', 'close', 'authority', 'closed'],
    ['announced', 'dismiss', 'authority', 'not_reportable'],
    ['not_reportable', 'reopen', 'authority', 'in_follow_up'],
    ['announced', 'pass_on', 'authority', 'announced'],
  ]
  for (const [from, step, by, to] of way)
    test(`${from}, ${step} by the ${by}: ${to}`, () =>
      assert.deepEqual(decideIncident(from, step, by, whole), { ok: to }))

  const refused: readonly [IncidentState, IncidentStep, IncidentActor, object, string][] = [
    ['form_due', 'submit', 'organiser', { ...whole, formComplete: false }, 'form_incomplete'],
    ['submitted', 'ask', 'authority', { ...whole, words: '  ' }, 'words_missing'],
    ['announced', 'dismiss', 'authority', { ...whole, words: '' }, 'words_missing'],
    ['announced', 'pass_on', 'authority', { ...whole, passedOn: true }, 'passed_on_before'],
    ['announced', 'pass_on', 'authority', { ...whole, managerKnown: false }, 'no_manager'],
    ['announced', 'unreached', 'organiser', { ...whole, notReached: true }, 'unreached_before'],
    ['submitted', 'accept', 'organiser', whole, 'not_in_this_state'],
    ['announced', 'submit', 'authority', whole, 'not_in_this_state'],
    ['announced', 'accept', 'authority', whole, 'not_in_this_state'],
    ['closed', 'add', 'organiser', whole, 'not_in_this_state'],
  ]
  for (const [from, step, by, facts, refusal] of refused)
    test(`${from}, ${step} by the ${by}: no, ${refusal}`, () =>
      assert.deepEqual(decideIncident(from, step, by, facts), { refusal }))

  test('every state is reached, and from every open one somebody goes on', () => {
    assert.deepEqual(unreachable(incident), [])
    for (const state of incidentStates.filter((one) => !isOver(one))) {
      const acting = movesFrom(incident, state).flatMap(({ move }) => move.by)
      assert.ok(acting.includes(turnOf(state)), state)
    }
  })

  test('a random walk takes no step that the table does not have', () => {
    const walk = array(tuple(constantFrom(...steps), constantFrom(...sides)), { maxLength: 25 })
    assertAlways(
      property(walk, (moves) => {
        let state: IncidentState = 'announced'
        for (const [step, by] of moves) {
          const known: readonly string[] = incident.states[state][step]?.by ?? []
          const decided = decideIncident(state, step, by, whole)
          assert.equal('ok' in decided, known.includes(by))
          if ('ok' in decided) state = decided.ok
        }
      }),
      { numRuns: 100 },
    )
  })
})

describe('who is told', () => {
  const own = { via: 'organiser', atPoint: false, passedOn: false } as const
  const told = (step: string, of: Parameters<typeof whomToTell>[1]) =>
    whomToTell(step, of).map(({ to, news }) => `${to}: ${news}`)

  test('the client manager first; the reporting point where he is not reached', () => {
    assert.deepEqual(told('announced', own), ['manager: new'])
    assert.deepEqual(told('announced', { ...own, atPoint: true }), ['point: new'])
    assert.deepEqual(told('submit', { ...own, atPoint: true, passedOn: true })[0], 'manager: submitted')
  })
  test('what somebody else wrote down waits for the organiser', () =>
    assert.deepEqual(told('announced', { ...own, via: 'desk' }), ['manager: new', 'organiser: waits']))
  test('every step of the authority but a note is told on both sides', () => {
    for (const step of watchSteps.filter((one) => one !== 'note')) {
      const readers = whomToTell(step, own).map(({ to }) => to)
      assert.ok(readers.includes('organiser') && readers.includes('desk'), step)
    }
    assert.deepEqual(told('note', own), [])
  })
})
