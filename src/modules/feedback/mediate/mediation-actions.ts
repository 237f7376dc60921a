import type { Actor, Person } from '../../../lib/actor.ts'
import { calendars } from '../../../lib/calendars.ts'
import { localDay } from '../../../lib/days.ts'
import type { Land } from '../../../lib/law.ts'
import { addWorkingDays } from '../../../lib/working-days.ts'
import { audit } from '../../../platform/audit.ts'
import type { Write } from '../../../platform/database.ts'
import { NotFound, orNotFound } from '../../../platform/errors.ts'
import { planJob } from '../../../platform/jobs.ts'
import type { Platform } from '../../../platform/platform.ts'
import { newId } from '../../../platform/tokens.ts'
import { capacities } from '../feedback-permissions.ts'
import { type StepOutcome, takeStepIn } from '../reaction-actions.ts'
import { findReaction, insertEvent, lockReaction, type Reaction } from '../reaction-queries.ts'
import {
  decideMediation,
  type Ending,
  halfDaysUsed,
  isOfRecord,
  lastSaid,
  type MediationActor,
  type MediationFacts,
  type MediationRefusal,
  type MediationStep,
  type Side,
  type SideAnswer,
} from './mediation.ts'
import {
  bothAgree,
  findMediation,
  insertAnswer,
  insertMediation,
  insertRecord,
  insertSession,
  lockMediation,
  type Mediation,
  type MediationAnswer,
  type MediationChange,
  mediationOf,
  mediationOfOrganiser,
  type MediationSession,
  saveMediation,
  tellOfMediation,
} from './mediation-queries.ts'

export type MediationOutcome = 'done' | { readonly refusal: MediationRefusal | 'not_in_this_state' | 'changed' }

export interface Proposal {
  /** Of the reaction, as it was shown. */
  readonly version: number
  /** To the parent: why, and how it goes. */
  readonly words: string
  /** What it is about, as both sides read it. */
  readonly subject: string
  readonly organiserName: string
  readonly organiserEmail: string | null
  readonly locationId: string | null
}

/** Offers the parent to mediate; the organiser hears nothing before he wants it. @throws NotFound where it is not there for who acts */
export function proposeMediation(platform: Platform, actor: Person, reactionId: string, wanted: Proposal) {
  const now = platform.clock.now()
  return platform.db.change(actor, async (tx): Promise<StepOutcome> => {
    if (!(await lockReaction(tx, reactionId))) throw new NotFound('not found')
    const before = await mediationOf(tx, reactionId)
    // A double click: what was proposed a moment ago stands.
    if (before && before.endedAt === null) return before.subject === wanted.subject ? sent : { changed: true }
    const found = orNotFound(await findReaction(tx, { id: reactionId }))
    // Two sides that talk know each other: nobody mediates for who keeps his name to himself.
    if (found.state !== 'handling' || found.contactName === '') return { refusal: 'not_in_this_state' }
    const { version, words, organiserName } = wanted
    const step = { step: 'tell', version, words, counsel: 'mediation', body: { key: 'mediation', name: organiserName } } as const // prettier-ignore
    const outcome = await takeStepIn(tx, platform, actor, reactionId, step)
    if (!('done' in outcome)) return outcome
    const id = newId()
    await insertMediation(tx, {
      ...wanted,
      id,
      reactionId,
      number: found.number,
      holderId: found.holder.id,
      ...replyIn(found.procedure.mediationReplyDays, found.holder.land, localDay(now, found.holder.zone)),
      freeHalfDays: found.procedure.mediationHalfDays,
      by: actor.personId,
      at: now,
    })
    await auditStep(tx, actor, { id, holder: found.holder }, 'propose')
    return outcome
  })
}

const sent = { done: true, letter: false } as const

const replyIn = (replyDays: number, land: Land, from: Temporal.PlainDate) => ({
  replyDays,
  replyBy: addWorkingDays(calendars[land].promise, from, replyDays),
})

const replyAnew = ({ replyDays, holder }: Mediation, at: Temporal.Instant) =>
  replyIn(replyDays, holder.land, localDay(at, holder.zone))

/** What a side says, and how: on its page, or by telephone to who mediates. */
export interface Saying {
  readonly side: Side
  readonly answer: SideAnswer
  readonly words: string
  /** Of the record that was before it; what it says about taking part has none. */
  readonly recordVersion: number
}

