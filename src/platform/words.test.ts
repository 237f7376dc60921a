import assert from 'node:assert/strict'
import { test } from 'node:test'
import { harmless, newWordKey, openWords, sealedSubject, sealWords, Words } from './words.ts'

const id = '01234567-89ab-4def-8123-456789abcdef'
const other = '11234567-89ab-4def-8123-456789abcdef'
const key = newWordKey()
const words = new Words(id, 'event.words', 'Zij was bang, en zei: “ik durf niet” 😀')

test('words open again with their key, in text and in bytes', () => {
  const sealed = sealWords(key, words)
  assert.equal(sealedSubject(sealed), id)
  assert.ok(!sealed.includes('bang'))
  assert.equal(openWords(key, sealed), words.plain)
  const bytes = new Words(id, 'file.bytes', Buffer.from([0, 255, 7]))
  assert.deepEqual(openWords(key, sealWords(key, bytes)), bytes.plain)
  assert.throws(() => openWords(newWordKey(), sealed))
})

test('said to be of another case or field, or with one sign changed, they open nowhere', () => {
  const sealed = String(sealWords(key, words))
  for (const moved of [
    sealed.replace(id, other),
    sealed.replace('event.words', 'reaction.wish'),
    `${sealed.slice(0, -5)}AAAA=`,
  ])
    assert.throws(() => openWords(key, moved), moved)
})

test('what is only typed like sealed words is not taken for them', () => {
  const typed = String(sealWords(key, words))
  for (const one of [typed, `{"note":"${typed}"}`]) assert.ok(!String(harmless(one)).includes('sealed:1:'))
  assert.equal(sealedSubject(harmless(Buffer.from(typed))), undefined)
  assert.equal(sealedSubject('sealed:1:no such subject'), undefined)
  assert.equal(harmless('gewone woorden'), 'gewone woorden')
})

test('the longest words fit in their column, sealed', () => {
  const longest = String(sealWords(key, new Words(id, 'reaction.words', '😀'.repeat(10_000))))
  assert.ok(longest.length <= 10_000 * 6 + 200)
})
