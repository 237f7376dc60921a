import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { newId, parseId, uuidV7 } from './ids.ts'

const anyMoment = fc.integer({ min: 0, max: 2 ** 48 - 1 })
const anyBytes = fc.uint8Array({ minLength: 10, maxLength: 10 })

test('the example of RFC 9562 comes out', () => {
  const random = Uint8Array.from([0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f])
  assert.equal(uuidV7(0x017f22e279b0, random), '017f22e2-79b0-7cc3-98c4-dc0c0c07398f')
})

test('every id is of version 7 and reads back', () => {
  const law = fc.property(anyMoment, anyBytes, (ms, bytes) => {
    const id = newId<'request'>(ms, bytes)
    assert.match(id, /^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/u)
    assert.equal(parseId<'request'>(id.toUpperCase()), id)
  })
  fc.assert(law)
})

test('an id made later sorts later', () => {
  const law = fc.property(anyMoment, anyMoment, anyBytes, anyBytes, (a, b, some, others) => {
    fc.pre(a < b)
    assert.ok(uuidV7(a, some) < uuidV7(b, others))
  })
  fc.assert(law)
})

test('what is no id is refused', () => {
  for (const text of ['', '1', 'x'.repeat(36), '017f22e2-79b0-7cc3-98c4-dc0c0c07398f\n'])
    assert.equal(parseId(text), undefined)
})

test('the compiler keeps kinds of ids apart', () => {
  const id = newId<'request'>(0, new Uint8Array(10))
  // @ts-expect-error a request is no location
  const other: ReturnType<typeof newId<'location'>> = id
  assert.equal(other, id)
})
