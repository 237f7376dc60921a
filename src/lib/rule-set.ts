import type { Rule } from './law.ts'

/** Rules that belong together, ready to be printed: docs/rules.md lists every legal value of the house. */
export interface RuleSet {
  title: string
  /** Where the rules are, and the test that holds them to their examples; paths from the root. */
  file: string
  test: string
  /** All rows hold together (the days of a calendar), where otherwise the latest of a land replaces the one before. */
  holdTogether: boolean
  rows: readonly Rule<string>[]
}

interface Parts<T> {
  title: string
  file: string
  test: string
  rules: readonly Rule<T>[]
  /** The value as a reader of the law would say it, in English. */
  words: (value: T) => string
  holdTogether?: boolean
}

export function ruleSet<T>({ title, file, test, rules, words, holdTogether = false }: Parts<T>): RuleSet {
  const rows = rules.map(({ from, land, source, certainty, value }) => ({
    from,
    land,
    source,
    certainty,
    value: words(value),
  }))
  return { title, file, test, holdTogether, rows }
}
