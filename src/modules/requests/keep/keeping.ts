// How long a request is kept after the last thing that happened to it. See docs/law/retention.md
import type { Keeping } from '../../../lib/keeping.ts'
import type { Rule } from '../../../lib/law.ts'

const value: Keeping = { months: 60, least: 12, most: 120, action: 'anonymise' }

export const requestKeeping: readonly Rule<Keeping>[] = [
  {
    from: Temporal.PlainDate.from('2014-04-01'),
    land: 'vl',
    source:
      'Five years for data of child and family, told by one third party and not found in an official text (docs/law/retention.md)',
    certainty: 'uncertain',
    value,
  },
  {
    from: Temporal.PlainDate.from('2005-01-01'),
    land: 'nl',
    source: 'No term was found in Dutch law. Own promise, to be decided by each desk (docs/law/retention.md)',
    certainty: 'uncertain',
    value,
  },
]
