import assert from 'node:assert/strict'
import { test } from 'node:test'
import { currentItem, inLanguage } from './addresses.ts'

test('a language link keeps the other questions of the search', () => {
  assert.equal(inLanguage('/zoek?q=9000&dag=ma&dag=di', 'fr'), '/zoek?q=9000&dag=ma&dag=di&taal=fr')
  assert.equal(inLanguage('/zoek?taal=fr', 'en'), '/zoek?taal=en')
  assert.equal(inLanguage('/', 'nl'), '/?taal=nl')
})

test('the longest address that the page lies under is the current one', () => {
  const items = ['/', '/aanvragen', '/aanvragen/nieuw'].map((href) => ({ href, label: href }))
  assert.equal(currentItem(items, '/')?.href, '/')
  assert.equal(currentItem(items, '/aanvragen?wie=ik')?.href, '/aanvragen')
  assert.equal(currentItem(items, '/aanvragen/nieuw/2')?.href, '/aanvragen/nieuw')
  assert.equal(currentItem(items, '/aanvragenlijst'), undefined)
})

test('a page that lies behind one word of the menu is found there', () => {
  const manage = { href: '/werk/beheer', label: 'Beheer', holds: ['/werk/mensen', '/werk/teksten'] }
  const items = [{ href: '/werk', label: 'Aanvragen' }, manage]
  assert.equal(currentItem(items, '/werk/mensen/nieuw')?.label, 'Beheer')
  assert.equal(currentItem(items, '/werk/aanvragen')?.label, 'Aanvragen')
})
