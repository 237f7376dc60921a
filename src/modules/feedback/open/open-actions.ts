import type { Person } from '../../../lib/actor.ts'
import { localDay } from '../../../lib/days.ts'
import { audit } from '../../../platform/audit.ts'
import { planJob } from '../../../platform/jobs.ts'
import { insertOpening } from '../../../platform/opening.ts'
import type { Platform } from '../../../platform/platform.ts'
import { findOpenable, openMinutesOf, zoneOf } from './open-queries.ts'

export const tellOpeningTask = 'feedback_tell_opening'

/** `ordinary`: it is his to handle, and he needs no reason. `unknown`: not there, of another house, or about himself. */
export type OpenOutcome = 'opened' | 'ordinary' | 'unknown'

/** Lets somebody of the house look for a while. Who coordinates and who said it hear so, whatever he then does. */
export function openWithReason(
  { db, clock }: Platform,
  actor: Person,
  { number, reason }: { readonly number: string; readonly reason: string },
): Promise<OpenOutcome> {
  const openedAt = clock.now()
  return db.change(actor, async (tx) => {
    const found = await findOpenable(tx, number)
    if (!found) {
      await audit(tx, actor, {
        action: 'feedback.opening_refused',
        subjectKind: 'reaction',
        subjectId: null,
        organisationId: homeOf(actor),
      })
      return 'unknown'
    }
    if (found.ordinary) return 'ordinary'
    const { id: subjectId, holderId: organisationId } = found
    if (actor.openings?.some((one) => one.subjectId === subjectId)) return 'opened'
    const { zone } = await zoneOf(tx, organisationId)
    const minutes = await openMinutesOf(tx, organisationId, localDay(openedAt, zone))
    const until = openedAt.add({ minutes })
    const who = { personId: actor.personId, organisationId, subjectKind: 'reaction', subjectId }
    const opening = await insertOpening(tx, { ...who, reason, openedAt, until })
    await audit(
      tx,
      { ...actor, openings: [opening] },
      {
        action: 'feedback.opened_with_reason',
        subjectKind: 'reaction',
        subjectId,
        organisationId,
        details: { minutes },
      },
    )
    await planJob(tx, tellOpeningTask, { opening: opening.id }, { key: `${tellOpeningTask}:${opening.id}` })
    return 'opened'
  })
}

const homeOf = ({ memberships }: Person): string | null =>
  memberships.find(({ locationId }) => locationId === null)?.organisationId ?? null
