// The judgement that is being written, as its letter will say it.
import type { Reaction } from '../reaction-queries.ts'
import { draftOf } from '../step-facts.ts'
import type { JudgementContent } from './judge-queries.ts'

/** Undefined where nothing was written yet. The second reader's name stands open. */
export function contentOfDraft(found: Reaction, on: Temporal.PlainDate): JudgementContent | undefined {
  const draft = draftOf(found)
  return (
    draft && {
      number: found.number,
      words: draft.words,
      noMeasures: draft.noMeasures,
      elements: found.elements.map(({ head, words, outcome, reasons }) => ({ head, words, outcome, reasons })),
      measures: found.measures
        .filter(({ state }) => state === 'proposed' || state === 'planned')
        .map(({ words, dueOn, ownerName }) => ({ words, dueOn: dueOn.toString(), ownerName })),
      draftedName: draft.draftedName,
      approvedName: '',
      on: on.toString(),
    }
  )
}
