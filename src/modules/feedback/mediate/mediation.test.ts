import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { unreachable } from '../../../lib/states.ts'
import {
  decideMediation,
  lastSaid,
  mediation,
  type MediationActor,
  type MediationFacts,
  type MediationState,
  type MediationStep,
  type Side,
  type SideAnswer,
  waitsFor,
} from './mediation.ts'

const newest: MediationFacts = { words: 'Ja.', newest: true }
const written: MediationFacts = { words: 'Afgesproken is dit.', met: true }
const held: MediationFacts = { dayFits: true, paidFor: true }

describe('where a mediation can go', () => {
  test('no state is out of reach', () => assert.deepEqual(unreachable(mediation), []))

  const allowed: readonly [MediationState, MediationStep, MediationActor, MediationFacts, MediationState][] = [
    ['proposed', 'accept', 'parent', {}, 'asked'],
    ['proposed', 'decline', 'parent', {}, 'ended'],
    ['asked', 'accept', 'organiser', {}, 'talking'],
    ['asked', 'decline', 'organiser', {}, 'ended'],
    ['talking', 'meet', 'officer', held, 'talking'],
    ['talking', 'write', 'officer', written, 'reading'],
    ['reading', 'write', 'officer', written, 'reading'],
    ['reading', 'meet', 'officer', held, 'reading'],
    ['reading', 'agree', 'parent', newest, 'reading'],
    ['reading', 'change', 'organiser', newest, 'talking'],
    ['reading', 'conclude', 'system', { bothAgree: true }, 'agreed'],
    ['talking', 'leave', 'organiser', {}, 'ended'],
    ['reading', 'leave', 'parent', {}, 'ended'],
    ['asked', 'stop', 'officer', { reasonKnown: true, words: 'Geen antwoord.' }, 'ended'],
    ['talking', 'close', 'system', {}, 'ended'],
  ]
  for (const [state, step, by, facts, to] of allowed)
    test(`from ${state} the ${by} can ${step}; then it is ${to}`, () =>
      assert.deepEqual(decideMediation(state, step, by, facts), { ok: to }))

  const refused: readonly [MediationState, MediationStep, MediationActor, MediationFacts, string][] = [
    // Nobody hears of a question before who asked it wants that.
    ['proposed', 'accept', 'organiser', {}, 'not_in_this_state'],
    ['asked', 'accept', 'parent', {}, 'not_in_this_state'],
    ['asked', 'meet', 'officer', held, 'not_in_this_state'],
    ['talking', 'write', 'officer', { words: 'Dit.' }, 'session_missing'],
    ['talking', 'write', 'officer', { met: true, words: ' ' }, 'words_missing'],
    ['talking', 'meet', 'officer', { paidFor: true }, 'day_wrong'],
    ['talking', 'meet', 'officer', { dayFits: true }, 'beyond_free'],
    ['talking', 'agree', 'parent', newest, 'not_in_this_state'],
    ['reading', 'agree', 'parent', {}, 'version_old'],
    ['reading', 'agree', 'officer', newest, 'not_in_this_state'],
    ['reading', 'change', 'parent', { newest: true }, 'words_missing'],
    ['reading', 'conclude', 'system', {}, 'not_both'],
    ['reading', 'stop', 'officer', { words: 'Klaar.' }, 'reason_missing'],
    ['agreed', 'write', 'officer', written, 'not_in_this_state'],
    ['ended', 'accept', 'parent', {}, 'not_in_this_state'],
  ]
  for (const [state, step, by, facts, refusal] of refused)
    test(`from ${state} the ${by} cannot ${step}: ${refusal}`, () =>
      assert.deepEqual(decideMediation(state, step, by, facts), { refusal }))
})

describe('who acts in a mediation', () => {
  const said = (side: Side, answer: SideAnswer, version: number | null) => ({ side, answer, version })
  const stands = (state: MediationState, ...answers: ReturnType<typeof said>[]) => ({
    state,
    recordVersion: 2,
    answers,
  })

  const table: readonly [string, ReturnType<typeof stands>, readonly string[]][] = [
    ['the parent first', stands('proposed'), ['parent']],
    ['then the organiser', stands('asked', said('parent', 'accept', null)), ['organiser']],
    ['then who mediates', stands('talking'), ['officer']],
    ['both who still read', stands('reading'), ['parent', 'organiser']],
    ['the one who has not answered', stands('reading', said('parent', 'agree', 2)), ['organiser']],
    ['both again: a yes to an older version is no yes', stands('reading', said('parent', 'agree', 1)), ['parent', 'organiser']], // prettier-ignore
    ['nobody', stands('agreed'), []],
  ]
  for (const [who, mediates, waits] of table) test(who, () => assert.deepEqual(waitsFor(mediates), waits))

  test('what a side said last counts', () => {
    const answers = [said('parent', 'change', 2), said('organiser', 'agree', 2), said('parent', 'agree', 2)]
    assert.equal(lastSaid(answers, 'parent', 2), 'agree')
    assert.equal(lastSaid(answers, 'parent', 1), undefined)
  })
})
