// To whom one can go outside the house, from when and until when.
import { calendars } from '../../../lib/calendars.ts'
import { inForce, type Land, type Rule } from '../../../lib/law.ts'
import { explainPeriod } from '../../../lib/terms.ts'
import { judgementFloor } from '../procedure/procedure.ts'
import type { Regime } from '../reaction.ts'
import { type Purpose, type Way, wayKeys, ways } from './way-data.ts'

export { heldOn, type Hours, type Purpose, purposes, type Way, wayKeys, ways } from './way-data.ts'

/**
 * The bodies of a land on a day, in the order of their table.
 * @param purpose all of them where it is undefined
 * @param regimes under which law the care falls; a body for one of them is enough
 */
export function waysFor(
  land: Land,
  on: Temporal.PlainDate,
  purpose?: Purpose,
  regimes: readonly Regime[] = ['childcare', 'youth'],
): readonly Rule<Way>[] {
  return wayKeys
    .flatMap((key) => {
      const way = wayByKey(land, key, on)
      return way ? [way] : []
    })
    .filter(({ value }) => purpose === undefined || value.purposes.includes(purpose))
    .filter(({ value }) => value.regimes.some((regime) => regimes.includes(regime)))
}

/** For who is calm and looks for the next step, in this order. */
export const calmPurposes: readonly Purpose[] = ['advice', 'dispute', 'contract', 'trust', 'authority', 'privacy']

/**
 * What a reader of this house can look for outside it: the disputes board, and who helps with a contract, stand between a family and who
 * gives the childcare, not between a citizen and an authority or a desk (docs/law/complaints.md).
 */
export const purposesFor = (houseKind: string, wanted: readonly Purpose[]): readonly Purpose[] =>
  houseKind === 'authority' || houseKind === 'desk'
    ? wanted.filter((purpose) => purpose !== 'dispute' && purpose !== 'contract')
    : wanted

export interface WayGroup {
  readonly purpose: Purpose
  readonly ways: readonly Way[]
}

/** The bodies under what they are for: each once, under the first purpose that it serves. */
export function wayGroups(
  land: Land,
  on: Temporal.PlainDate,
  wanted: readonly Purpose[] = calmPurposes,
  regimes?: readonly Regime[],
): readonly WayGroup[] {
  return wanted
    .map((purpose, index) => ({
      purpose,
      ways: waysFor(land, on, purpose, regimes)
        .map(({ value }) => value)
        .filter(({ purposes }) => !wanted.slice(0, index).some((earlier) => purposes.includes(earlier))),
    }))
    .filter(({ ways: found }) => found.length > 0)
}

/** @returns undefined where this land has no such body on that day */
export function wayByKey(land: Land, key: string, on: Temporal.PlainDate): Rule<Way> | undefined {
  const rows = ways.filter((rule) => rule.value.key === key && rule.land === land)
  const known = rows.some(({ from }) => Temporal.PlainDate.compare(from, on) <= 0)
  return known ? inForce(rows, land, on) : undefined
}

/** The last day on which the board of a land takes a dispute; null where it knows no such day. */
export function disputesLimit(land: Land, filedOn: Temporal.PlainDate): Temporal.PlainDate | null {
  const months = waysFor(land, filedOn, 'dispute')[0]?.value.limitMonths ?? null
  return months === null ? null : filedOn.add({ months })
}

/**
 * judged: there is a judgement that one may disagree with · late: none came within the law's term · wait: it is still in time,
 * and yet one may go where complaining to the house cannot be asked of anybody · limit_passed · always: a land without a board,
 * where the ways outside are open from the first day.
 */
export type DirectWhy = 'judged' | 'late' | 'wait' | 'limit_passed' | 'always'

export interface Direct {
  readonly may: boolean
  readonly why: DirectWhy
  /** From when at the latest, where one waits for a judgement. */
  readonly from: Temporal.PlainDate | null
  /** The last day. */
  readonly until: Temporal.PlainDate | null
}

interface Filed {
  readonly land: Land
  readonly filedOn: Temporal.PlainDate
  readonly judgedOn: Temporal.PlainDate | null
  readonly today: Temporal.PlainDate
}

/** Whether one may take it to somebody who decides, without a reason of one's own (docs/law/complaints.md). */
export function mayGoDirect({ land, filedOn, judgedOn, today }: Filed): Direct {
  const weeks = judgementFloor(land, filedOn)?.weeks ?? null
  const until = disputesLimit(land, filedOn)
  if (weeks === null || until === null) return { may: true, why: 'always', from: null, until: null }
  const due = explainPeriod(calendars[land].statutory, filedOn, { weeks }).due
  if (Temporal.PlainDate.compare(today, until) > 0) return { may: false, why: 'limit_passed', from: null, until }
  if (judgedOn) return { may: true, why: 'judged', from: null, until }
  const late = Temporal.PlainDate.compare(today, due) > 0
  return late
    ? { may: true, why: 'late', from: null, until }
    : { may: false, why: 'wait', from: due.add({ days: 1 }), until }
}

/** A line for docs/rules.md. */
export function wayInWords({ name, phone, cost, limitMonths, binding, doubts }: Way): string {
  const money =
    typeof cost === 'number' ? (cost === 0 ? 'free' : `${cost / 100} euro`) : cost === null ? '' : 'local rate'
  const parts = [
    phone ?? '',
    money,
    limitMonths === null ? '' : `within ${limitMonths} months of filing`,
    binding ? 'binding' : '',
    doubts.length === 0 ? '' : `in doubt: ${doubts.join(', ')}`,
  ]
  return [name, ...parts.filter((part) => part !== '')].join('; ')
}

/** All ways to reach a body, in one line. */
export const reachOf = ({ phone, mail, web, address }: Way): string =>
  [phone, mail, web, address].filter((one) => one !== null).join(', ')

/** Whom to call where a child is in danger now. */
export const dangerNumbers = (land: Land, on: Temporal.PlainDate): string[] =>
  waysFor(land, on, 'danger').flatMap(({ value }) => value.phone ?? [])

/** Who helps outside the house, each in one line: for a sheet of paper. */
export const wayNames = (land: Land, on: Temporal.PlainDate): string[] =>
  wayGroups(land, on, ['dispute', 'advice', 'trust', 'authority']).flatMap((group) =>
    group.ways.map(({ name, phone, web }) => [name, phone, web].filter(Boolean).join(', ')),
  )
