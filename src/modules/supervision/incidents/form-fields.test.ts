import assert from 'node:assert/strict'
import { test } from 'node:test'
import { emptyForm, formFrom, missingIn, openFields, tooLong, typedFrom } from './form-fields.ts'

test('what is typed comes back as it was typed, with several children', () => {
  const typed = { happened: 'Een\nval', child_1_name: 'Noor', child_2_name: 'Sam', child_2_injured: 'yes', other_1_why: 'Zag het' } // prettier-ignore
  assert.deepEqual(typedFrom(formFrom(typed)), typed)
})

test('an empty group in between is left out, and nobody’s answers mix', () => {
  const { child } = formFrom({ child_1_name: '  ', child_2_name: 'Sam', child_2_born: '1 mei 2024' })
  assert.deepEqual(child, [{ name: 'Sam', born: '1 mei 2024' }])
})

test('three things are needed to send it; the rest is shown as open', () => {
  assert.deepEqual(missingIn(emptyForm), ['reporter_name', 'reporter_phone', 'happened'])
  assert.deepEqual(missingIn(formFrom({ reporter_name: 'a', reporter_phone: '1', happened: 'b' })), [])
  assert.equal(openFields(emptyForm).includes('pv_number'), false, 'without police there is no number')
  assert.equal(openFields(formFrom({ police: 'yes' })).includes('pv_number'), true)
})

test('nothing is cut off in silence', () => {
  assert.deepEqual(tooLong(formFrom({ child_3_name: 'x'.repeat(201), happened: 'y'.repeat(10_001) })), [
    { field: 'happened', max: 10_000 },
    { field: 'child_1_name', max: 200 },
  ])
})
