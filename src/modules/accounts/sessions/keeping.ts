// How long an ended session is remembered. See docs/law/retention.md
import type { Keeping } from '../../../lib/keeping.ts'
import type { Rule } from '../../../lib/law.ts'

const sessions = {
  from: Temporal.PlainDate.from('2014-01-01'),
  source: 'Own promise: who logged in from where, for as long as a colleague may still ask (docs/law/retention.md)',
  certainty: 'promise',
  value: { months: 1, least: 1, most: 1, action: 'destroy' },
} as const satisfies Omit<Rule<Keeping>, 'land'>

export const sessionKeeping: readonly Rule<Keeping>[] = [
  { ...sessions, land: 'vl' },
  { ...sessions, land: 'nl' },
]
