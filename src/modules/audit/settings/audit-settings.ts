// What a house decides about looking and keeping, each from a day on.
import type { OwnTerm } from '../../../lib/keeping.ts'

/** How the person whose case it is reads who looked: `role` shows no name. */
export const shownNames = ['role', 'initials', 'name'] as const
export type ShownNames = (typeof shownNames)[number]

export interface AuditSetting {
  /** `names`, or `keep.` and a kind of thing that is kept: months. */
  readonly name: string
  readonly fromOn: Temporal.PlainDate
  readonly value: unknown
}

const latest = (rows: readonly AuditSetting[], name: string, day: Temporal.PlainDate) =>
  rows
    .filter((row) => row.name === name && Temporal.PlainDate.compare(row.fromOn, day) <= 0)
    .toSorted((a, b) => Temporal.PlainDate.compare(b.fromOn, a.fromOn))[0]?.value

/** What holds on a day: a role, where a house decided nothing. */
export const namesOn = (rows: readonly AuditSetting[], day: Temporal.PlainDate): ShownNames =>
  shownNames.find((one) => one === latest(rows, 'names', day)) ?? 'role'

/** The terms that a house set itself for a kind. */
export const ownTerms = (rows: readonly AuditSetting[], kind: string): OwnTerm[] =>
  rows.flatMap(({ name, fromOn, value }) =>
    name === keepName(kind) && typeof value === 'number' ? [{ fromOn, months: value }] : [],
  )

export const keepName = (kind: string): string => `keep.${kind}`

/** How long somebody may look with a reason. The module of reactions reads it under the same name. */
export const minutesName = 'opening_minutes'
export const lookingMinutes = { usual: 60, least: 15, most: 480 } as const

export function minutesOn(rows: readonly AuditSetting[], day: Temporal.PlainDate): number {
  const value = latest(rows, minutesName, day)
  return typeof value === 'number' ? value : lookingMinutes.usual
}

/** What was decided for later. */
export const comingOf = (rows: readonly AuditSetting[], name: string, today: Temporal.PlainDate): AuditSetting[] =>
  rows.filter((row) => row.name === name && Temporal.PlainDate.compare(row.fromOn, today) > 0)
