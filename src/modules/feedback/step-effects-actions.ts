import type { Actor } from '../../lib/actor.ts'
import type { Write } from '../../platform/database.ts'
import { planJob } from '../../platform/jobs.ts'
import type { Platform } from '../../platform/platform.ts'
import { newId } from '../../platform/tokens.ts'
import { approveJudgement } from './judge/judge-actions.ts'
import { agreeMeasures } from './measures/measure-queries.ts'
import { closeMediation } from './mediate/mediation-queries.ts'
import { endTerms, type EventDetails, insertTerm, type Reaction, type ReactionChange } from './reaction-queries.ts'
import { planReporterLetter } from './reaction-letter-actions.ts'
import type { LetterFacts, LetterKind } from './reaction-mail.ts'
import { isFormal } from './reaction.ts'
import { type ReactionState, type ReactionStep, turnIn } from './reaction-states.ts'
import { byLaw, explain, type TermName } from './reaction-terms.ts'
import type { StepWish } from './step-facts.ts'
import { isUnderObjection } from './step-facts.ts'
import { promiseTerm, replaceElements, replaceSubjects, restoreJudged } from './step-queries.ts'

export interface Taken {
  readonly actor: Actor | 'system'
  readonly found: Reaction
  readonly wanted: StepWish & { readonly step: ReactionStep }
  readonly to: ReactionState
  readonly now: Temporal.Instant
  readonly today: Temporal.PlainDate
  readonly eventId: string
}

export interface Effects {
  readonly change: Partial<ReactionChange>
  readonly details: EventDetails
  readonly audience: 'reporter' | 'staff'
  /** What stands in the history where it is not what was typed. */
  readonly words?: string
  /** A letter left. */
  readonly letter: boolean
}

interface Effect {
  readonly change?: Partial<ReactionChange>
  readonly details?: EventDetails
  /** Told to nobody but colleagues. */
  readonly internal?: boolean
  readonly letter?: { readonly kind: LetterKind; readonly facts?: Partial<LetterFacts> }
}

/** What a step does beside moving on: terms that begin and end, people, parts, judgement, letter. */
export async function applyEffects(tx: Write, platform: Platform, taken: Taken): Promise<Effects> {
  const effect = await effects[taken.wanted.step](tx, platform, taken)
  const { change = {}, details = {}, internal = false, letter } = effect
  if (taken.found.kind === 'question' && turnIn[taken.to] === 'nobody')
    await closeMediation(tx, taken.found.id, taken.now)
  const sent = letter ? await tell(tx, platform, taken, letter) : false
  return { change, details, audience: internal ? 'staff' : 'reporter', letter: sent }
}

const tell = (
  tx: Write,
  platform: Platform,
  { found, wanted }: Taken,
  { kind, facts = {} }: NonNullable<Effect['letter']>,
) => planReporterLetter(tx, platform, addressOf(found), kind, { words: wanted.words, ...facts })

/** Where letters about it go. */
export const addressOf = (found: Reaction) => ({
  reactionId: found.id,
  number: found.number,
  kind: found.kind,
  holderId: found.holder.id,
  holderName: found.holder.name,
  language: found.language,
  contactName: found.contactName,
  email: found.contactEmail,
  sealed: found.contactSealed,
  deskId: found.deskId,
  strict: found.strict,
})

type Apply = (tx: Write, platform: Platform, taken: Taken) => Promise<Effect>

const nothing: Apply = async () => ({})
const ofHouse = ['handler', 'proposal', 'judgement', 'progress', 'answer', 'reply', 'reopening', 'objection'] as const

