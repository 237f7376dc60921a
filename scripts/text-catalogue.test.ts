import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { reportOn, type Catalogue } from './text-catalogue.ts'
import { generateCatalogues, generateTextKeys, textReport } from './text-keys.ts'

const good = {
  'offers.count': '{n, plural, one {# plek} other {# plekken}}',
  'offers.staff.note': 'Alleen voor het loket',
}

function catalogue(lang: Catalogue['lang'], messages: Record<string, unknown>, module = 'offers'): Catalogue {
  return { file: `src/modules/${module}/texts.${lang}.json`, module, lang, messages }
}

function problems(planted: { nl?: object; fr?: object; en?: object }): readonly string[] {
  const count = good['offers.count']
  return reportOn([
    catalogue('nl', { ...good, ...planted.nl }),
    catalogue('fr', { 'offers.count': count, ...planted.fr }),
    catalogue('en', { 'offers.count': count, ...planted.en }),
  ]).problems
}

test('texts that are complete give no problem, and staff texts may be in Dutch alone', () => {
  assert.deepEqual(problems({}), [])
})

test('a missing translation is found', () => {
  assert.deepEqual(problems({ nl: { 'offers.title': 'Plek' }, en: { 'offers.title': 'Place' } }), [
    'src/modules/offers/texts.nl.json: offers.title has no translation in fr',
  ])
})

test('a translation without a Dutch text is found', () => {
  assert.match(problems({ fr: { 'offers.old': 'Vieux' } }).join(), /offers\.old has no Dutch text/u)
})

test('an argument with another name is found on both sides', () => {
  const found = problems({ fr: { 'offers.count': '{m} places' } })
  assert.match(found.join('\n'), /\{m\} is not in the Dutch text/u)
  assert.match(found.join('\n'), /\{n\} is in the Dutch text only/u)
})

test('an argument of another kind is found', () => {
  assert.match(
    problems({ en: { 'offers.count': 'on {n, date}' } }).join(),
    /\{n\} is number in Dutch and Temporal.PlainDate/u,
  )
})

test('a message that is no ICU is found', () => {
  assert.match(problems({ en: { 'offers.count': '{n, plural, one {#}' } }).join(), /cannot be read as ICU/u)
})

test('a plural without other, a strange style, HTML and an apostrophe before a brace are found', () => {
  const planted = {
    'offers.a': '{n, plural, one {#}}',
    'offers.b': '{n, number, ::compact-short}',
    'offers.c': 'Zeer <b>dik</b>',
    'offers.d': "bij '{'naam'}'",
  }
  assert.equal(problems({ nl: planted, fr: planted, en: planted }).length, 12)
})

test('a key outside its folder and a key in two files are found', () => {
  const twice = { 'offers.staff.a': 'Twee keer' }
  const report = reportOn([catalogue('nl', twice), catalogue('nl', twice, 'closures')])
  assert.match(report.problems.join('\n'), /does not start with closures\./u)
  assert.match(report.problems.join('\n'), /is in src\/modules\/offers\/texts\.nl\.json as well/u)
})

test('an empty text and a text that is a list are found', () => {
  assert.equal(problems({ nl: { 'offers.staff.a': ' ', 'offers.staff.b': ['a'] } }).length, 2)
})

test('the arguments get the type that serves every place', () => {
  const messages = {
    'offers.a': '{day, date} {at, time} {name}',
    'offers.b': '{kind, select, baby {b} peuter {p}}',
    'offers.c': '{kind, select, baby {b} other {o}}',
    'offers.d': '{n} {n, plural, one {1} other {#}}',
  }
  assert.deepEqual(
    [...reportOn([catalogue('nl', messages)]).keys.values()],
    [
      '{ at: Temporal.Instant; day: Temporal.PlainDate; name: string | number }',
      "{ kind: 'baby' | 'peuter' }",
      '{ kind: string }',
      '{ n: number }',
    ],
  )
})

test('a translation may decline a word that Dutch leaves as it is, not the reverse', () => {
  const select = '{kind, select, baby {b} peuter {p}}'
  assert.deepEqual(
    problems({ nl: { 'offers.a': select }, fr: { 'offers.a': '{kind}' }, en: { 'offers.a': select } }),
    [],
  )
  const reverse = problems({ nl: { 'offers.a': '{kind}' }, fr: { 'offers.a': select }, en: { 'offers.a': '{kind}' } })
  assert.equal(reverse.length, 1)
})

test('a Dutch sentence of more than fifteen words is a hint, no problem', () => {
  const long = 'een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien'
  const hints = (text: string) => reportOn([catalogue('nl', { 'offers.staff.a': text })]).hints
  assert.equal(hints(`${long}. ${long}.`).length, 0)
  assert.equal(hints(`${long} zestien.`).length, 1)
})

test('our own texts are complete and the generated files hold them', () => {
  assert.deepEqual(textReport().problems, [])
  const written = (file: string) => readFileSync(new URL(`../src/${file}`, import.meta.url), 'utf8')
  assert.equal(written('text-keys.ts'), generateTextKeys())
  assert.equal(written('catalogues.ts'), generateCatalogues())
})