/**
 * A side takes part or not, agrees or asks for a change, or leaves. The second yes to one version ends it in the same breath.
 * @throws NotFound when this mediation is not there for who acts
 */
export const sayAsSide = (platform: Platform, actor: Actor, id: string, saying: Saying): Promise<MediationOutcome> =>
  platform.db.change(actor, async (tx) => {
    const found = await locked(tx, id)
    if (!(await speaksFor(tx, actor, found, saying.side))) throw new NotFound('not found')
    return say(tx, platform, actor, found, { ...saying, how: 'page' })
  })

/** The same, told by telephone to who mediates. */
export const noteAnswer = (platform: Platform, actor: Person, id: string, saying: Saying): Promise<MediationOutcome> =>
  asOfficer(platform, actor, id, (tx, { found }) => say(tx, platform, actor, found, { ...saying, how: 'phone' }))

async function say(
  tx: Write,
  platform: Platform,
  actor: Actor,
  found: Mediation,
  { side, answer, words, recordVersion, how }: Saying & { how: 'page' | 'phone' },
): Promise<MediationOutcome> {
  const version = isOfRecord(answer) ? recordVersion : null
  // A double click: that is what this side said last.
  if (lastSaid(found.answers, side, version) === answer) return 'done'
  const decided = decideMediation(found.state, answer, side, { words, newest: version === found.recordVersion })
  if ('refusal' in decided) return decided
  const at = platform.clock.now()
  const by = actor.kind === 'person' ? actor.personId : null
  await insertAnswer(tx, {
    mediationId: found.id,
    reactionId: found.reactionId,
    side,
    answer,
    version,
    words,
    how,
    by,
    at,
  })
  const because: Ending = answer === 'decline' ? 'declined' : 'left'
  const change = decided.ok === 'ended' ? endedNow(because, at) : decided.ok === 'asked' ? replyAnew(found, at) : {}
  await saveMediation(tx, found.id, { state: decided.ok, ...change })
  await auditStep(tx, actor, found, answer)
  await tellAfter(tx, found, { side, answer, how })
  if (answer === 'agree') await concludeIfBoth(tx, found, at)
  return 'done'
}

/** Who hears of it. */
async function tellAfter(tx: Write, found: Mediation, said: Pick<MediationAnswer, 'side' | 'answer' | 'how'>) {
  const { side, answer, how } = said
  if (answer === 'accept') await tellOfMediation(tx, found.id, side === 'parent' ? 'asked' : 'begun')
  if (answer === 'decline' || answer === 'leave') await tellOfMediation(tx, found.id, 'ended')
  if (how === 'page') await tellOfMediation(tx, found.id, 'answered', `${side}:${answer}:${found.recordVersion}`)
}

async function concludeIfBoth(tx: Write, { id }: Mediation, at: Temporal.Instant): Promise<void> {
  const decided = decideMediation('reading', 'conclude', 'system', { bothAgree: await bothAgree(tx, id) })
  if ('refusal' in decided) return
  await saveMediation(tx, id, { state: decided.ok, endedAt: at })
  await planJob(tx, 'feedback_print_record', { mediation: id }, { key: `record:${id}` })
}

const endedNow = (endedBecause: Ending, endedAt: Temporal.Instant) => ({ endedBecause, endedAt })

/** The parent for himself; for the organiser who runs that location. */
const speaksFor = async (tx: Write, actor: Actor, found: Mediation, side: Side): Promise<boolean> =>
  side === 'parent'
    ? actor.kind === 'reporter' && actor.reactionId === found.reactionId
    : (await mediationOfOrganiser(tx, found.id)) !== undefined

/** Writes down that the two sides talked. @param version of the mediation, as it was shown */
export const noteSession = (
  platform: Platform,
  actor: Person,
  id: string,
  session: MediationSession,
  version: number,
) =>
  asOfficer(platform, actor, id, async (tx, { found, today, at }) => {
    const last = found.sessions.at(-1)
    if (found.version !== version) return last && sameSession(last, session) ? 'done' : changed
    const used = halfDaysUsed(found.sessions) + session.halfDays
    const facts = {
      dayFits: fits(session.onDay, localDay(found.proposedAt, found.holder.zone), today),
      paidFor: used <= found.freeHalfDays || session.beyondFree,
    }
    return officerStep(tx, actor, found, 'meet', facts, async () => {
      await insertSession(tx, { mediationId: found.id, reactionId: found.reactionId, by: actor.personId, at }, session)
      return {}
    })
  })

