import type { Write } from '../../../platform/database.ts'
import { planJob } from '../../../platform/jobs.ts'
import type { Taken } from '../step-effects-actions.ts'
import { draftOf } from '../step-facts.ts'
import { saveApproval } from './judge-queries.ts'

/** Freezes what was written, with who wrote and who read it; its letter is printed by the worker. */
export async function approveJudgement(tx: Write, { actor, found, wanted, now, today }: Taken): Promise<void> {
  const draft = draftOf(found)
  if (!draft || actor === 'system' || actor.kind !== 'person') throw new Error('there is no judgement to approve')
  const content = {
    number: found.number,
    words: draft.words,
    noMeasures: draft.noMeasures,
    elements: found.elements.map(({ head, words, outcome, reasons }) => ({ head, words, outcome, reasons })),
    measures: found.measures
      .filter(({ state }) => state === 'proposed' || state === 'planned')
      .map(({ words, dueOn, ownerName }) => ({ words, dueOn: dueOn.toString(), ownerName })),
    draftedName: draft.draftedName,
    approvedName: actor.name,
    on: today.toString(),
  }
  const alone = wanted.alone ?? false
  await saveApproval(tx, draft.id, {
    alone,
    approvedBy: actor.personId,
    approvedName: actor.name,
    approvedAt: now,
    content,
  })
  await planJob(tx, 'feedback_print_judgement', { judgement: draft.id }, { key: `judgement:${draft.id}` })
}
