// How long a report of an organiser is kept after it was closed. See docs/law/retention.md
import type { Keeping } from '../../../lib/keeping.ts'
import type { Rule } from '../../../lib/law.ts'

export const incidentKeeping: readonly Rule<Keeping>[] = [
  {
    from: Temporal.PlainDate.from('2014-04-01'),
    land: 'vl',
    source:
      'Ten years for complaints and crisis records, told by one third party and not found in an official text (docs/law/retention.md)',
    certainty: 'uncertain',
    value: { months: 120, least: 120, most: 240, action: 'anonymise' },
  },
]
