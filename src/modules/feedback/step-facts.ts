// What decides over a step, from a reaction as it stands and what somebody wants.
import type { Reaction } from './reaction-queries.ts'
import type { ReactionKind, Head } from './reaction.ts'
import type { ReactionFacts } from './reaction-states.ts'
import { isSettled } from './measure.ts'

/** What comes along with a step; each step uses its own part. */
export interface StepWish {
  readonly words: string
  /** Who will handle it. */
  readonly handler?: { readonly id: string; readonly name: string } | undefined
  /** Whom it is about: these people can neither handle nor see it. */
  readonly subjects?: readonly string[] | undefined
  /** What exactly is complained of. */
  readonly elements?: readonly { readonly head: Head; readonly words: string }[] | undefined
  /** The second reader. */
  readonly approverId?: string | undefined
  readonly kind?: ReactionKind | undefined
  /** A word that also proposes a solution. */
  readonly proposal?: boolean | undefined
  /** A newer date that is promised. */
  readonly promisedOn?: Temporal.PlainDate | undefined
  /** Somebody independent, by the key of `ways/ways.ts`. */
  readonly body?: { readonly key: string; readonly name: string } | undefined
  /** The house has nobody else who could read along. */
  readonly alone?: boolean | undefined
}

interface Looking {
  readonly personId: string | null
  readonly today: Temporal.PlainDate
}

export function factsOf(found: Reaction, wish: StepWish, { personId, today }: Looking): ReactionFacts {
  const { kind, elements, measures, handler } = found
  const draft = draftOf(found)
  const subjects = wish.subjects ?? found.subjects.map(({ id }) => id)
  const handlerId = wish.handler?.id ?? handler?.id
  return {
    kind,
    words: wish.words,
    handlerKnown: handlerId !== undefined,
    handlerIsSubject: handlerId !== undefined && subjects.includes(handlerId),
    judged: elements.length > 0 && elements.every(({ outcome, reasons }) => outcome !== null && reasons.trim() !== ''),
    heard: heard(found, 'reporter') && heard(found, 'location'),
    measuresSaid: measures.length > 0 || (draft?.noMeasures ?? '').trim() !== '',
    measuresWhole: measures.every(
      ({ dueOn, state }) => isSettled(state) || Temporal.PlainDate.compare(dueOn, today) >= 0,
    ),
    approverIsHandler: wish.alone === true ? false : personId === null || personId === draft?.draftedBy,
    measuresDone: measures.every(({ state }) => isSettled(state)),
    inTime: isInTime(found, today),
    bodyKnown: wish.body !== undefined,
  }
}

/** The judgement that is being written. */
export const draftOf = ({ judgements }: Pick<Reaction, 'judgements'>) =>
  judgements.findLast(({ approvedAt }) => approvedAt === null)

/** The judgement that was sent last. */
export const sentJudgement = ({ judgements }: Pick<Reaction, 'judgements'>) =>
  judgements.findLast(({ approvedAt }) => approvedAt !== null)

/** A side was heard, or it is written down why not. An answer of the location counts. */
export const heard = ({ hearings, inquiries }: Reaction, party: 'reporter' | 'location'): boolean =>
  hearings.some((one) => one.party === party) ||
  (party === 'location' && inquiries.some(({ answeredAt }) => answeredAt !== null))

/** Whether a reporter may still ask to look again. */
export function isInTime(
  found: Pick<Reaction, 'closedAt' | 'history' | 'holder' | 'procedure'>,
  today: Temporal.PlainDate,
) {
  const ended = found.closedAt ?? found.history.findLast(({ kind }) => kind === 'approve')?.at
  if (!ended) return false
  const last = ended.toZonedDateTimeISO(found.holder.zone).toPlainDate().add({ months: found.procedure.reopenMonths })
  return Temporal.PlainDate.compare(today, last) <= 0
}
