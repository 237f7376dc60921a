import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { unreachable } from '../../../lib/states.ts'
import { claim, type ClaimFacts, type ClaimState, type ClaimStep, decideClaim } from './claim.ts'

const facts: ClaimFacts = { words: '', reason: null, way: 'manager', taken: false, larger: false }

const examples: readonly [ClaimState, ClaimStep, Partial<ClaimFacts>, string][] = [
  ['received', 'accept', {}, 'accepted'],
  ['received', 'accept', { taken: true }, 'taken'],
  ['received', 'accept', { larger: true }, 'larger_organiser'],
  ['received', 'accept', { larger: true, way: 'worker' }, 'accepted'],
  ['received', 'accept', { larger: true, way: 'mail' }, 'accepted'],
  ['received', 'refuse', {}, 'reason_missing'],
  ['received', 'refuse', { reason: 'other' }, 'words_missing'],
  ['received', 'refuse', { reason: 'not_there' }, 'refused'],
  ['received', 'withdraw', { words: ' ' }, 'words_missing'],
  ['received', 'undo', { words: 'x' }, 'not_in_this_state'],
  ['accepted', 'undo', {}, 'words_missing'],
  ['accepted', 'undo', { words: 'wrong person' }, 'undone'],
  ['accepted', 'refuse', { reason: 'not_there' }, 'not_in_this_state'],
  ['refused', 'reopen', { words: 'our mistake' }, 'received'],
  ['undone', 'reopen', {}, 'words_missing'],
]

describe('a claim', () => {
  for (const [state, step, given, outcome] of examples)
    test(`${state}, ${step} with ${JSON.stringify(given)} gives ${outcome}`, () => {
      const decided = decideClaim(state, step, { ...facts, ...given })
      assert.equal('ok' in decided ? decided.ok : decided.refusal, outcome)
    })

  test('reaches every state', () => assert.deepEqual(unreachable(claim), []))
})
