import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { type Because, type Course, lines, proposedFor, type Weighed } from './decision-aid.ts'

const calm: Weighed = {
  danger: 'no',
  crisis: 'no',
  talked: 'nobody',
  threshold: 'no',
  support: 'no',
  policy: 'no',
  earlier: 0,
}

/** What is told beside a calm signal of a neighbour, and what is proposed: course, within days, why. */
const cases: readonly (readonly [string, Partial<Weighed>, readonly (readonly [Course, number, ...Because[]])[]])[] = [
  ['a neighbour tells something small', {}, [['talk', 7, 'from_others']]],
  ['a child is in danger now', { danger: 'yes' }, [['report', 0, 'danger']]],
  ['it is about a crisis', { crisis: 'yes', talked: 'no' }, [['report', 0, 'crisis']]],
  ['nobody knows whether it is a crisis', { crisis: 'unknown' }, [['report', 1, 'doubt']]],
  ['a parent did not talk yet', { talked: 'no' }, [['encourage', 7, 'not_talked']]],
  ['a parent dares not talk', { talked: 'no', threshold: 'yes' }, [['report', 3, 'threshold']]],
  ['a parent talked in vain', { talked: 'unsolved' }, [['report', 3, 'unsolved']]],
  ['a parent talked and it is solved', { talked: 'solved' }, [['watch', 60, 'solved']]],
  ['solved, although it was hard to say', { talked: 'solved', threshold: 'yes' }, [['watch', 60, 'solved']]],
  [
    'the third signal in fourteen months',
    { talked: 'no', earlier: 2 },
    [
      ['encourage', 7, 'not_talked'],
      ['report', 7, 'pattern'],
    ],
  ],
  ['the second one is no pattern', { talked: 'no', earlier: 1 }, [['encourage', 7, 'not_talked']]],
  [
    'a house that needs support, in a town that lacks places',
    { talked: 'solved', support: 'yes', policy: 'yes' },
    [
      ['support', 30, 'support'],
      ['watch', 60, 'solved'],
      ['policy', 90, 'policy'],
    ],
  ],
  ['a neighbour dares not have it discussed', { threshold: 'yes' }, [['report', 3, 'threshold']]],
  ['danger after talking in vain', { danger: 'yes', talked: 'unsolved' }, [['report', 0, 'danger', 'unsolved']]],
]

describe('the decision aid of a desk', () => {
  for (const [what, told, expected] of cases) {
    test(what, () => {
      const proposed = proposedFor({ ...calm, ...told })
      assert.deepEqual(
        proposed.map(({ course, days, reasons }) => [course, days, ...reasons.map(({ because }) => because)]),
        expected,
      )
    })
  }

  test('always proposes something, and nothing but reporting where a child may be in danger', () => {
    const answers = ['yes', 'no', 'unknown'] as const
    for (const danger of answers)
      for (const crisis of answers)
        for (const talked of ['no', 'solved', 'unsolved', 'nobody'] as const)
          for (const threshold of answers) {
            const proposed = proposedFor({ ...calm, danger, crisis, talked, threshold })
            assert.ok(proposed.length > 0)
            if (danger === 'no' && crisis === 'no') continue
            assert.equal(proposed[0]?.course, 'report')
            assert.ok(!proposed.some(({ course }) => course === 'talk' || course === 'encourage'))
          }
  })

  test('every line is of use to somebody', () => {
    const seen = new Set(cases.flatMap(([, , expected]) => expected.flatMap(([, , ...because]) => because)))
    const unused = lines.map(({ because }) => because).filter((because) => !seen.has(because))
    assert.deepEqual(unused, [])
  })
})
