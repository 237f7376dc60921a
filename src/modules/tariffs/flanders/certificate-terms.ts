// From when until when a certificate of the income tariff (attest) holds. Days of the calendar, no working days.
import type { Certainty, Rule } from '../../../lib/law.ts'
import { sources } from '../sources.ts'

export interface CertificateDates {
  /** The family may ask for it from this day on. */
  readonly askFrom: Temporal.PlainDate
  readonly holdsFrom: Temporal.PlainDate
  /** The first day on which a new one is needed, and why. */
  readonly holdsUntil: Temporal.PlainDate
  readonly because: Lapse
  /** All that is still to come, in order. */
  readonly lapses: readonly { readonly because: Lapse; readonly last: Temporal.PlainDate }[]
}

export const lapses = ['age_3_5', 'age_6', 'age_9', 'reduced_rate', 'september'] as const
export type Lapse = (typeof lapses)[number]

export interface CertificateOf {
  readonly birth: Temporal.PlainDate
  /** The first day in care without the parent, getting used to it included. */
  readonly firstDay: Temporal.PlainDate
  /** Since when an individually reduced rate holds, if one does. */
  readonly reducedFrom: Temporal.PlainDate | null
}

/** Opgroeien, "Attest aanvragen": at the earliest two months before the start. */
const earliestMonths = 2
export const askFromOf = (firstDay: Temporal.PlainDate): Temporal.PlainDate =>
  firstDay.subtract({ months: earliestMonths })
/** Opgroeien calls for a new one at the end of the quarter in which the child has these ages, in months. */
const ages = [
  { because: 'age_3_5', months: 42 },
  { because: 'age_6', months: 72 },
  { because: 'age_9', months: 108 },
] as const
// Doubt: that certificates from 2026 on hold until 30 September is told by a third party of an official letter.
const septemberFrom = 2026

/** When a certificate may be asked for, and when it lapses. */
export function certificateDates(of: CertificateOf): CertificateDates {
  const holdsFrom = of.firstDay.with({ day: 1 })
  const coming = lapsesOf(of, holdsFrom)
  const [first] = coming
  if (!first) throw new RangeError('a child of nine and more has no certificate that lapses by age')
  return {
    askFrom: askFromOf(of.firstDay),
    holdsFrom,
    holdsUntil: first.last,
    because: first.because,
    lapses: coming,
  }
}

/** Everything after which a certificate that holds from a day needs a new one, in order; none for a child of nine and more. */
export function lapsesOf(
  { birth, reducedFrom }: Pick<CertificateOf, 'birth' | 'reducedFrom'>,
  holdsFrom: Temporal.PlainDate,
): { readonly because: Lapse; readonly last: Temporal.PlainDate }[] {
  const byAge = ages.map(({ because, months }) => ({
    because: because as Lapse,
    last: quarterEnd(birth.add({ months })),
  }))
  const reduced = reducedFrom
    ? [{ because: 'reduced_rate' as Lapse, last: quarterEnd(reducedFrom.add({ years: 1 })) }]
    : []
  const september =
    holdsFrom.year >= septemberFrom ? [{ because: 'september' as Lapse, last: nextSeptemberEnd(holdsFrom) }] : []
  return [...byAge, ...reduced, ...september]
    .filter(({ last }) => Temporal.PlainDate.compare(last, holdsFrom) > 0)
    .sort((a, b) => Temporal.PlainDate.compare(a.last, b.last))
}

/** The last day of the quarter that a day lies in. */
export function quarterEnd(day: Temporal.PlainDate): Temporal.PlainDate {
  const month = Math.ceil(day.month / 3) * 3
  return lastOfMonth(day.with({ month, day: 1 }))
}

function nextSeptemberEnd(day: Temporal.PlainDate): Temporal.PlainDate {
  const year = day.month <= 9 ? day.year : day.year + 1
  return Temporal.PlainDate.from({ year, month: 9, day: 30 })
}

const lastOfMonth = (day: Temporal.PlainDate) => day.with({ day: day.daysInMonth })

/** The same in words, to be printed, and shown to families by name. */
export const certificateFacts = {
  child: term('one for each child', sources.certificateNode.en),
  ask: term(`asked for at the earliest ${earliestMonths} months before the start`, sources.certificateAsk.en),
  holds: term(
    'holds from the first day of the month in which the child first comes without its parent',
    sources.certificateAsk.en,
  ),
  basis: term('computed with the most recent Belgian tax assessment at the time of the request', sources.questions.en),
  ages: term(
    `a new one at the end of the quarter in which the child is ${ages.map(({ months }) => months / 12).join(', ')} years old`,
    sources.certificateNode.en,
  ),
  reduced: term('with a reduced rate a new one at the end of the quarter after one year', sources.certificateNode.en),
  household: term(
    'a new one when a child is born or somebody whose income counts comes or goes',
    sources.certificateNode.en,
  ),
  maximum: term(
    'who does not tell an income pays the maximum, and needs a certificate all the same',
    sources.questions.en,
  ),
  january: term('a new one comes by itself each January, with the amounts of the new year', sources.certificateNode.en),
  september: term('holds until 30 September', sources.notesOnLetter.en, `${septemberFrom}-01-01`, 'uncertain'),
} as const satisfies Readonly<Record<string, Rule<string>>>

export type CertificateFact = keyof typeof certificateFacts
export const certificateRules: readonly Rule<string>[] = Object.values(certificateFacts)

function term(value: string, source: string, from = '2014-01-01', certainty: Certainty = 'official'): Rule<string> {
  return { from: Temporal.PlainDate.from(from), land: 'vl', source, certainty, value }
}
