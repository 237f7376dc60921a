import type { Person } from '../../../lib/actor.ts'
import type { Land } from '../../../lib/law.ts'
import { audit } from '../../../platform/audit.ts'
import { NotAllowed } from '../../../platform/errors.ts'
import type { Platform } from '../../../platform/platform.ts'
import { newId } from '../../../platform/tokens.ts'
import type { Proposal } from './set-form.ts'
import { approvedAmong, decideSet, insertSet, oneDecisionAtATime, policyHomes, setById, setsOf } from './set-queries.ts'
import { newestApproval } from './set-review.ts'

/** Somebody proposes values; nothing is calculated with them before another approved. @returns the id of the set */
export function propose({ db, clock }: Platform, actor: Person, land: Land, proposal: Proposal): Promise<string> {
  return db.change(actor, async (tx) => {
    const home = (await policyHomes(tx, actor)).find((one) => one.land === land)
    if (!home) throw new NotAllowed('values of another land')
    const id = newId()
    await insertSet(tx, { ...proposal, id, home, by: actor.personId, at: clock.now() })
    await audit(tx, actor, {
      action: 'tariffs.set_proposed',
      subjectKind: 'tariff_set',
      subjectId: id,
      organisationId: home.id,
      details: { land, from: proposal.fromOn.toString(), until: proposal.untilOn.toString() },
    })
    return id
  })
}

export type Decision =
  | { readonly state: 'approved'; readonly seen: string }
  | { readonly state: 'rejected'; readonly reason: string }
  | { readonly state: 'withdrawn' }

/** `own`: one's own proposal. `others`: only who proposed withdraws. `decided`: not waiting any more. `changed`: what it replaces is not
 * what was looked at. */
export type DecisionRefusal = 'own' | 'others' | 'decided' | 'changed'

/** Approves, rejects or withdraws. Approved values hold from their day, in every process. */
export function decide(
  { db, clock }: Platform,
  actor: Person,
  id: string,
  decision: Decision,
): Promise<'done' | DecisionRefusal> {
  return db.change(actor, async (tx) => {
    await oneDecisionAtATime(tx)
    const homes = await policyHomes(tx, actor)
    const lands = homes.map(({ land }) => land)
    const set = await setById(tx, id, lands)
    if (set.state !== 'proposed') return 'decided'
    const own = set.proposedById === actor.personId
    if (decision.state === 'withdrawn' && !own) return 'others'
    if (decision.state !== 'withdrawn' && own) return 'own'
    if (decision.state === 'approved' && decision.seen !== newestApproval(approvedAmong(await setsOf(tx, [set.land]))))
      return 'changed'
    const decided = await decideSet(tx, id, {
      state: decision.state,
      by: own ? null : actor.personId,
      at: clock.now(),
      reason: decision.state === 'rejected' ? decision.reason : null,
    })
    if (!decided) return 'decided'
    await audit(tx, actor, {
      action: `tariffs.set_${decision.state}`,
      subjectKind: 'tariff_set',
      subjectId: id,
      organisationId: homes.find(({ land }) => land === set.land)?.id ?? null,
      details: { land: set.land, from: set.fromOn.toString() },
    })
    return 'done'
  })
}
