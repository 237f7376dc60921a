import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eventState, foremost, takenBack } from './history.ts'

const event = (id: string, kind: string, choiceId: string | null = 'c') => ({ id, kind, choiceId })

test('an answer that was mended next no longer counts; notes in between change nothing', () => {
  const history = [
    event('1', 'received', null),
    event('2', 'offered'),
    event('3', 'note', null),
    event('4', 'corrected'),
    event('5', 'refused'),
  ]
  assert.deepEqual(
    history.map((one) => takenBack(history, one)),
    [false, true, false, false, false],
  )
  assert.deepEqual(
    history.map((one) => eventState(history, one)),
    ['done', 'stopped', 'done', 'done', 'stopped'],
  )
})

test('a correction of another choice takes nothing back', () => {
  const history = [event('1', 'offered', 'a'), event('2', 'corrected', 'b')]
  assert.equal(takenBack(history, history[0] ?? event('0', '')), false)
})

test('what waits for the reader comes first; a family then sees good news before what is still asked', () => {
  const at = (acts: string, state: 'asked' | 'question' | 'offered' | 'refused') => ({ acts, state })
  const [refused, offered] = [at('nobody', 'refused'), at('nobody', 'offered')]
  const [asked, question] = [at('desk', 'asked'), at('family', 'question')]
  assert.equal(foremost([refused, asked, question], 'family'), question)
  assert.equal(foremost([refused, asked, question], 'desk'), asked)
  assert.equal(foremost([refused, question], 'desk'), question)
  assert.equal(foremost([refused, asked, offered], 'family'), offered)
  assert.equal(foremost([offered, asked], 'desk'), asked)
  assert.equal(foremost([refused], 'family'), refused)
  assert.equal(foremost([], 'family'), undefined)
})
