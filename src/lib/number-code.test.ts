import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { numberFrom, parseNumber } from './number-code.ts'

const runs = { numRuns: Number(process.env['RUNS'] ?? 1000) }
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const anyNumber = fc.uint8Array({ minLength: 7, maxLength: 7 }).map(numberFrom)

test('a number is two groups of four that read back', () => {
  const law = fc.property(anyNumber, (number) => {
    assert.match(number, /^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/u)
    assert.equal(parseNumber(number), number)
  })
  fc.assert(law, runs)
})

test('every wrong character in every place is noticed', () => {
  const law = fc.property(anyNumber, (number) => {
    for (const place of [0, 1, 2, 3, 5, 6, 7, 8]) {
      for (const other of alphabet.replace(number[place] ?? '', '')) {
        assert.equal(parseNumber(number.slice(0, place) + other + number.slice(place + 1)), undefined)
      }
    }
  })
  fc.assert(law, runs)
})

test('any two characters that swap places are noticed, neighbours or not', () => {
  const law = fc.property(anyNumber, (number) => {
    const characters = [...number.replace('-', '')]
    for (let a = 0; a < 8; a++) {
      for (let b = a + 1; b < 8; b++) {
        const swapped = characters.with(a, characters[b] ?? '').with(b, characters[a] ?? '')
        assert.equal(parseNumber(swapped.join('')), characters[a] === characters[b] ? number : undefined)
      }
    }
  })
  fc.assert(law, runs)
})

test('a number may be typed in small letters, with spaces and any dash, with O for 0 and I or L for 1', () => {
  const number = numberFrom(Uint8Array.of(0, 1, 10, 0, 1, 1, 20))
  assert.equal(number.slice(0, 4), '01A0')
  const typed = number.toLowerCase().replaceAll('0', 'o').replace('1', 'l').replace('1', 'I').replace('-', ' – ')
  assert.equal(parseNumber(` ${typed} `), number)
})

test('what cannot be a number is refused', () => {
  for (const input of ['', '7K4M', '7K4M-29PX-7', 'UUUU-UUUU', '𝟕K4M-29PX', '7K4M-29P\u0000']) {
    assert.equal(parseNumber(input), undefined)
  }
})

test('too few random bytes make no number', () => {
  assert.throws(() => numberFrom(new Uint8Array(6)), RangeError)
})
