import type { Person } from '../../../lib/actor.ts'
import { localDay } from '../../../lib/days.ts'
import { audit } from '../../../platform/audit.ts'
import type { Write } from '../../../platform/database.ts'
import { NotFound, orNotFound } from '../../../platform/errors.ts'
import { emit, planJob } from '../../../platform/jobs.ts'
import type { Platform } from '../../../platform/platform.ts'
import { newId } from '../../../platform/tokens.ts'
import { coordinatedBy } from '../feedback-permissions.ts'
import { writeHistory } from '../history-actions.ts'
import { knownReporter } from '../identity/known-queries.ts'
import { type Leak, leaksIn } from '../identity/leak.ts'
import { planReporterLetter } from '../reaction-letter-actions.ts'
import { endTerms, findReaction, lockReaction, type Reaction, readTerms, saveReaction } from '../reaction-queries.ts'
import { turnIn } from '../reaction-states.ts'
import { nextDue } from '../reaction-terms.ts'
import { addressOf, beginTerms, complaintTerms } from '../step-effects-actions.ts'
import { decideHandover, mayHandOver, needsConsent } from './handover.ts'
import { decideOnHandover, findHandover, type Handover, handoversOf, insertHandover, takeOver, takersFor } from './handover-queries.ts' // prettier-ignore

export interface WantedHandover {
  readonly toId: string
  readonly reason: string
  readonly summary: string
  readonly consent: string
}

export type AskOutcome =
  | 'asked'
  | { readonly refusal: 'not_now' | 'asked_already' | 'consent_missing' | 'taker_missing' }
  | { readonly leaks: readonly Leak[] }

/** Asks another house to handle it. Nothing moves yet; the reporter reads that it was asked, and why. */
export function askHandover(
  platform: Platform,
  actor: Person,
  number: string,
  wanted: WantedHandover,
): Promise<AskOutcome> {
  return platform.db.change(actor, async (tx) => {
    const seen = orNotFound(await findReaction(tx, { number }))
    await lockReaction(tx, seen.id)
    const found = orNotFound(await findReaction(tx, { number }))
    if (!coordinatedBy(actor).includes(found.holder.id)) throw new NotFound('not found')
    const open = (await handoversOf(tx, found.id)).find(({ state }) => state === 'asked')
    if (open)
      return open.taker.id === wanted.toId && open.reason === wanted.reason ? 'asked' : { refusal: 'asked_already' }
    if (!mayHandOver(found)) return { refusal: 'not_now' }
    const taker = (await takersFor(tx, found)).find(({ id }) => id === wanted.toId)
    if (!taker) return { refusal: 'taker_missing' }
    if (needsConsent(taker, found) && wanted.consent === '') return { refusal: 'consent_missing' }
    const leaks = leaksIn(wanted.summary, await knownReporter(tx, platform.keys, found))
    if (leaks.length > 0) return { leaks }
    const id = newId()
    const now = platform.clock.now()
    await insertHandover(tx, {
      id,
      reactionId: found.id,
      number: found.number,
      locationId: found.location?.id ?? null,
      fromId: found.holder.id,
      toId: taker.id,
      reason: wanted.reason,
      summary: wanted.summary,
      consent: wanted.consent === '' ? null : wanted.consent,
      askedBy: actor.personId,
      askedName: actor.name,
      askedAt: now,
    })
    await writeHistory(tx, actor, found, now, { kind: 'handover_asked', words: wanted.reason, audience: 'reporter', details: { to: taker.name, handover: id }, audited: { handover: id } }) // prettier-ignore
    await planJob(tx, 'feedback_tell_handover', { handover: id, news: 'asked' }, { key: `handover:${id}` })
    return 'asked'
  })
}

export type DecideOutcome = 'done' | 'changed'

