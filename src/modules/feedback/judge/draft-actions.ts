import type { Person } from '../../../lib/actor.ts'
import { audit } from '../../../platform/audit.ts'
import { NotFound, orNotFound } from '../../../platform/errors.ts'
import type { Platform } from '../../../platform/platform.ts'
import { capacities } from '../feedback-permissions.ts'
import { findReaction, lockReaction } from '../reaction-queries.ts'
import type { Outcome } from '../reaction.ts'
import { judgeElement, saveDraft } from './draft-queries.ts'

export interface WrittenDraft {
  readonly words: string
  readonly noMeasures: string
  readonly elements: readonly { readonly id: string; readonly outcome: Outcome | null; readonly reasons: string }[]
}

/** Keeps what the handler has written so far, right or not; whether it is whole is asked when it is submitted. */
export function keepDraft(
  { db, clock }: Platform,
  actor: Person,
  id: string,
  draft: WrittenDraft,
): Promise<'kept' | { refusal: 'not_in_this_state' }> {
  return db.change(actor, async (tx) => {
    if (!(await lockReaction(tx, id))) throw new NotFound('not found')
    const found = orNotFound(await findReaction(tx, { id }))
    if (!capacities(actor, found).includes('handler')) throw new NotFound('not found')
    if (found.state !== 'handling' && found.state !== 'waiting') return { refusal: 'not_in_this_state' }
    await saveDraft(tx, id, draft, actor, clock.now())
    for (const element of draft.elements) await judgeElement(tx, id, element)
    await audit(tx, actor, {
      action: 'feedback.judgement_drafted',
      subjectKind: 'reaction',
      subjectId: id,
      organisationId: found.holder.id,
    })
    return 'kept'
  })
}
