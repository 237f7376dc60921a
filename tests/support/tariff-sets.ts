import { yearText } from '../../src/modules/tariffs/sets/set-table.ts'
import { findBenefitYear, shippedValues } from '../../src/modules/tariffs/rules.ts'

/** An invented income tariff of a whole year, as somebody types it: the table of 2014 raised by 30 %, with a round minimum. */
export const typedFlemishSet = (year: number): Record<string, string> => ({
  from_day: '1',
  from_month: '1',
  from_year: String(year),
  until_day: '31',
  until_month: '12',
  until_year: String(year),
  source: 'Opgroeien, omzendbrief van een test, 1 november 2026',
  certainty: 'official',
  kind: 'table',
  band_1_up_to: '54.307,46',
  band_1_factor: '0,000385',
  band_1_cap: '20,64',
  band_2_up_to: '77.638,78',
  band_2_factor: '0,00038',
  band_2_cap: '27,23',
  step_first: '28,01',
  step_first_up_to: '82.513,78',
  step_rise: '0,78',
  step_width: '4.810,00',
  minimum: '7,00',
  exceptional: '4,00',
  lowest: '2,08',
  maximum: '36,02',
  reduction: '4,08',
  months: '11,54',
})

/** A Dutch year as somebody types it, with the table of 2026. */
export const typedDutchYear = (year: number): Record<string, string> => ({
  year: String(year),
  source: 'Staatscourant van een test',
  certainty: 'law',
  cap_day_care: '12,00',
  cap_after_school: '10,50',
  cap_childminder: '9,00',
  most_hours: '230',
  table: table2026(),
})

export function table2026(): string {
  const year = findBenefitYear(shippedValues.years, 2026)
  if (!year) throw new Error('2026 comes with the program')
  return yearText(year)
}
