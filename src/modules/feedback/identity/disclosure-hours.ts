// How long the name of who speaks in confidence stays readable for who asked, once another person said yes. See docs/law/reporters.md
import { inForce, type Land, type Rule } from '../../../lib/law.ts'

const from = Temporal.PlainDate.from('2000-01-01')
const source =
  'No law sets a term. Own promise: one working day, so that a look is never a habit (docs/law/reporters.md)'

export const disclosureHours: readonly Rule<number>[] = [
  { from, land: 'vl', source, certainty: 'promise', value: 8 },
  { from, land: 'nl', source, certainty: 'promise', value: 8 },
]

export const disclosureInWords = (hours: number): string => `${hours} hours`

export const disclosureHoursOn = (land: Land, day: Temporal.PlainDate): number =>
  inForce(disclosureHours, land, day).value
