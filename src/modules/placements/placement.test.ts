import assert from 'node:assert/strict'
import { test } from 'node:test'
import { unreachable } from '../../lib/states.ts'
import {
  decidePlacement,
  placement,
  type PlacementActor,
  type PlacementFacts,
  type PlacementState,
  type PlacementStep,
  takeBackOn,
} from './placement.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const facts: PlacementFacts = {
  words: '',
  today: day('2027-03-01'),
  startOn: day('2027-03-01'),
  lastOn: null,
  untilOn: null,
}
const why = { ...facts, words: 'De dagen klopten niet.' }
const forWhile = { ...facts, untilOn: day('2027-08-31') }
const noticed = { ...why, lastOn: day('2027-06-30'), ownNotice: true }

test('no state is out of reach', () => assert.deepEqual(unreachable(placement), []))

const table: readonly [string, PlacementState, PlacementStep, PlacementActor, PlacementFacts, object][] = [
  ['a place begins on its day', 'planned', 'start', 'system', facts, { ok: 'started' }],
  [
    'not on the day before',
    'planned',
    'start',
    'system',
    { ...facts, today: day('2027-02-28') },
    { refusal: 'not_yet' },
  ],
  ['a family gives notice', 'started', 'notice', 'family', { ...facts, lastOn: day('2027-06-30') }, { ok: 'leaving' }],
  [
    'before the start it may end on the day before',
    'planned',
    'notice',
    'family',
    { ...facts, today: day('2027-02-01'), lastOn: day('2027-02-28') },
    { ok: 'leaving' },
  ],
  ['without a last day there is no notice', 'started', 'notice', 'organiser', facts, { refusal: 'last_day_too_early' }],
  [
    'a last day in the past is none',
    'started',
    'notice',
    'desk',
    { ...facts, today: day('2027-05-01'), lastOn: day('2027-04-01') },
    { refusal: 'last_day_too_early' },
  ],
  [
    'it is over on the day after the last',
    'leaving',
    'end',
    'system',
    { ...facts, today: day('2027-07-01'), lastOn: day('2027-06-30') },
    { ok: 'ended' },
  ],
  [
    'the last day itself is still care',
    'leaving',
    'end',
    'system',
    { ...facts, today: day('2027-06-30'), lastOn: day('2027-06-30') },
    { refusal: 'not_yet' },
  ],
  [
    'a place for a while is over by itself',
    'started',
    'end',
    'system',
    { ...forWhile, today: day('2027-09-01') },
    { ok: 'ended' },
  ],
  [
    'its last day is still care',
    'started',
    'end',
    'system',
    { ...forWhile, today: day('2027-08-31') },
    { refusal: 'not_yet' },
  ],
  [
    'a place without end goes on',
    'started',
    'end',
    'system',
    { ...facts, today: day('2037-01-01') },
    { refusal: 'not_yet' },
  ],
  [
    'a notice makes a place for a while shorter',
    'started',
    'notice',
    'family',
    { ...forWhile, lastOn: day('2027-07-31') },
    { ok: 'leaving' },
  ],
  [
    'not longer',
    'started',
    'notice',
    'family',
    { ...forWhile, lastOn: day('2027-09-30') },
    { refusal: 'last_day_too_late' },
  ],
  ['who gave notice takes it back', 'leaving', 'take_back', 'family', noticed, { ok: 'started' }],
  [
    'before the start the place is planned again',
    'leaving',
    'take_back_early',
    'organiser',
    { ...noticed, today: day('2027-02-01') },
    { ok: 'planned' },
  ],
  [
    'a place that began does not become planned',
    'leaving',
    'take_back_early',
    'family',
    noticed,
    { refusal: 'begun_already' },
  ],
  [
    'a place that did not begin is not started',
    'leaving',
    'take_back',
    'family',
    { ...noticed, today: day('2027-02-01') },
    { refusal: 'not_yet' },
  ],
  [
    'a notice is taken back with a reason',
    'leaving',
    'take_back',
    'desk',
    { ...noticed, words: '' },
    { refusal: 'words_missing' },
  ],
  [
    'not the notice of another',
    'leaving',
    'take_back',
    'organiser',
    { ...noticed, ownNotice: false },
    { refusal: 'not_your_notice' },
  ],
  [
    'not after the last day',
    'leaving',
    'take_back',
    'family',
    { ...noticed, today: day('2027-07-01') },
    { refusal: 'already_over' },
  ],
  [
    'the last day of a correction comes after the start',
    'started',
    'correct',
    'desk',
    { ...why, untilOn: day('2027-02-01') },
    { refusal: 'last_day_too_early' },
  ],
  ['a slip is mended with a reason', 'started', 'correct', 'organiser', why, { ok: 'started' }],
  ['not without one', 'started', 'correct', 'desk', facts, { refusal: 'words_missing' }],
  ['the wrong family never had it', 'planned', 'annul', 'desk', why, { ok: 'annulled' }],
  ['a family corrects nothing itself', 'started', 'correct', 'family', why, { refusal: 'not_by_you' }],
  ['what is over stays over', 'ended', 'correct', 'desk', why, { refusal: 'not_in_this_state' }],
]
test('taking back leads to where the place would be by now', () => {
  assert.equal(takeBackOn({ startOn: day('2027-03-01'), today: day('2027-02-28') }), 'take_back_early')
  assert.equal(takeBackOn({ startOn: day('2027-03-01'), today: day('2027-03-01') }), 'take_back')
})

for (const [name, state, step, by, given, expected] of table) {
  test(name, () => assert.deepEqual(decidePlacement(state, step, by, given), expected))
}
