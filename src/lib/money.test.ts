import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseEuro, timesRounded } from './money.ts'

test('half a cent is rounded up, also where binary numbers fall just short of it', () => {
  assert.equal(timesRounded(100, 1.005), 101)
  assert.equal(timesRounded(1, 0.5), 1)
  assert.equal(timesRounded(1, 0.4999), 0)
  assert.equal(timesRounded(-1, 0.5), -1)
  assert.ok(Object.is(timesRounded(-1, 0.1), 0))
  assert.equal(timesRounded(123_456_789, 0.36), 44_444_444)
})

const amounts = [
  ['12', 1200],
  ['12,5', 1250],
  ['12.50', 1250],
  ['€ 1.234,50', 123450],
  ['1.234', 123400],
  ['1234567,89', 123456789],
  ['0,05', 5],
] as const

for (const [text, cents] of amounts) {
  test(`${text} is ${cents} cents`, () => assert.equal(parseEuro(text), cents))
}

test('what is no amount is refused', () => {
  for (const text of ['', 'gratis', '-5', '1,234,5', '12,345', '1.23.4', '9'.repeat(20)]) {
    assert.equal(parseEuro(text), undefined, text)
  }
})
