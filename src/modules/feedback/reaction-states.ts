// One reaction: where it stands, what can happen, who acts next. Whether a person may is in feedback-permissions.ts.
import { move, type Condition, type Machine, type Move } from '../../lib/states.ts'
import type { ReactionKind } from './reaction.ts'

export type ReactionState =
  | 'talk'
  | 'received'
  | 'handling'
  | 'waiting'
  | 'review'
  | 'judged'
  | 'answered'
  | 'closed'
  | 'reopening'
  | 'objecting'
  | 'referred'
  | 'dismissed'
  | 'withdrawn'

export type ReactionStep =
  | 'formalise'
  | 'settle'
  | 'assign'
  | 'convert'
  | 'ask'
  | 'reply'
  | 'unanswered'
  | 'tell'
  | 'promise'
  | 'write'
  | 'submit'
  | 'return'
  | 'approve'
  | 'answer'
  | 'refer'
  | 'dismiss'
  | 'withdraw'
  | 'finish'
  | 'reopen_ask'
  | 'reopen'
  | 'keep_closed'
  | 'object'
  | 'refuse_objection'
  | 'drop_objection'
  | 'mend'

/** Who takes a step; `system` is the clock, or the house itself once everything agreed is done. */
export type ReactionActor = 'coordinator' | 'handler' | 'approver' | 'reporter' | 'system'
export type ReactionTurn = 'coordinator' | 'handler' | 'approver' | 'reporter' | 'nobody'

export type ReactionRefusal =
  | 'words_missing'
  | 'handler_missing'
  | 'handler_is_subject'
  | 'no_complaint'
  | 'is_complaint'
  | 'elements_unjudged'
  | 'side_not_heard'
  | 'measures_missing'
  | 'measure_incomplete'
  | 'approver_is_handler'
  | 'measures_open'
  | 'too_long_ago'
  | 'no_objection'
  | 'under_objection'
  | 'judged_before'
  | 'body_missing'

/** What decides over a step. Whoever has nothing to say about a fact leaves it out: it then does not hold. */
export interface ReactionFacts {
  readonly kind: ReactionKind
  readonly words?: string
  readonly handlerKnown?: boolean
  /** The handler is the one it is about. */
  readonly handlerIsSubject?: boolean
  /** Every part has an outcome and reasons. */
  readonly judged?: boolean
  /** Reporter and location were heard, or there is a reason why not. */
  readonly heard?: boolean
  /** There are measures, or a reason why there are none. */
  readonly measuresSaid?: boolean
  /** Every measure has an owner and a day. */
  readonly measuresWhole?: boolean
  /** Who approves is who wrote it. */
  readonly approverIsHandler?: boolean
  /** No measure still has to be done or looked at. */
  readonly measuresDone?: boolean
  /** Within the term for asking again. */
  readonly inTime?: boolean
  readonly bodyKnown?: boolean
  /** The house knows objection, the term for it runs, and this judgement was not objected to before. */
  readonly mayObject?: boolean
  /** The house looks at its judgement again because the reporter objected. */
  readonly underObjection?: boolean
  /** Who would handle it wrote or read the judgement objected to. */
  readonly handlerJudged?: boolean
  /** Who approves wrote the judgement objected to. */
  readonly approverJudged?: boolean
}

type Must = Condition<ReactionFacts, ReactionRefusal>
const must = (refusal: ReactionRefusal, holds: (facts: ReactionFacts) => boolean | undefined): Must => ({
  refusal,
  holds: (facts) => holds(facts) === true,
})

const words = must('words_missing', (facts) => (facts.words ?? '').trim() !== '')
const handler = must('handler_missing', (facts) => facts.handlerKnown)
const handlerFree = must('handler_is_subject', (facts) => facts.handlerIsSubject === false)
const complaint = must('no_complaint', (facts) => facts.kind === 'complaint')
const noComplaint = must('is_complaint', (facts) => facts.kind !== 'complaint')
const judged = must('elements_unjudged', (facts) => facts.judged)
const heard = must('side_not_heard', (facts) => facts.heard)
const measuresSaid = must('measures_missing', (facts) => facts.measuresSaid)
const measuresWhole = must('measure_incomplete', (facts) => facts.measuresWhole)
const fourEyes = must('approver_is_handler', (facts) => facts.approverIsHandler === false)
const measuresDone = must('measures_open', (facts) => facts.measuresDone)
const inTime = must('too_long_ago', (facts) => facts.inTime)
const mayObject = must('no_objection', (facts) => facts.mayObject)
const underObjection = must('no_objection', (facts) => facts.underObjection)
const noObjection = must('under_objection', (facts) => facts.underObjection !== true)
/** Whoever judged does not judge what is said against that judgement. */
const freshHandler = must('judged_before', (facts) => facts.handlerJudged !== true)
const freshEyes = must('judged_before', (facts) => facts.approverJudged !== true)
const body = must('body_missing', (facts) => facts.bodyKnown)

type ReactionMove = Move<ReactionState, ReactionFacts, ReactionRefusal>

const staff = ['coordinator', 'handler']
const triage = ['coordinator']

