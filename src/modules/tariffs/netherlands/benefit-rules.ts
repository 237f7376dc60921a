// What is no table: the rules of the Dutch benefit that the formula holds, to be printed.
import type { Rule } from '../../../lib/law.ts'
import { mostHours } from './benefit.ts'

export const mostHoursRules: readonly Rule<string>[] = [
  {
    from: Temporal.PlainDate.from('2023-01-01'),
    land: 'nl',
    source: 'Besluit kinderopvangtoeslag, art. 8a (Staatsblad 2022, 386)',
    certainty: 'law',
    value: `${mostHours / 100} hours a child for each month in which the one who worked least did work`,
  },
]