const fits = (day: Temporal.PlainDate, first: Temporal.PlainDate, last: Temporal.PlainDate) =>
  Temporal.PlainDate.compare(day, first) >= 0 && Temporal.PlainDate.compare(day, last) <= 0

const sameSession = (one: MediationSession, other: MediationSession) =>
  one.onDay.equals(other.onDay) && one.halfDays === other.halfDays && one.how === other.how

/** A new version of what was agreed, for both to read. What was said of an older one holds no more. */
export const writeRecord = (
  platform: Platform,
  actor: Person,
  id: string,
  { words, version }: { words: string; version: number },
) =>
  asOfficer(platform, actor, id, async (tx, { found, at }) => {
    if (found.version !== version) return found.records.at(-1)?.words === words ? 'done' : changed
    const next = found.recordVersion + 1
    return officerStep(tx, actor, found, 'write', { words, met: found.sessions.length > 0 }, async () => {
      await insertRecord(
        tx,
        { mediationId: found.id, reactionId: found.reactionId, by: actor.personId, at },
        { version: next, words },
      )
      await tellOfMediation(tx, found.id, 'record', String(next))
      return { recordVersion: next, ...replyAnew(found, at) }
    })
  })

/** Ends it without an agreement; the reason is for colleagues. */
export const stopMediation = (
  platform: Platform,
  actor: Person,
  id: string,
  { because, words }: { because: Ending | undefined; words: string },
) =>
  asOfficer(platform, actor, id, async (tx, { found, reaction, at }) => {
    if (found.endedBecause === because && because !== undefined) return 'done'
    return officerStep(tx, actor, found, 'stop', { reasonKnown: because !== undefined, words }, async () => {
      await noteReason(tx, actor, reaction, words, at)
      await tellOfMediation(tx, found.id, 'ended')
      return endedNow(because ?? 'other', at)
    })
  })

const noteReason = (tx: Write, actor: Person, { id }: Reaction, words: string, at: Temporal.Instant) =>
  insertEvent(tx, { id: newId(), reactionId: id, at, kind: 'noted', actor: 'staff', personId: actor.personId, personName: actor.name, words, audience: 'staff' }) // prettier-ignore

const changed = { refusal: 'changed' } as const

async function officerStep(
  tx: Write,
  actor: Person,
  found: Mediation,
  step: MediationStep,
  facts: MediationFacts,
  effect: () => Promise<Partial<MediationChange>>,
): Promise<MediationOutcome> {
  const decided = decideMediation(found.state, step, 'officer' satisfies MediationActor, facts)
  if ('refusal' in decided) return decided
  const change = await effect()
  await saveMediation(tx, found.id, { state: decided.ok, ...change })
  await auditStep(tx, actor, found, step)
  return 'done'
}

interface ByOfficer {
  readonly found: Mediation
  readonly reaction: Reaction
  readonly today: Temporal.PlainDate
  readonly at: Temporal.Instant
}

/** Runs a change for who handles the question. @throws NotFound for everybody else */
function asOfficer(
  { db, clock }: Platform,
  actor: Person,
  id: string,
  change: (tx: Write, by: ByOfficer) => Promise<MediationOutcome>,
): Promise<MediationOutcome> {
  return db.change(actor, async (tx) => {
    const found = await locked(tx, id)
    const reaction = orNotFound(await findReaction(tx, { id: found.reactionId }))
    if (capacities(actor, reaction).length === 0) throw new NotFound('not found')
    const at = clock.now()
    return change(tx, { found, reaction, at, today: localDay(at, reaction.holder.zone) })
  })
}

async function locked(tx: Write, id: string): Promise<Mediation> {
  if (!(await lockMediation(tx, id))) throw new NotFound('not found')
  return orNotFound(await findMediation(tx, id))
}

const auditStep = (
  tx: Write,
  actor: Actor,
  { id, holder }: Pick<Mediation, 'id'> & { holder: { id: string } },
  step: string,
) =>
  audit(tx, actor, {
    action: `feedback.mediation_${step}`,
    subjectKind: 'mediation',
    subjectId: id,
    organisationId: holder.id,
  })
