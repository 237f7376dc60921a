import assert from 'node:assert/strict'
import { test } from 'node:test'
import { keyIn, placeMeant, writtenPlace } from './place-typed.ts'

const place = (key: string, name: string) => ({ key, name, registerId: key.slice(3) })
const rita = place('vl-11', 'Onthaalouder Rita')
const nadia = place('vl-12', 'Onthaalouder Nadia')
const ritas = place('vl-13', 'Rita’s kroost')

test('one that is found is meant; of several the one whose name is typed whole', () => {
  assert.deepEqual(placeMeant('rita', [rita]), { is: rita })
  assert.deepEqual(placeMeant('onthaalouder rita', [rita, ritas]), { is: rita })
  assert.deepEqual(placeMeant('11', [rita, nadia]), { is: rita })
  assert.deepEqual(placeMeant('onthaalouder', [rita, nadia]), { among: [rita, nadia] })
  assert.deepEqual(placeMeant('onbekend', []), { nothing: true })
})

test('what the form wrote itself is read back, also when the name holds brackets', () => {
  const odd = place('vl-9', 'De Wolk (boven)')
  assert.equal(keyIn(writtenPlace(odd)), 'vl-9')
  assert.equal(keyIn('De Wolk (boven)'), undefined)
})
