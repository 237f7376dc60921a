// Who at an authority talks with which organiser, from which day.

export interface Assignment {
  readonly id: string
  readonly organiserId: string
  readonly personId: string
  readonly personName: string
  readonly fromOn: Temporal.PlainDate
  readonly untilOn: Temporal.PlainDate | null
}

export type AssignRefusal = 'in_the_past' | 'same_person' | 'later_known'

/** Who holds it on a day. */
export const holdsOn = (known: readonly Assignment[], day: Temporal.PlainDate): Assignment | undefined =>
  known.find(
    ({ fromOn, untilOn }) =>
      Temporal.PlainDate.compare(fromOn, day) <= 0 &&
      (untilOn === null || Temporal.PlainDate.compare(day, untilOn) <= 0),
  )

/** Why somebody cannot take over from a day; undefined where he can. The past stays as it was. */
export function assignRefusal(
  known: readonly Assignment[],
  wanted: { readonly personId: string; readonly fromOn: Temporal.PlainDate },
  today: Temporal.PlainDate,
): AssignRefusal | undefined {
  if (Temporal.PlainDate.compare(wanted.fromOn, today) < 0) return 'in_the_past'
  if (known.some(({ fromOn }) => Temporal.PlainDate.compare(fromOn, wanted.fromOn) >= 0)) return 'later_known'
  return holdsOn(known, wanted.fromOn)?.personId === wanted.personId ? 'same_person' : undefined
}
