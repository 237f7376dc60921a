// What a file asks of the desk next, by when, and why: what the work list sorts by, and when a family is told.
import { calendars } from '../../../lib/calendars.ts'
import { addWorkingDays, workingDaysBetween } from '../../../lib/working-days.ts'
import { lapsesOf, type Lapse } from '../flanders/certificate-terms.ts'
import type { CertificateState } from './certificate.ts'
import { careOn } from './retention.ts'

export type LapseReason = Lapse | 'valid_until'
export type WorkReason = LapseReason | 'before_start' | 'result_awaited' | 'household'

export interface LapseOn {
  readonly because: LapseReason
  /** The last day on which the certificate holds. */
  readonly last: Temporal.PlainDate
}

export interface CertificateResult {
  readonly from: Temporal.PlainDate
  /** As the certificate itself says; null where it names no day. */
  readonly until: Temporal.PlainDate | null
  readonly reduced: boolean
}

/**
 * When a recorded certificate lapses. What it says itself decides; an age or a year of reduced rate may come first. The rule of
 * 30 September is not certain: it counts only where the certificate names no day.
 */
export function nextLapse(birth: Temporal.PlainDate, { from, until, reduced }: CertificateResult): LapseOn | undefined {
  const computed: readonly LapseOn[] = lapsesOf({ birth, reducedFrom: reduced ? from : null }, from)
  if (until === null) return computed[0]
  const said = computed.find(({ last }) => last.equals(until))?.because ?? 'valid_until'
  const earlier = computed.find(
    ({ because, last }) => because !== 'september' && Temporal.PlainDate.compare(last, until) < 0,
  )
  return earlier ?? { because: said, last: until }
}

export interface WorkFacts {
  readonly state: CertificateState
  readonly birth: Temporal.PlainDate
  readonly firstDay: Temporal.PlainDate
  readonly sentOn: Temporal.PlainDate | null
  readonly householdChangedOn: Temporal.PlainDate | null
  readonly result: CertificateResult | null
}

export interface Work {
  readonly dueOn: Temporal.PlainDate
  readonly why: WorkReason
}

const calendar = calendars.vl.promise

/** Null where nothing is left to do, or nothing is known to come. */
export function workOf({ state, birth, firstDay, sentOn, householdChangedOn, result }: WorkFacts): Work | null {
  if (state === 'asked' || state === 'preparing')
    return { dueOn: addWorkingDays(calendar, firstDay, -1), why: 'before_start' }
  if (state === 'sent' && sentOn)
    return { dueOn: addWorkingDays(calendar, sentOn, careOn(sentOn).resultWorkingDays), why: 'result_awaited' }
  if (state !== 'granted' || !result) return null
  const lapse = nextLapse(birth, result)
  if (householdChangedOn) {
    const { householdWorkingDays } = careOn(householdChangedOn)
    return { dueOn: addWorkingDays(calendar, householdChangedOn, householdWorkingDays), why: 'household' }
  }
  return lapse ? { dueOn: lapse.last, why: lapse.because } : null
}

/** From this day on the desk sees it on its list, and the family has been told. */
export const remindFrom = (last: Temporal.PlainDate): Temporal.PlainDate =>
  last.subtract({ months: careOn(last).remindMonths })

/** Everything that is due until this day stands on the list. */
export const listedUntil = (today: Temporal.PlainDate): Temporal.PlainDate =>
  today.add({ months: careOn(today).remindMonths })

/** A page of the list shows so many. */
export const mostListed = 100

export interface WorkStanding {
  readonly late: boolean
  /** Working days left, today not counted; when late, those that went by. */
  readonly days: number
}

export function standsAt(today: Temporal.PlainDate, due: Temporal.PlainDate): WorkStanding {
  return {
    late: Temporal.PlainDate.compare(today, due) > 0,
    days: Math.abs(workingDaysBetween(calendar, today, due)),
  }
}
