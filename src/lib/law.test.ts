import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inForce, NoRuleInForce, type Rule } from './law.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const rule = (from: string, land: 'vl' | 'nl', value: number): Rule<number> => ({
  from: day(from),
  land,
  source: 'test',
  certainty: 'law',
  value,
})
const rules = [rule('2026-01-01', 'nl', 26), rule('2025-01-01', 'nl', 25), rule('2026-04-01', 'vl', 100)]

test('a value holds from its first day until the day before the next', () => {
  assert.equal(inForce(rules, 'nl', day('2025-01-01')).value, 25)
  assert.equal(inForce(rules, 'nl', day('2025-12-31')).value, 25)
  assert.equal(inForce(rules, 'nl', day('2026-01-01')).value, 26)
  assert.equal(inForce(rules, 'vl', day('2030-01-01')).value, 100)
})

test('a day before the tables has no rule, and the refusal says where and when', () => {
  const refusal = (error: unknown) =>
    error instanceof NoRuleInForce && error.land === 'vl' && error.day.equals(day('2026-03-31'))
  assert.throws(() => inForce(rules, 'vl', day('2026-03-31')), refusal)
})
