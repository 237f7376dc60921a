// Who may ask for certificates in the name of families: the desk's own list of authorised persons (gemachtigde personen).

export interface Authorisation {
  readonly fromOn: Temporal.PlainDate
  /** The last day; null: until it is revoked. */
  readonly untilOn: Temporal.PlainDate | null
  readonly revokedAt: Temporal.Instant | null
}

export type Standing = 'valid' | 'coming' | 'over' | 'revoked'

export function standingOf({ fromOn, untilOn, revokedAt }: Authorisation, today: Temporal.PlainDate): Standing {
  if (revokedAt) return 'revoked'
  if (Temporal.PlainDate.compare(today, fromOn) < 0) return 'coming'
  return untilOn && Temporal.PlainDate.compare(today, untilOn) > 0 ? 'over' : 'valid'
}

/** Whether two would hold on one day: then revoking the one would leave the other. */
export function overlap(one: Authorisation, other: Authorisation): boolean {
  if (one.revokedAt || other.revokedAt) return false
  const startsBeforeEnd = (a: Authorisation, b: Authorisation) =>
    b.untilOn === null || Temporal.PlainDate.compare(a.fromOn, b.untilOn) <= 0
  return startsBeforeEnd(one, other) && startsBeforeEnd(other, one)
}

/** What the sheet for the agency may show of each person, in this order. */
export const sheetColumns = ['name', 'function', 'email', 'from', 'until', 'signature'] as const
export type SheetColumn = (typeof sheetColumns)[number]

/** How a desk prints its list. Nobody published the agency's form: a desk sets this as its own agency asks. */
export interface SheetSetting {
  readonly title: string
  readonly intro: string
  readonly columns: readonly SheetColumn[]
  readonly declaration: string
}
