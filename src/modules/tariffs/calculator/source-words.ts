// Sources are written in English, for docs/rules.md. Where one is a sentence of ours and no name, parents read it in their language.
import type { PlainTextKey } from '../../../text-keys.ts'

const ours: readonly (readonly [RegExp, PlainTextKey])[] = [
  [/^A supplier’s notes.*scaled/, 'calculator.source.estimate'],
  [/^A (supplier’s notes|calculator of a third party)/, 'calculator.source.notes'],
  [/^Derived: 3\.14/, 'calculator.source.scaled'],
  [/^Derived/, 'calculator.source.derived'],
  [/^(Not found|Indexed every year|Came on)/, 'calculator.source.not-found'],
  [/^Opgroeien, model of house rules/, 'calculator.source.house-rules'],
  [/^Websites of two organisers/, 'calculator.source.organisers'],
  [/^Rijksoverheid/, 'calculator.source.rijksoverheid'],
  [/^(Printed by|Computed back|Value of 2024|Inferred|Conflict|Unclear)/, 'calculator.source.provider'],
  [/^UNCERTAIN/, 'calculator.source.lower-bound'],
]

/** Undefined for a name: an article, a page, an authority. */
export const sourceText = (source: string): PlainTextKey | undefined =>
  ours.find(([pattern]) => pattern.test(source))?.[1]
