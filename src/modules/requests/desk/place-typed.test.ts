import assert from 'node:assert/strict'
import { test } from 'node:test'
import { keyIn, placeMeant, writtenPlace } from './place-typed.ts'

const place = (key: string, name: string) => ({ key, name, registerId: key.slice(3) })
const ruta = place('vl-11', 'Onthaalouder Ruta')
const nabia = place('vl-12', 'Onthaalouder Nabia')
const rutas = place('vl-13', 'Ruta’s kroost')

test('one that is found is meant; of several the one whose name is typed whole', () => {
  assert.deepEqual(placeMeant('ruta', [ruta]), { is: ruta })
  assert.deepEqual(placeMeant('onthaalouder ruta', [ruta, rutas]), { is: ruta })
  assert.deepEqual(placeMeant('11', [ruta, nabia]), { is: ruta })
  assert.deepEqual(placeMeant('onthaalouder', [ruta, nabia]), { among: [ruta, nabia] })
  assert.deepEqual(placeMeant('onbekend', []), { nothing: true })
})

test('what the form wrote itself is read back, also when the name holds brackets', () => {
  const odd = place('vl-9', 'De Wolk (boven)')
  assert.equal(keyIn(writtenPlace(odd)), 'vl-9')
  assert.equal(keyIn('De Wolk (boven)'), undefined)
})
