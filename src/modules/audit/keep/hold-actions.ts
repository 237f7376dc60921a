import type { Person } from '../../../lib/actor.ts'
import { localDay } from '../../../lib/days.ts'
import { audit } from '../../../platform/audit.ts'
import { orNotFound } from '../../../platform/errors.ts'
import type { Platform } from '../../../platform/platform.ts'
import { newId } from '../../../platform/tokens.ts'
import { findCase } from '../log/log-queries.ts'
import { insertHold, liftHold } from './hold-queries.ts'
import type { House } from './house-queries.ts'

export interface WantedHold {
  readonly number: string
  readonly reason: string
  readonly untilOn: Temporal.PlainDate
}

export type HoldOutcome = 'held' | { readonly refusal: 'unknown' | 'in_the_past' | 'held_already' }

/** Nothing of this case is wiped up to and including a day. Also of what he may not open himself. */
export function holdCase(
  { db, clock }: Platform,
  actor: Person,
  house: House,
  { number, reason, untilOn }: WantedHold,
): Promise<HoldOutcome> {
  const setAt = clock.now()
  return db.change(actor, async (tx) => {
    const found = await findCase(tx, house.id, number)
    if (!found || found.wiped) return { refusal: 'unknown' }
    const { kind, id: subjectId } = found
    if (Temporal.PlainDate.compare(untilOn, localDay(setAt, house.zone)) <= 0) return { refusal: 'in_the_past' }
    const id = newId()
    if (!(await insertHold(tx, house.id, { kind, subjectId, id, reason, setBy: actor.personId, setAt, untilOn })))
      return { refusal: 'held_already' }
    await audit(tx, actor, {
      action: 'audit.held',
      subjectKind: kind,
      subjectId,
      organisationId: house.id,
      details: { until: untilOn.toString() },
    })
    return 'held'
  })
}

/** It may be wiped again when its term is over. @throws NotFound */
export function endHold({ db, clock }: Platform, actor: Person, house: House, id: string): Promise<void> {
  return db.change(actor, async (tx) => {
    const { kind, subjectId } = orNotFound(await liftHold(tx, house.id, id, { by: actor.personId, at: clock.now() }))
    await audit(tx, actor, { action: 'audit.hold_lifted', subjectKind: kind, subjectId, organisationId: house.id })
  })
}
