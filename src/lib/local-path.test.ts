import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localPath } from './local-path.ts'

test('a place in this house is kept', () => {
  assert.equal(localPath('/werk'), '/werk')
  assert.equal(localPath('/werk/aanvragen/7K4M-29PX?tab=verloop'), '/werk/aanvragen/7K4M-29PX?tab=verloop')
})

const elsewhere = [
  '',
  'werk',
  'https://evil.example',
  '//evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/ /evil.example',
  '/..//evil.example',
  '/.//evil.example',
  'javascript:alert(1)',
  `/${'a'.repeat(600)}`,
  '/a\u0000',
]
for (const wish of elsewhere) {
  test(`${JSON.stringify(wish.slice(0, 30))} leads nowhere`, () => assert.equal(localPath(wish), undefined))
}
