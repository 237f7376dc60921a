import type { Person } from '../../../lib/actor.ts'
import { localDay } from '../../../lib/days.ts'
import { audit } from '../../../platform/audit.ts'
import { NotFound, orNotFound } from '../../../platform/errors.ts'
import type { Platform } from '../../../platform/platform.ts'
import { newId } from '../../../platform/tokens.ts'
import { houseById } from '../house-queries.ts'
import { type AssignRefusal, assignRefusal, holdsOn } from './clients.ts'
import { assignmentsOf, endAssignment, insertAssignment, isClient, lockClient, managersOf } from './clients-queries.ts'

export interface WantedAssignment {
  readonly authorityId: string
  readonly organiserId: string
  readonly personId: string
  readonly fromOn: Temporal.PlainDate
}

/** Somebody talks with an organiser from a day on; who did so before does until the day before. */
export function assignClient(
  platform: Platform,
  actor: Person,
  wanted: WantedAssignment,
): Promise<'assigned' | { readonly refusal: AssignRefusal }> {
  return platform.db.change(actor, async (tx) => {
    const { authorityId, organiserId, personId, fromOn } = wanted
    await lockClient(tx, organiserId)
    if (!(await isClient(tx, authorityId, organiserId))) throw new NotFound('not found')
    const person = orNotFound((await managersOf(tx, authorityId)).find(({ id }) => id === personId))
    const known = (await assignmentsOf(tx, authorityId)).filter((one) => one.organiserId === organiserId)
    // Pressed twice: it is so already.
    if (known.some((one) => one.personId === personId && one.fromOn.equals(fromOn))) return 'assigned'
    const now = platform.clock.now()
    const today = localDay(now, (await houseById(tx, authorityId)).zone)
    const refusal = assignRefusal(known, wanted, today)
    if (refusal) return { refusal }
    const before = holdsOn(known, fromOn)
    if (before) await endAssignment(tx, before.id, fromOn.subtract({ days: 1 }))
    const id = newId()
    await insertAssignment(tx, { id, authorityId, organiserId, personId, personName: person.name, fromOn, setBy: actor.personId, setAt: now }) // prettier-ignore
    await audit(tx, actor, {
      action: 'supervision.client_assigned',
      subjectKind: 'organiser',
      subjectId: organiserId,
      organisationId: authorityId,
      details: { person: personId, from: fromOn.toString(), before: before?.personId ?? null },
    })
    return 'assigned'
  })
}
