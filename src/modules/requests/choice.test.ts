import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  array,
  assert as check,
  boolean,
  constant,
  constantFrom,
  nat,
  oneof,
  property,
  record,
  string,
} from 'fast-check'
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
  eventOf,
  onBehalf,
  refusalReasons,
  turnIn,
} from './choice.ts'

const nothing: ChoiceFacts = { words: '', reason: null }
const words: ChoiceFacts = { words: 'Bel ons even.', reason: null }
const full: ChoiceFacts = { words: '', reason: 'full' }
const offer: ChoiceFacts = { ...nothing, offers: true }
const slots: ChoiceFacts = { ...nothing, slots: 2 }
const slot: ChoiceFacts = { ...nothing, slotKnown: true }
const inTime: ChoiceFacts = { ...nothing, inTime: true }
const states = Object.keys(turnIn) as ChoiceState[] // the keys of a constant object
const steps = Object.keys(eventOf) as ChoiceStep[] // as above

test('no state is out of reach', () => assert.deepEqual(unreachable(choice), []))

const allowed: readonly [ChoiceState, ChoiceStep, ChoiceActor, ChoiceFacts, ChoiceState, string][] = [
  ['asked', 'offer', 'organiser', offer, 'offered', 'family'],
  ['asked', 'offer', 'desk', offer, 'offered', 'family'],
  ['asked', 'refuse', 'desk', full, 'refused', 'nobody'],
  ['asked', 'question', 'organiser', words, 'question', 'family'],
  ['asked', 'invite', 'organiser', slots, 'visit', 'family'],
  ['asked', 'withdraw', 'family', nothing, 'withdrawn', 'nobody'],
  ['asked', 'elsewhere', 'system', nothing, 'elsewhere', 'nobody'],
  ['visit', 'pick', 'family', slot, 'visiting', 'organiser'],
  ['visit', 'no_slot', 'family', nothing, 'asked', 'organiser'],
  ['visiting', 'offer', 'organiser', offer, 'offered', 'family'],
  ['question', 'reply', 'family', words, 'asked', 'organiser'],
  ['question', 'reply', 'desk', words, 'asked', 'organiser'],
  ['question', 'mend', 'desk', words, 'asked', 'organiser'],
  ['offered', 'accept', 'family', inTime, 'accepted', 'nobody'],
  ['offered', 'decline', 'family', nothing, 'declined', 'nobody'],
  ['offered', 'lapse', 'system', nothing, 'lapsed', 'nobody'],
  ['offered', 'ask', 'family', words, 'offered', 'family'],
  ['offered', 'tell', 'organiser', words, 'offered', 'family'],
  ['offered', 'mend', 'organiser', words, 'asked', 'organiser'],
  ['refused', 'mend', 'desk', words, 'asked', 'organiser'],
  ['lapsed', 'mend', 'organiser', words, 'asked', 'organiser'],
  ['withdrawn', 'mend', 'desk', words, 'asked', 'organiser'],
  ['accepted', 'annul', 'desk', words, 'asked', 'organiser'],
  ['elsewhere', 'reopen', 'system', nothing, 'asked', 'organiser'],
]
for (const [state, step, by, facts, to, acts] of allowed) {
  test(`from ${state} the ${by} can ${step}; then it is ${to} and ${acts} acts`, () => {
    assert.deepEqual(decide(state, step, by, facts), { ok: to })
    assert.equal(actsIn(to, true), acts)
  })
}

test('where nobody runs the location here, the desk acts in the place of the organiser', () => {
  for (const state of states) assert.equal(actsIn(state, false), turnIn[state] === 'organiser' ? 'desk' : turnIn[state])
})

const refused: readonly [ChoiceState, ChoiceStep, ChoiceActor, ChoiceFacts, string][] = [
  ['asked', 'offer', 'desk', words, 'offer_missing'],
  ['asked', 'invite', 'organiser', words, 'slots_missing'],
  ['asked', 'question', 'desk', { words: '  \n', reason: null }, 'words_missing'],
  ['asked', 'refuse', 'desk', words, 'reason_missing'],
  ['asked', 'refuse', 'desk', { words: '', reason: 'other' }, 'words_missing'],
  ['question', 'reply', 'family', nothing, 'words_missing'],
  ['visit', 'pick', 'family', nothing, 'slot_missing'],
  ['offered', 'accept', 'family', nothing, 'too_late'],
  ['offered', 'mend', 'desk', nothing, 'words_missing'],
  ['declined', 'mend', 'organiser', { ...words, placed: true }, 'child_placed'],
  ['offered', 'accept', 'family', { ...inTime, placed: true }, 'child_placed'],
  ['asked', 'offer', 'family', offer, 'not_by_you'],
  ['offered', 'accept', 'organiser', inTime, 'not_by_you'],
  ['offered', 'lapse', 'family', nothing, 'not_by_you'],
  ['withdrawn', 'mend', 'organiser', words, 'not_by_you'],
  ['asked', 'reply', 'family', words, 'not_in_this_state'],
  ['question', 'offer', 'desk', offer, 'not_in_this_state'],
  ['offered', 'refuse', 'desk', full, 'not_in_this_state'],
  ['lapsed', 'accept', 'family', inTime, 'not_in_this_state'],
  ['accepted', 'mend', 'desk', words, 'not_in_this_state'],
]
for (const [state, step, by, facts, refusal] of refused) {
  test(`from ${state} the ${by} cannot ${step} like this: ${refusal}`, () => {
    assert.deepEqual(decide(state, step, by, facts), { refusal })
  })
}

test('a random walk never leaves the table, and always says who acts next', () => {
  const wish = record({
    step: constantFrom(...steps),
    by: constantFrom<ChoiceActor>('desk', 'organiser', 'family', 'system'),
    words: oneof(constant(''), string()),
    reason: constantFrom(null, ...refusalReasons),
    offers: boolean(),
    slots: nat(5),
    slotKnown: boolean(),
    inTime: boolean(),
    placed: boolean(),
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
        if (step === 'reply' || step === 'question' || step === 'mend') assert.notEqual(facts.words.trim(), '')
        if (step === 'refuse') assert.notEqual(facts.reason, null)
        if (step === 'offer') assert.equal(facts.offers, true)
        if (step === 'accept') assert.equal(facts.inTime, true)
        state = decided.ok
      }
    }),
    { numRuns: 20 },
  )
})

test('whoever acts next can always take a step', () => {
  for (const state of states) {
    for (const claimed of [true, false]) {
      const who = actsIn(state, claimed)
      if (who === 'nobody') continue
      assert.ok(
        movesFrom(choice, state).some(({ move }) => move.by.includes(who)),
        state,
      )
    }
  }
})

test('what a desk does for somebody else is written down as such', () => {
  assert.equal(onBehalf('accept', 'desk', true), 'family')
  assert.equal(onBehalf('offer', 'desk', true), 'organiser')
  assert.equal(onBehalf('offer', 'desk', false), null)
  assert.equal(onBehalf('offer', 'organiser', true), null)
  assert.equal(onBehalf('accept', 'family', true), null)
})
