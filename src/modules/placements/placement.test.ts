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
} from './placement.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const facts: PlacementFacts = { words: '', today: day('2027-03-01'), startOn: day('2027-03-01'), lastOn: null }
const why = { ...facts, words: 'De dagen klopten niet.' }

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
  ['a slip is mended with a reason', 'started', 'correct', 'organiser', why, { ok: 'started' }],
  ['not without one', 'started', 'correct', 'desk', facts, { refusal: 'words_missing' }],
  ['the wrong family never had it', 'planned', 'annul', 'desk', why, { ok: 'annulled' }],
  ['a family corrects nothing itself', 'started', 'correct', 'family', why, { refusal: 'not_by_you' }],
  ['what is over stays over', 'ended', 'correct', 'desk', why, { refusal: 'not_in_this_state' }],
]
for (const [name, state, step, by, given, expected] of table) {
  test(name, () => assert.deepEqual(decidePlacement(state, step, by, given), expected))
}