const effects: Readonly<Record<ReactionStep, Apply>> = {
  async formalise(tx, _, { found, today }) {
    await beginTerms(tx, found, complaintTerms, today)
    return { change: { filedOn: today, channel: 'counter', kind: 'complaint' } }
  },
  settle: nothing,
  async assign(tx, _, { found, wanted, today }) {
    if (wanted.subjects) await replaceSubjects(tx, found.id, wanted.subjects)
    if (wanted.elements && wanted.elements.length > 0) await replaceElements(tx, found, wanted.elements)
    await endTerms(tx, found.id, ['handler'], { metOn: today })
    const { handler = found.handler } = wanted
    const facts = {
      handlerName: handler?.name,
      dueOn: dueOf(found, 'proposal'),
      judgementOn: dueOf(found, isUnderObjection(found) ? 'objection' : 'judgement'),
    }
    return {
      change: { handler, approverId: wanted.approverId ?? null },
      details: { handler: handler?.name ?? '' },
      letter: { kind: 'assigned', facts: { ...facts, dueOn: facts.dueOn ?? dueOf(found, 'answer') } },
    }
  },
  /** A slip in what it is: its terms count from the first word all the same. */
  async convert(tx, _, { found, wanted }) {
    const kind = wanted.kind ?? found.kind
    const received = found.receivedAt.toZonedDateTimeISO(found.holder.zone).toPlainDate()
    const formal = isFormal(kind, found.channel)
    await endTerms(tx, found.id, ofHouse, 'dropped')
    if (found.channel !== 'talk')
      await beginTerms(tx, found, formal ? complaintTerms.filter((name) => named(found, name)) : ['answer'], received)
    return { change: { kind, filedOn: formal ? received : null }, details: { from: found.kind, kind } }
  },
  async ask(tx, _, { found, today }) {
    const due = await beginTerm(tx, found, 'reply', today)
    return { details: { due: due.toString() }, letter: { kind: 'asked', facts: { dueOn: due } } }
  },
  async reply(tx, _, { found, today }) {
    await endTerms(tx, found.id, ['reply'], { metOn: today })
    return {}
  },
  async unanswered(tx, _, { found }) {
    await endTerms(tx, found.id, ['reply'], 'dropped')
    return { internal: true }
  },
  async tell(tx, _, { found, wanted, today }) {
    const { counsel } = wanted
    const due = counsel ? await counselGiven(tx, found, today) : await renewProgress(tx, found, today)
    if (wanted.proposal === true) await endTerms(tx, found.id, ['proposal'], { metOn: today })
    const facts = { dueOn: due ?? dueOf(found, 'judgement'), proposal: wanted.proposal, bodyName: wanted.body?.name }
    return {
      details: { proposal: wanted.proposal ?? false, counsel: counsel ?? null },
      letter: { kind: counsel === 'mediation' ? 'mediation' : 'told', facts },
    }
  },
  /** An overrun of the law's date stays one: only the promise is new. */
  async promise(tx, _, { found, wanted, today }) {
    const on = wanted.promisedOn ?? today
    await promiseTerm(tx, found.id, 'judgement', on)
    await renewProgress(tx, found, today)
    return { details: { promised: on.toString() }, letter: { kind: 'promised', facts: { dueOn: on } } }
  },
  write: nothing,
  submit: async (_tx, _platform, { wanted }) => ({
    internal: true,
    ...(wanted.approverId === undefined ? {} : { change: { approverId: wanted.approverId } }),
  }),
  return: async () => ({ internal: true }),
  async approve(tx, _, taken) {
    const { found, today } = taken
    await approveJudgement(tx, taken)
    await agreeMeasures(tx, found.id)
    await endTerms(tx, found.id, ['judgement', 'proposal', 'progress', 'handler', 'objection'], { metOn: today })
    const runAt = taken.now.add({ hours: 7 * 24 })
    await planJob(tx, 'feedback_ask_survey', { reaction: found.id }, { key: `survey:${found.id}`, runAt })
    return { letter: { kind: 'judged', facts: { words: '' } } }
  },
  async answer(tx, _, { found, today }) {
    await endTerms(tx, found.id, ['answer', 'handler'], { metOn: today })
    return { letter: { kind: 'answered' } }
  },
  async refer(tx, _, { found, wanted }) {
    await endTerms(tx, found.id, ofHouse, 'dropped')
    return {
      details: { body: wanted.body?.key ?? '' },
      letter: { kind: 'referred', facts: { bodyName: wanted.body?.name, bodyReach: wanted.body?.reach } },
    }
  },
  async dismiss(tx, _, { found }) {
    await endTerms(tx, found.id, ofHouse, 'dropped')
    return { letter: { kind: 'dismissed' } }
  },
  async withdraw(tx, _, { found }) {
    await endTerms(tx, found.id, ofHouse, 'dropped')
    return { letter: { kind: 'withdrawn' } }
  },
  // Where nothing was left to do the last letter has just said so.
  finish: async (_tx, _platform, { found }) =>
    found.history.findLast(({ kind }) => beforeFinish.has(kind))?.kind.startsWith('measure_') === true
      ? { letter: { kind: 'closed', facts: { words: '' } } }
      : {},
  async reopen_ask(tx, _, { found, today }) {
    const due = await beginTerm(tx, found, 'reopening', today)
    return { details: { due: due.toString() }, letter: { kind: 'reopening', facts: { dueOn: due, words: '' } } }
  },
  async reopen(tx, _, { found, today }) {
    await endTerms(tx, found.id, ['reopening'], { metOn: today })
    await beginTerms(tx, found, found.kind === 'complaint' ? complaintTerms : ['answer'], today)
    return { change: { handler: null, approverId: null }, letter: { kind: 'reopened' } }
  },
  async keep_closed(tx, _, { found, today }) {
    await endTerms(tx, found.id, ['reopening'], { metOn: today })
    return { letter: { kind: 'kept_closed' } }
  },
  /** The judgement stands meanwhile; somebody who did not judge looks at it again, by a day that the house promises. */
  async object(tx, _, { found, today }) {
    const due = await beginTerm(tx, found, 'objection', today)
    await beginTerm(tx, found, 'progress', today)
    return {
      change: { handler: null, approverId: null },
      details: { due: due.toString() },
      letter: { kind: 'objecting', facts: { dueOn: due, words: '' } },
    }
  },
  async refuse_objection(tx, _, { found, today }) {
    await endTerms(tx, found.id, ['objection', 'progress'], { metOn: today })
    return { letter: { kind: 'objection_refused' } }
  },
  /** Taken back: what was judged stands as it was sent, and what was being written about it is gone. */
  async drop_objection(tx, _, { found }) {
    await endTerms(tx, found.id, ofHouse, 'dropped')
    await restoreJudged(tx, found.id)
    return { letter: { kind: 'objection_dropped' } }
  },
  /** What was ended by mistake goes on, and its dates are those of the first day. */
  async mend(tx, _, { found }) {
    const since = found.filedOn ?? found.receivedAt.toZonedDateTimeISO(found.holder.zone).toPlainDate()
    await beginTerms(tx, found, found.filedOn ? complaintTerms : ['answer'], since)
    return { letter: { kind: 'mended' } }
  },
}

