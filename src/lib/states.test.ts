import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mermaid, move, movesFrom, unreachable, type Machine } from './states.ts'

type State = 'draft' | 'awaiting-answer' | 'closed'
type Event = 'send' | 'answer' | 'withdraw'

const isAnswered = { refusal: 'answer_is_empty', holds: (facts: { answer: string }) => facts.answer !== '' } as const

const letters: Machine<State, Event, { answer: string }, 'answer_is_empty'> = {
  of: 'letter',
  start: ['draft'],
  states: {
    draft: { send: { to: 'awaiting-answer', by: ['parent'] }, withdraw: { to: 'closed', by: ['parent', 'clock'] } },
    'awaiting-answer': { answer: { to: 'closed', by: ['location'], must: [isAnswered] } },
    closed: {},
  },
}

test('an event leads to the next state', () => {
  assert.deepEqual(move(letters, 'draft', 'send', { answer: '' }), { ok: 'awaiting-answer' })
})

test('an event out of place and a condition that does not hold are refused by name', () => {
  assert.deepEqual(move(letters, 'closed', 'send', { answer: 'ja' }), { refusal: 'not_in_this_state' })
  assert.deepEqual(move(letters, 'awaiting-answer', 'answer', { answer: '' }), { refusal: 'answer_is_empty' })
  assert.deepEqual(move(letters, 'awaiting-answer', 'answer', { answer: 'ja' }), { ok: 'closed' })
})

test('a screen can ask what may happen next and who does it', () => {
  assert.deepEqual(
    movesFrom(letters, 'draft').map(({ event, move: { by } }) => [event, by]),
    [
      ['send', ['parent']],
      ['withdraw', ['parent', 'clock']],
    ],
  )
})

test('a state that nothing leads to is found', () => {
  assert.deepEqual(unreachable(letters), [])
  const states = { ...letters.states, draft: { withdraw: { to: 'closed', by: ['parent'] } } } as const
  assert.deepEqual(unreachable({ ...letters, states }), ['awaiting-answer'])
})

test('the diagram is printed from the table', () => {
  assert.equal(
    mermaid(letters),
    [
      'stateDiagram-v2',
      '    [*] --> draft',
      '    draft --> awaiting_answer: send (parent)',
      '    draft --> closed: withdraw (parent, clock)',
      '    awaiting_answer --> closed: answer (location, unless answer is empty)',
      '    closed --> [*]',
      '',
    ].join('\n'),
  )
})
