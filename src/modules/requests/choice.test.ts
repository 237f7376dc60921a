import assert from 'node:assert/strict'
import { test } from 'node:test'
import { array, assert as check, constant, constantFrom, oneof, property, record, string } from 'fast-check'
import { movesFrom, unreachable } from '../../lib/states.ts'
import {
  actsIn,
  choice,
  type ChoiceActor,
  type ChoiceFacts,
  type ChoiceState,
  type ChoiceStep,
  canTake,
  decide,
  refusalReasons,
} from './choice.ts'

const nothing: ChoiceFacts = { words: '', reason: null }
const words: ChoiceFacts = { words: 'Bel ons even.', reason: null }
const full: ChoiceFacts = { words: '', reason: 'full' }
const states = Object.keys(actsIn) as ChoiceState[] // the keys of a constant object

test('no state is out of reach', () => assert.deepEqual(unreachable(choice), []))

const allowed: readonly [ChoiceState, ChoiceStep, ChoiceActor, ChoiceFacts, ChoiceState, string][] = [
  ['asked', 'offer', 'desk', words, 'offered', 'nobody'],
  ['asked', 'refuse', 'desk', full, 'refused', 'nobody'],
  ['asked', 'question', 'desk', words, 'question', 'family'],
  ['asked', 'withdraw', 'family', nothing, 'withdrawn', 'nobody'],
  ['asked', 'withdraw', 'desk', nothing, 'withdrawn', 'nobody'],
  ['question', 'reply', 'family', words, 'asked', 'desk'],
  ['question', 'reply', 'desk', words, 'asked', 'desk'],
  ['question', 'withdraw', 'family', nothing, 'withdrawn', 'nobody'],
  ['question', 'mend', 'desk', words, 'asked', 'desk'],
  ['offered', 'mend', 'desk', words, 'asked', 'desk'],
  ['refused', 'mend', 'desk', words, 'asked', 'desk'],
]
for (const [state, step, by, facts, to, acts] of allowed) {
  test(`from ${state} the ${by} can ${step}; then it is ${to} and ${acts} acts`, () => {
    assert.deepEqual(decide(state, step, by, facts), { ok: to, acts })
  })
}

const refused: readonly [ChoiceState, ChoiceStep, ChoiceActor, ChoiceFacts, string][] = [
  ['asked', 'offer', 'desk', nothing, 'words_missing'],
  ['asked', 'offer', 'desk', { words: '  \n', reason: null }, 'words_missing'],
  ['asked', 'question', 'desk', nothing, 'words_missing'],
  ['asked', 'refuse', 'desk', words, 'reason_missing'],
  ['asked', 'refuse', 'desk', { words: '', reason: 'other' }, 'words_missing'],
  ['question', 'reply', 'family', nothing, 'words_missing'],
  ['offered', 'mend', 'desk', nothing, 'words_missing'],
  ['asked', 'offer', 'family', words, 'not_by_you'],
  ['offered', 'mend', 'family', words, 'not_by_you'],
  ['asked', 'reply', 'family', words, 'not_in_this_state'],
  ['question', 'offer', 'desk', words, 'not_in_this_state'],
  ['offered', 'refuse', 'desk', full, 'not_in_this_state'],
  ['withdrawn', 'mend', 'desk', words, 'not_in_this_state'],
]
for (const [state, step, by, facts, refusal] of refused) {
  test(`from ${state} the ${by} cannot ${step} like this: ${refusal}`, () => {
    assert.deepEqual(decide(state, step, by, facts), { refusal })
  })
}

test('a random walk never leaves the table, and always says who acts next', () => {
  const wish = record({
    step: constantFrom<ChoiceStep>('offer', 'refuse', 'question', 'reply', 'withdraw', 'mend'),
    by: constantFrom<ChoiceActor>('desk', 'family'),
    words: oneof(constant(''), string()),
    reason: constantFrom(null, ...refusalReasons),
  })
  const length = Number(process.env['STEPS'] ?? 200)
  check(
    property(array(wish, { minLength: length, maxLength: length, size: 'max' }), (wishes) => {
      let state: ChoiceState = 'asked'
      for (const { step, by, ...facts } of wishes) {
        const decided = decide(state, step, by, facts)
        assert.equal('ok' in decided && !canTake(state, step, by), false, 'a step that nobody offered was taken')
        if (!('ok' in decided)) continue
        const leads: string | undefined = choice.states[state][step]?.to
        assert.equal(decided.ok, leads)
        assert.equal(decided.acts, actsIn[decided.ok])
        if (step === 'reply' || step === 'question' || step === 'offer' || step === 'mend')
          assert.notEqual(facts.words.trim(), '')
        if (step === 'refuse') assert.notEqual(facts.reason, null)
        state = decided.ok
        // Once withdrawn the walk has ended: begin again, so that long walks see every state.
        if (state === 'withdrawn') state = 'asked'
      }
    }),
    { numRuns: 20 },
  )
})

test('whoever acts next can always take a step', () => {
  for (const state of states) {
    const who = actsIn[state]
    if (who === 'nobody') continue
    assert.ok(
      movesFrom(choice, state).some(({ move }) => move.by.includes(who)),
      state,
    )
  }
})
