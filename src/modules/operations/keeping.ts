// How long the outbox shows a letter. See docs/law/retention.md
import type { Keeping } from '../../lib/keeping.ts'
import type { Rule } from '../../lib/law.ts'

const letters = {
  from: Temporal.PlainDate.from('2014-01-01'),
  source: 'Own promise: long enough to answer who says that no letter came (docs/law/retention.md)',
  certainty: 'promise',
  value: { months: 24, least: 6, most: 60, action: 'destroy' },
} as const satisfies Omit<Rule<Keeping>, 'land'>

export const letterKeeping: readonly Rule<Keeping>[] = [
  { ...letters, land: 'vl' },
  { ...letters, land: 'nl' },
]
