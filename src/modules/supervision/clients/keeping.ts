// How long an authority keeps what it spoke, wrote and asked about without a report behind it. See docs/law/retention.md
import type { Keeping } from '../../../lib/keeping.ts'
import type { Rule } from '../../../lib/law.ts'

const from = Temporal.PlainDate.from('2018-05-25')
const source =
  'No term was found for what a client manager notes or asks without a report. Own promise: as long as the reports of the same dossier, to be decided by each authority (docs/law/retention.md)'

export const contactKeeping: readonly Rule<Keeping>[] = [
  { from, land: 'vl', source, certainty: 'uncertain', value: { months: 120, least: 12, most: 240, action: 'destroy' } },
  { from, land: 'nl', source, certainty: 'uncertain', value: { months: 60, least: 12, most: 240, action: 'destroy' } },
]