/** The other house says yes: from now on it is its own, with a handler, promises and words of its own. */
export function acceptHandover(platform: Platform, actor: Person, id: string): Promise<DecideOutcome> {
  return platform.db.change(actor, async (tx) => {
    const asked = await ofTaker(tx, actor, id)
    if (!('ok' in decideHandover(asked.state, 'accept', { words: '' }))) return asked.state === 'accepted' ? 'done' : 'changed' // prettier-ignore
    const now = platform.clock.now()
    const taken = await takeOver(tx, id)
    if (!taken) return 'changed'
    // A word of the former house at this very moment stays there; those of the new one come after it.
    await decideOnHandover(tx, id, { state: 'accepted', by: own(actor), at: now })
    await lockReaction(tx, taken)
    const found = orNotFound(await findReaction(tx, { id: taken }))
    const today = localDay(now, found.holder.zone)
    await startHere(tx, found, today)
    const begun = orNotFound(await findReaction(tx, { id: taken }))
    await writeHistory(tx, actor, begun, now, { kind: 'handed_over', words: asked.reason, audience: 'reporter', details: { from: asked.giver.name, to: asked.taker.name, handover: id }, audited: { handover: id } }) // prettier-ignore
    const facts = { words: asked.reason, bodyName: asked.giver.name, dueOn: begun.dueOn }
    await planReporterLetter(tx, platform, addressOf(begun), 'handed_over', facts)
    await emit(tx, 'feedback.received', { subject: begun.id, holderId: begun.holder.id })
    return 'done'
  })
}

const own = ({ personId, name }: Person) => ({ id: personId, name })

/** @throws NotFound where who acts does not watch over the house that was asked */
async function ofTaker(tx: Write, actor: Person, id: string): Promise<Handover> {
  const asked = orNotFound(await findHandover(tx, id))
  if (!coordinatedBy(actor).includes(asked.taker.id)) throw new NotFound('not found')
  return asked
}

/**
 * Terms of law go on as they ran: a hand-over moves no statutory day. What a house promises by itself begins on the day of its yes,
 * for it promised nothing before. At a complaints desk it is a question: that gives no judgement on other childcare.
 */
async function startHere(tx: Write, found: Reaction, today: Temporal.PlainDate): Promise<void> {
  const question = found.kind !== 'complaint' || found.holder.kind === 'complaints_desk'
  const kept = question ? [] : found.terms.filter(({ byLaw, metOn, dropped }) => byLaw && metOn === null && !dropped)
  const ended = [...complaintTerms, 'answer', 'reply'] as const
  await endTerms(tx, found.id, ended.filter((name) => !kept.some((term) => term.name === name)), 'dropped') // prettier-ignore
  const names = question
    ? (['answer'] as const)
    : complaintTerms.filter((name) => !kept.some((term) => term.name === name))
  await beginTerms(tx, found, names, today)
  const next = nextDue(turnIn.received, await readTerms(tx, found.id))
  await saveReaction(tx, found.id, {
    state: 'received',
    acts: turnIn.received,
    dueOn: next?.dueOn ?? null,
    dueTerm: next?.name ?? null,
    closedAt: null,
    ...(question && found.kind === 'complaint' ? { kind: 'question' as const, filedOn: null } : {}),
  })
}

/** It does not belong here either, and this is why. */
export function returnHandover(platform: Platform, actor: Person, id: string, answer: string): Promise<DecideOutcome> {
  return platform.db.change(actor, async (tx) => {
    const asked = await ofTaker(tx, actor, id)
    const decided = decideHandover(asked.state, 'return', { words: answer })
    if (!('ok' in decided)) return asked.state === 'returned' && asked.answer === answer ? 'done' : 'changed'
    await decideOnHandover(tx, id, { state: decided.ok, by: own(actor), at: platform.clock.now(), answer })
    // The rows do not let this house write in a reaction that it does not have.
    await planJob(tx, 'feedback_tell_handover', { handover: id, news: 'returned' }, { key: `handover:${id}` })
    await auditDecided(tx, actor, 'feedback.handover_returned', asked, asked.taker.id)
    return 'done'
  })
}

/** Whoever asked thinks again, before there is an answer. */
export function takeBackHandover(platform: Platform, actor: Person, id: string): Promise<DecideOutcome> {
  return platform.db.change(actor, async (tx) => {
    const asked = orNotFound(await findHandover(tx, id))
    if (!coordinatedBy(actor).includes(asked.giver.id)) throw new NotFound('not found')
    const decided = decideHandover(asked.state, 'take_back', { words: '' })
    if (!('ok' in decided)) return asked.state === 'taken_back' ? 'done' : 'changed'
    await decideOnHandover(tx, id, { state: decided.ok, by: own(actor), at: platform.clock.now() })
    await auditDecided(tx, actor, 'feedback.handover_taken_back', asked, asked.giver.id)
    return 'done'
  })
}

const auditDecided = (tx: Write, actor: Person, action: string, { id, reactionId }: Handover, organisationId: string) =>
  audit(tx, actor, {
    action,
    subjectKind: 'reaction',
    subjectId: reactionId,
    organisationId,
    details: { handover: id },
  })