const assign: ReactionMove = { to: 'handling', by: triage, must: [handler, handlerFree, freshHandler] }
const withdraw: ReactionMove = { to: 'withdrawn', by: ['reporter', 'coordinator', 'handler'], must: [noObjection] }
const refer: ReactionMove = { to: 'referred', by: triage, must: [body, words, noObjection] }
const dismiss: ReactionMove = { to: 'dismissed', by: triage, must: [words, noObjection] }
/** A slip in a decision is taken back with a reason, and the reporter hears it. */
const mend: ReactionMove = { to: 'received', by: triage, must: [words] }
const ended = { mend } as const

/** What changes nobody's turn: words to and fro, a newer promise, and another kind. */
const beside = (to: ReactionState) => ({
  tell: { to, by: staff, must: [words] },
  promise: { to, by: staff, must: [complaint, words] },
  write: { to, by: ['reporter'], must: [words] },
  convert: { to, by: triage, must: [words, noObjection] },
})
const again: Partial<Record<ReactionStep, ReactionMove>> = {
  reopen_ask: { to: 'reopening', by: ['reporter'], must: [words, inTime] },
}
/** What was judged can be objected to inside the house; the judgement stands until another one replaces it. */
const object: ReactionMove = { to: 'objecting', by: ['reporter', 'coordinator'], must: [complaint, words, mayObject] }
const drop: Partial<Record<ReactionStep, ReactionMove>> = {
  drop_objection: { to: 'judged', by: ['reporter', 'coordinator'], must: [underObjection] },
}

export const reaction: Machine<ReactionState, ReactionStep, ReactionFacts, ReactionRefusal> = {
  of: 'Reaction: what one person says about care',
  start: ['received', 'talk'],
  states: {
    talk: {
      formalise: { to: 'received', by: ['coordinator', 'reporter'] },
      settle: { to: 'closed', by: triage, must: [words] },
      ...beside('talk'),
      withdraw,
    },
    received: {
      assign,
      answer: { to: 'answered', by: staff, must: [noComplaint, words] },
      refer,
      dismiss,
      ...beside('received'),
      withdraw,
    },
    handling: {
      assign,
      ask: { to: 'waiting', by: staff, must: [words] },
      submit: { to: 'review', by: ['handler'], must: [complaint, judged, heard, measuresSaid, measuresWhole] },
      answer: { to: 'answered', by: staff, must: [noComplaint, words] },
      refer,
      dismiss,
      ...beside('handling'),
      withdraw,
      ...drop,
    },
    waiting: {
      assign,
      reply: { to: 'handling', by: ['reporter', 'coordinator', 'handler'], must: [words] },
      unanswered: { to: 'handling', by: ['system', 'handler'] },
      ...beside('waiting'),
      withdraw,
      ...drop,
    },
    review: {
      approve: { to: 'judged', by: ['approver'], must: [fourEyes, freshEyes] },
      return: { to: 'handling', by: ['approver', 'handler'], must: [words] },
      tell: { to: 'review', by: staff, must: [words] },
      promise: { to: 'review', by: staff, must: [words] },
      write: { to: 'review', by: ['reporter'], must: [words] },
      withdraw,
      ...drop,
    },
    judged: {
      finish: { to: 'closed', by: ['system'], must: [measuresDone] },
      ...again,
      object,
      tell: { to: 'judged', by: staff, must: [words] },
      write: { to: 'judged', by: ['reporter'], must: [words] },
    },
    answered: { ...again, write: { to: 'answered', by: ['reporter'], must: [words] }, ...ended },
    closed: { ...again, object },
    reopening: {
      reopen: { to: 'received', by: triage, must: [words] },
      // What was agreed before still has to be done; without anything left the house closes it at once.
      keep_closed: { to: 'judged', by: triage, must: [words] },
      write: { to: 'reopening', by: ['reporter'], must: [words] },
    },
    objecting: {
      assign,
      refuse_objection: { to: 'judged', by: triage, must: [words] },
      ...drop,
      tell: { to: 'objecting', by: staff, must: [words] },
      write: { to: 'objecting', by: ['reporter'], must: [words] },
    },
    referred: { ...ended },
    dismissed: { ...again, ...ended },
    withdrawn: { ...ended },
  },
}

/** Whose turn it is. */
export const turnIn = {
  talk: 'coordinator',
  received: 'coordinator',
  handling: 'handler',
  waiting: 'reporter',
  review: 'approver',
  judged: 'nobody',
  answered: 'nobody',
  closed: 'nobody',
  reopening: 'coordinator',
  objecting: 'coordinator',
  referred: 'nobody',
  dismissed: 'nobody',
  withdrawn: 'nobody',
} as const satisfies Record<ReactionState, ReactionTurn>

/** Whether the terms of the house still run. */
export const isOpen = (state: ReactionState): boolean => turnIn[state] !== 'nobody'

export type Decided = { ok: ReactionState } | { refusal: ReactionRefusal | 'not_in_this_state' | 'not_by_you' }

/** Where a step of this actor leads, or the name of the first thing that stands in its way. */
export function decide(state: ReactionState, step: ReactionStep, by: ReactionActor, facts: ReactionFacts): Decided {
  const found = reaction.states[state][step]
  if (found && !found.by.includes(by)) return { refusal: 'not_by_you' }
  return move(reaction, state, step, facts)
}

export const canTake = (state: ReactionState, step: ReactionStep, by: ReactionActor): boolean =>
  reaction.states[state][step]?.by.includes(by) ?? false
