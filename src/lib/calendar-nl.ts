// Dutch holidays. Doubts and sources: docs/law/calendars.md
import type { Calendar, Holiday, Occasion } from './holidays.ts'
import type { Certainty, Rule } from './law.ts'

// The first year of King's Day; from then on the table was held against the law.
const since = Temporal.PlainDate.from('2014-01-01')

const firstParagraph = 'Algemene termijnenwet, art. 3 lid 1 (BWBR0002448)'
const secondParagraph = 'Algemene termijnenwet, art. 3 lid 2 (BWBR0002448)'
const agreement = 'Cao Kinderopvang, art. 7.7 lid 1'

const shared: readonly [string, Occasion][] = [
  ['Nieuwjaarsdag', { month: 1, day: 1 }],
  ['Tweede paasdag', { easter: 1 }],
  ['Koningsdag', { month: 4, day: 27, ifSunday: -1 }],
  ['Hemelvaartsdag', { easter: 39 }],
  ['Tweede pinksterdag', { easter: 50 }],
  ['Eerste kerstdag', { month: 12, day: 25 }],
  ['Tweede kerstdag', { month: 12, day: 26 }],
]

/** For terms set by Dutch law: Good Friday and 5 May count as holidays. */
export const statutoryNl: Calendar<'statutory'> = {
  name: 'nl-statutory',
  land: 'nl',
  purpose: 'statutory',
  since,
  holidays: [
    ...shared.map(([name, on]) => holiday(name, on, firstParagraph, 'law')),
    holiday('Bevrijdingsdag', { month: 5, day: 5 }, firstParagraph, 'law'),
    holiday('Goede Vrijdag', { easter: -2 }, secondParagraph, 'law'),
  ],
}

/** For working days that a Dutch organisation promises: people work on Good Friday and on 5 May. */
export const promiseNl: Calendar<'promise'> = {
  name: 'nl-promise',
  land: 'nl',
  purpose: 'promise',
  since,
  holidays: shared.map(([name, on]) => holiday(name, on, agreement, 'promise')),
}

/**
 * Days that a royal decree equates with a holiday (Algemene termijnenwet, art. 3 lid 3), apart from the statutory calendar:
 * without them a limit is never later than the law allows. `withHolidays(statutoryNl, equatedDaysNl)` counts them.
 */
// Doubt: the decrees were read through a legal questions page, not in the Staatscourant.
export const equatedDaysNl: readonly Rule<Holiday>[] = [
  '2023-04-28',
  '2023-05-19',
  '2024-05-10',
  '2024-12-27',
  '2025-05-30',
  '2026-01-02',
  '2026-05-15',
  '2027-05-07',
  '2028-04-28',
  '2028-05-26',
].map((text) => {
  const once = Temporal.PlainDate.from(text)
  const value = { name: 'Gelijkgestelde dag', on: { once } }
  return { from: once, land: 'nl', source: 'Algemene termijnenwet, art. 3 lid 3', certainty: 'uncertain', value }
})

function holiday(name: string, on: Occasion, source: string, certainty: Certainty): Rule<Holiday> {
  return { from: since, land: 'nl', source, certainty, value: { name, on } }
}
