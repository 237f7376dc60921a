// How long a desk keeps a signal after it was closed. See docs/law/retention.md
import type { Keeping } from '../../../lib/keeping.ts'
import type { Rule } from '../../../lib/law.ts'
import { patternMonths } from '../../feedback/rules.ts'

const source =
  'No term was found for what a desk writes down of what it hears. Own promise, to be decided by each desk: two years, so that a pattern of fourteen months can be seen (docs/law/retention.md)'
const value = { months: 24, least: patternMonths, most: 60, action: 'anonymise' } as const

export const signalKeeping: readonly Rule<Keeping>[] = [
  { from: Temporal.PlainDate.from('2018-05-25'), land: 'vl', source, certainty: 'uncertain', value },
  { from: Temporal.PlainDate.from('2018-05-25'), land: 'nl', source, certainty: 'uncertain', value },
]
