import assert from 'node:assert/strict'
import { test } from 'node:test'
import { passwordFault } from './password-rule.ts'

const own = ['Samira Haddad', 'samira.haddad@loket.example']

const examples: readonly (readonly [string, ReturnType<typeof passwordFault>])[] = [
  ['kort en goed', undefined],
  ['elf letters', 'short'],
  ['fietsen langs de rivier', undefined],
  ['Xk7#pQ2!vLm9', undefined],
  ['ünïcødé is ôk', undefined],
  ['aaaaaaaaaaaa', 'common'],
  ['123456789012', 'common'],
  ['098765432109', 'common'],
  ['Wachtwoord2026!', 'common'],
  ['welkomwelkom', 'common'],
  ['Opvangloket123', 'common'],
  ['qwertyuiopas', 'common'],
  ['azertyuiopqs', 'common'],
  ['1q2w3e4r5t6y', 'common'],
  ['Samira-Haddad-1', 'own'],
  ['x'.repeat(201), 'long'],
]

for (const [password, fault] of examples) {
  test(`${password.slice(0, 30)} is ${fault ?? 'a password'}`, () => assert.equal(passwordFault(password, own), fault))
}
