// What decides over a step, from a reaction as it stands and what somebody wants.
import type { Reaction } from './reaction-queries.ts'
import type { ReactionKind, Head } from './reaction.ts'
import type { ReactionFacts } from './reaction-states.ts'
import { localDay } from '../../lib/days.ts'
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
  /** A word of a complaints desk that answers the question: advice, or the offer to mediate with whom it is about. */
  readonly counsel?: 'advice' | 'mediation' | undefined
  /** A newer date that is promised. */
  readonly promisedOn?: Temporal.PlainDate | undefined
  /** Somebody independent, by the key of `ways/ways.ts`. */
  readonly body?: { readonly key: string; readonly name: string; readonly reach?: string } | undefined
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
    judged:
      draft !== undefined &&
      elements.length > 0 &&
      elements.every(({ outcome, reasons }) => outcome !== null && reasons.trim() !== ''),
    heard: heard(found, 'reporter') && heard(found, 'location'),
    measuresSaid: measures.length > 0 || (draft?.noMeasures ?? '').trim() !== '',
    measuresWhole: measures.every(
      ({ dueOn, state }) => isSettled(state) || Temporal.PlainDate.compare(dueOn, today) >= 0,
    ),
    approverIsHandler: wish.alone === true ? false : personId === null || personId === draft?.draftedBy,
    measuresDone: measures.every(({ state }) => isSettled(state)),
    inTime: isInTime(found, today),
    bodyKnown: wish.body !== undefined,
    mayObject: mayObject(found, today),
    ...objectionFacts(found, { handlerId, personId }),
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

/** The house looks at its judgement again because the reporter objected: nothing has ended that since. */
export const isUnderObjection = ({ history }: Pick<Reaction, 'history'>): boolean =>
  history.findLast(({ kind }) => ofObjection.has(kind))?.kind === 'object'

const ofObjection: ReadonlySet<string> = new Set(['object', 'refuse_objection', 'drop_objection', 'approve', 'mend'])

/** Who wrote and read the judgement objected to: they do not handle that objection. */
export function judgesOf(found: Pick<Reaction, 'history' | 'judgements'>): readonly string[] {
  const sent = isUnderObjection(found) ? sentJudgement(found) : undefined
  return sent ? [sent.draftedBy, ...(sent.approvedBy === null ? [] : [sent.approvedBy])] : []
}

/** Nor does who wrote it read the new one. */
function objectionFacts(
  found: Reaction,
  { handlerId, personId }: { handlerId?: string | undefined; personId: string | null },
) {
  const judges = judgesOf(found)
  return {
    underObjection: judges.length > 0,
    handlerJudged: handlerId !== undefined && judges.includes(handlerId),
    approverJudged: personId !== null && personId === judges[0],
  }
}

type Objectionable = Pick<Reaction, 'history' | 'holder' | 'kind' | 'procedure'>

/** The last day to object to a judgement of this day; undefined where the house knows no objection, or it was made before. */
export function lastDayToObject(
  { history, kind, procedure }: Objectionable,
  judgedOn: Temporal.PlainDate,
): Temporal.PlainDate | undefined {
  if (kind !== 'complaint' || procedure.objectionMonths === 0) return undefined
  if (history.some((event) => event.kind === 'object')) return undefined
  return judgedOn.add({ months: procedure.objectionMonths })
}

/** The last day on which a reporter may object inside the house; undefined where that is not possible. */
export function objectionUntil(found: Objectionable): Temporal.PlainDate | undefined {
  const judged = found.history.findLast(({ kind }) => kind === 'approve')
  return judged && lastDayToObject(found, localDay(judged.at, found.holder.zone))
}

export function mayObject(found: Objectionable, today: Temporal.PlainDate): boolean {
  const last = objectionUntil(found)
  return last !== undefined && Temporal.PlainDate.compare(today, last) <= 0
}

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
