// Until when the report of a year is due, where and according to whom. See docs/law/complaints.md
import { calendars } from '../../lib/calendars.ts'
import { inForce, type Land, type Rule } from '../../lib/law.ts'
import { workingDaysBetween } from '../../lib/working-days.ts'

export interface ReportDuty {
  /** A law asks for it; else it is good practice. */
  readonly required: boolean
  /** It must be there before this day of the year after. */
  readonly before: { readonly month: number; readonly day: number }
  /** A year without a written complaint and without a dispute needs none. */
  readonly noneWithoutComplaints: boolean
}

const dueBefore = { month: 6, day: 1 }

export const reportDuties: readonly Rule<ReportDuty>[] = [
  {
    from: Temporal.PlainDate.from('2016-01-01'),
    land: 'nl',
    source:
      'Wet kinderopvang, art. 1.57b, as explained by Klachtenloket Kinderopvang, GGD Utrecht (30-04-2024) and VTOI-NVTK; the loose "of" about years without complaints is read as "and"',
    certainty: 'official',
    value: { required: true, before: dueBefore, noneWithoutComplaints: true },
  },
  {
    from: Temporal.PlainDate.from('2014-04-01'),
    land: 'vl',
    source: 'No Flemish rule asks for such a report: good practice, with the day that holds in the Netherlands',
    certainty: 'promise',
    value: { required: false, before: dueBefore, noneWithoutComplaints: true },
  },
]

export const dutyInWords = ({ required, before, noneWithoutComplaints }: ReportDuty): string =>
  `${required ? 'required' : 'not required'}, before ${before.day}-${before.month} of the year after` +
  (noneWithoutComplaints ? ', none due without a written complaint and without a dispute' : '')

export const dutyOver = (land: Land, year: number): Rule<ReportDuty> =>
  inForce(reportDuties, land, new Temporal.PlainDate(year, 12, 31))

export interface Deadline {
  /** The last day on which it is in time. */
  readonly lastDay: Temporal.PlainDate
  /** Working days left until and with that day; negative once it is over. */
  readonly left: number
}

export function deadlineOf(land: Land, year: number, today: Temporal.PlainDate): Deadline {
  const { month, day } = dutyOver(land, year).value.before
  const lastDay = new Temporal.PlainDate(year + 1, month, day).subtract({ days: 1 })
  return { lastDay, left: workingDaysBetween(calendars[land].promise, today, lastDay) }
}

/** Whether a report must be made: `none_due` where nothing was filed, `voluntary` where no law asks for one. */
export type Due = 'due' | 'none_due' | 'voluntary'

export function dueOver(
  land: Land,
  year: number,
  { complaints, disputes }: { readonly complaints: number; readonly disputes: number },
): Due {
  const { required, noneWithoutComplaints } = dutyOver(land, year).value
  if (!required) return 'voluntary'
  return noneWithoutComplaints && complaints === 0 && disputes === 0 ? 'none_due' : 'due'
}

export const spanOf = (year: number) => ({
  from: new Temporal.PlainDate(year, 1, 1),
  until: new Temporal.PlainDate(year, 12, 31),
})
