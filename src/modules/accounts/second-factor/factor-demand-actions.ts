import type { Person } from '../../../lib/actor.ts'
import { audit } from '../../../platform/audit.ts'
import { NotAllowed, NotFound } from '../../../platform/errors.ts'
import type { Platform } from '../../../platform/platform.ts'
import { mayManagePeopleOf } from '../roles.ts'
import { demandsFor, type DatedDemand } from './factor-demand.ts'
import { saveDemand } from './factor-demand-queries.ts'

/** A house decides what a role needs from a day on, never less than the floor of the installation. */
export function decideDemand(
  { db, clock }: Platform,
  actor: Person,
  organisationId: string,
  wish: DatedDemand,
): Promise<void> {
  if (!mayManagePeopleOf(actor, organisationId)) throw new NotFound('not of an organisation that one manages')
  if (!demandsFor(wish.role).includes(wish.demand)) throw new NotAllowed('below the floor')
  return db.gate(async (tx) => {
    await saveDemand(tx, { ...wish, organisationId, by: actor.personId, at: clock.now() })
    await audit(tx, actor, {
      action: 'accounts.factor_demanded',
      subjectKind: 'organisation',
      subjectId: organisationId,
      organisationId,
      details: { role: wish.role, from: wish.from.toString(), demand: wish.demand },
    })
  })
}