const beforeFinish: ReadonlySet<string> = new Set([
  'approve',
  'keep_closed',
  'refuse_objection',
  'drop_objection',
  'measure_verify',
  'measure_cancel',
])

/** Who handles it is known already. */
const named = ({ handler }: Reaction, name: TermName) => name !== 'handler' || handler === null

export const complaintTerms: readonly TermName[] = ['handler', 'proposal', 'judgement', 'progress']

export async function beginTerms(tx: Write, found: Reaction, names: readonly TermName[], from: Temporal.PlainDate) {
  for (const name of names) await beginTerm(tx, found, name, from)
}

/** @returns the day on which it ends */
async function beginTerm(tx: Write, found: Reaction, name: TermName, from: Temporal.PlainDate) {
  const { due } = explain(name, found.holder, from, found.procedure)
  // Begun anew, what still ran asks nothing any more.
  await endTerms(tx, found.id, [name], 'dropped')
  const term = {
    id: newId(),
    reactionId: found.id,
    name,
    byLaw: byLaw(name, found.holder, from),
    startedOn: from,
    dueOn: due,
  }
  await insertTerm(tx, term)
  return due
}

/** The reporter heard something: the next word is due so many weeks later, while the matter runs. */
async function renewProgress(tx: Write, found: Reaction, today: Temporal.PlainDate) {
  const runs = found.terms.some(({ name, metOn, dropped }) => name === 'progress' && metOn === null && !dropped)
  if (!runs) return undefined
  await endTerms(tx, found.id, ['progress'], { metOn: today })
  return beginTerm(tx, found, 'progress', today)
}

/** The question has an answer; from now on the reporter hears how it goes on. */
async function counselGiven(tx: Write, found: Reaction, today: Temporal.PlainDate) {
  await endTerms(tx, found.id, ['answer', 'progress'], { metOn: today })
  return beginTerm(tx, found, 'progress', today)
}

const dueOf = ({ terms }: Reaction, name: TermName) =>
  terms.findLast((term) => term.name === name && !term.dropped)?.dueOn
