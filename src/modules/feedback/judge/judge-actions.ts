import type { Write } from '../../../platform/database.ts'
import { planJob } from '../../../platform/jobs.ts'
import type { Taken } from '../step-effects-actions.ts'
import { draftOf, lastDayToObject } from '../step-facts.ts'
import { contentOfDraft } from './draft-content.ts'
import { saveApproval } from './judge-queries.ts'

/** Freezes what was written, with who wrote and who read it; its letter is printed by the worker. */
export async function approveJudgement(tx: Write, { actor, found, wanted, now, today }: Taken): Promise<void> {
  const draft = draftOf(found)
  if (!draft || actor === 'system' || actor.kind !== 'person') throw new Error('there is no judgement to approve')
  const written = contentOfDraft(found, today)
  if (!written) throw new Error('there is no judgement to approve')
  const objectUntil = lastDayToObject(found, today)?.toString()
  const content = { ...written, approvedName: actor.name, ...(objectUntil === undefined ? {} : { objectUntil }) }
  const alone = wanted.alone ?? false
  await saveApproval(
    tx,
    { id: draft.id, reactionId: found.id },
    {
      alone,
      approvedBy: actor.personId,
      approvedName: actor.name,
      approvedAt: now,
      content,
    },
  )
  await planJob(tx, 'feedback_print_judgement', { judgement: draft.id }, { key: `judgement:${draft.id}` })
}
