import type { Person } from '../../../lib/actor.ts'
import { audit } from '../../../platform/audit.ts'
import { NotFound, orNotFound } from '../../../platform/errors.ts'
import type { Platform } from '../../../platform/platform.ts'
import { capacities } from '../feedback-permissions.ts'
import { findReaction, lockReaction, type Reaction } from '../reaction-queries.ts'
import type { Outcome } from '../reaction.ts'
import { draftOf } from '../step-facts.ts'
import { judgeElement, saveDraft } from './draft-queries.ts'

export interface WrittenDraft {
  /** Of the draft that was shown; 0 where there was none. */
  readonly revision: number
  readonly words: string
  readonly noMeasures: string
  readonly elements: readonly { readonly id: string; readonly outcome: Outcome | null; readonly reasons: string }[]
}

/**
 * Keeps what the handler has written so far, right or not; whether it is whole is asked when it is submitted. Who saw an older draft than
 * the one that is there changes nothing.
 */
export function keepDraft(
  { db, clock }: Platform,
  actor: Person,
  id: string,
  draft: WrittenDraft,
): Promise<'kept' | { refusal: 'not_in_this_state' | 'changed' }> {
  return db.change(actor, async (tx) => {
    if (!(await lockReaction(tx, id))) throw new NotFound('not found')
    const found = orNotFound(await findReaction(tx, { id }))
    if (!capacities(actor, found).includes('handler')) throw new NotFound('not found')
    if (isKept(found, draft)) return 'kept'
    if (found.state !== 'handling' && found.state !== 'waiting') return { refusal: 'not_in_this_state' }
    if ((draftOf(found)?.revision ?? 0) !== draft.revision) return { refusal: 'changed' }
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

/** Pressed twice: these very words are there. */
function isKept(found: Reaction, { words, noMeasures, elements }: WrittenDraft): boolean {
  const kept = draftOf(found)
  if (kept?.words !== words || kept.noMeasures !== noMeasures) return false
  return elements.every(({ id, outcome, reasons }) =>
    found.elements.some((one) => one.id === id && one.outcome === outcome && one.reasons === reasons),
  )
}
