import type { Person } from '../../../lib/actor.ts'
import { audit } from '../../../platform/audit.ts'
import { NotFound, orNotFound } from '../../../platform/errors.ts'
import type { Platform } from '../../../platform/platform.ts'
import { newId } from '../../../platform/tokens.ts'
import { capacities } from '../feedback-permissions.ts'
import { findReaction, insertEvent, lockReaction, type Reaction } from '../reaction-queries.ts'
import { findOffered, insertSituation, saveSituation } from './situation-queries.ts'

/** Make one of a title, join one that is there, or leave it for a reason. */
export type Situating = { readonly make: string } | { readonly join: string } | { readonly leave: string }

/** `changed`: a colleague was first, nothing was done. */
export type Situated = 'done' | 'changed'

/**
 * Says that several reactions are about one thing, or no longer. No reporter learns of it: no letter leaves, and what
 * happened stands in the staff's history only.
 * @throws NotFound for whoever does not watch over the house
 */
export function situate(platform: Platform, actor: Person, id: string, wanted: Situating): Promise<Situated> {
  return platform.db.change(actor, async (tx) => {
    if (!(await lockReaction(tx, id))) throw new NotFound('not found')
    const found = orNotFound(await findReaction(tx, { id }))
    if (!capacities(actor, found).includes('coordinator')) throw new NotFound('not found')
    const leaves = 'leave' in wanted
    if (leaves !== (found.situationId !== null)) return 'changed'
    const situation = leaves ? null : 'make' in wanted ? newSituation(wanted.make) : await findOffered(tx, found, wanted.join) // prettier-ignore
    if (situation === undefined) return 'changed'
    if ('make' in wanted && situation) await insertSituation(tx, { ...situation, ...ofReaction(found), madeAt: platform.clock.now() }) // prettier-ignore
    await saveSituation(tx, id, situation?.id ?? null)
    await insertEvent(tx, {
      id: newId(),
      reactionId: id,
      at: platform.clock.now(),
      kind: leaves ? 'situation_left' : 'situation_joined',
      actor: 'staff',
      personId: actor.personId,
      personName: actor.name,
      words: leaves ? wanted.leave : (situation?.title ?? ''),
      audience: 'staff',
    })
    await audit(tx, actor, {
      action: leaves ? 'feedback.situation_left' : 'feedback.situation_joined',
      subjectKind: 'reaction',
      subjectId: id,
      organisationId: found.holder.id,
      details: { situation: situation?.id ?? found.situationId },
    })
    return 'done'
  })
}

const newSituation = (title: string) => ({ id: newId(), title })
const ofReaction = ({ holder, location }: Reaction) => ({ holderId: holder.id, locationId: location?.id ?? null })
