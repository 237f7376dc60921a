import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { langs } from '../../lib/lang.ts'
import { plannedChanges, shippedYears } from './netherlands/benefit-years.ts'
import { tariffRuleSets } from './rule-sets.ts'
import { findSource, sources } from './sources.ts'

/** The rows of a benefit table name two sources in one line; its cells are looked at by themselves. */
const printed = tariffRuleSets.flatMap(({ title, rows }) => (title.includes('band by band') ? [] : rows))
const named = [
  ...printed.map(({ source }) => source),
  ...shippedYears.flatMap(({ sources: cells, capsFrom, hoursFrom }) =>
    [...cells, capsFrom, hoursFrom].map(({ source }) => source),
  ),
  ...plannedChanges.map(({ source }) => source),
]

describe('where the values come from', () => {
  test('every source of a value has words in three languages', () => {
    assert.deepEqual(
      named.filter((source) => !findSource(source)),
      [],
    )
    assert.ok(named.length > 100)
    for (const source of Object.values(sources))
      assert.ok(
        langs.every((lang) => source[lang].trim() !== ''),
        source.en,
      )
  })

  test('no words that nobody refers to', () => {
    const unused = Object.values(sources).filter(({ en }) => !named.includes(en))
    assert.deepEqual(
      unused.map(({ en }) => en),
      [sources.notPublished.en],
    )
  })

  test('a source that has no words would be noticed', () => {
    assert.equal(findSource('Somebody’s blog'), undefined)
  })
})
