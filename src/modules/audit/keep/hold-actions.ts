import type { Person } from '../../../lib/actor.ts'
import { localDay } from '../../../lib/days.ts'
import { audit } from '../../../platform/audit.ts'
import type { Read } from '../../../platform/database.ts'
import { orNotFound } from '../../../platform/errors.ts'
import type { Platform } from '../../../platform/platform.ts'
import type { Retained } from '../../../platform/retention.ts'
import { newId } from '../../../platform/tokens.ts'
import { insertHold, liftHold } from './hold-queries.ts'
import type { House } from './house-queries.ts'

export interface WantedHold {
  readonly number: string
  readonly reason: string
  readonly untilOn: Temporal.PlainDate
}

export type HoldOutcome = 'held' | { readonly refusal: 'unknown' | 'in_the_past' | 'held_already' }

/** Nothing of this case is wiped up to and including a day. Only what the person may see himself. */
export function holdCase(
  { db, clock }: Platform,
  actor: Person,
  { house, kinds }: { readonly house: House; readonly kinds: readonly Retained[] },
  { number, reason, untilOn }: WantedHold,
): Promise<HoldOutcome> {
  const setAt = clock.now()
  return db.change(actor, async (tx) => {
    const found = await caseBehind(tx, kinds, house, number)
    if (!found) return { refusal: 'unknown' }
    if (Temporal.PlainDate.compare(untilOn, localDay(setAt, house.zone)) <= 0) return { refusal: 'in_the_past' }
    const id = newId()
    if (!(await insertHold(tx, house.id, { ...found, id, reason, setBy: actor.personId, setAt, untilOn })))
      return { refusal: 'held_already' }
    await audit(tx, actor, {
      action: 'audit.held',
      subjectKind: found.kind,
      subjectId: found.subjectId,
      organisationId: house.id,
      details: { until: untilOn.toString() },
    })
    return 'held'
  })
}

async function caseBehind(db: Read, kinds: readonly Retained[], house: House, number: string) {
  for (const { kind, find } of kinds) {
    const found = await find?.(db, number)
    if (found?.houseId === house.id) return { kind, subjectId: found.id }
  }
  return undefined
}

/** It may be wiped again when its term is over. @throws NotFound */
export function endHold({ db, clock }: Platform, actor: Person, house: House, id: string): Promise<void> {
  return db.change(actor, async (tx) => {
    const { kind, subjectId } = orNotFound(await liftHold(tx, house.id, id, { by: actor.personId, at: clock.now() }))
    await audit(tx, actor, { action: 'audit.hold_lifted', subjectKind: kind, subjectId, organisationId: house.id })
  })
}
