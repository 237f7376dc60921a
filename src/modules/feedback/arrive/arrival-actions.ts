import type { Person } from '../../../lib/actor.ts'
import { move } from '../../../lib/states.ts'
import { audit } from '../../../platform/audit.ts'
import type { Write } from '../../../platform/database.ts'
import { NotFound, orNotFound } from '../../../platform/errors.ts'
import { emit } from '../../../platform/jobs.ts'
import type { Platform } from '../../../platform/platform.ts'
import { derivedId, newId } from '../../../platform/tokens.ts'
import { insertFile } from '../evidence-queries.ts'
import { capacities } from '../feedback-permissions.ts'
import { takeStepIn } from '../reaction-actions.ts'
import { findReaction, insertEvent, lockReaction, type Reaction } from '../reaction-queries.ts'
import { receiveReaction, type Submission } from '../speak/speak-actions.ts'
import { arrival, type ArrivalRefusal, type ArrivalStep } from './arrival.ts'
import { type Arrival, filesWithBytes, findArrival, lockArrival, saveJoined, saveSetAside } from './arrival-queries.ts'

/** A mail that somebody judges, with what he had before him. */
export interface Judged {
  readonly id: string
  readonly version: number
}

/** Somebody else judged it meanwhile; nothing was done. */
export type Changed = { readonly changed: true }

class JudgedMeanwhile extends Error {
  override readonly name = 'JudgedMeanwhile'
}

/** Makes a reaction of a mail; its terms count from the moment that it came. Pressed twice it is one. */
export async function acceptArrival(
  platform: Platform,
  actor: Person,
  judged: Judged,
  given: Pick<Submission, 'told' | 'subject'> & { readonly cameAt: Temporal.Instant },
): Promise<{ readonly id: string } | Changed> {
  const { cameAt: receivedAt, ...more } = given
  const submission = { ...more, key: derivedId(`arrival ${judged.id}`), channel: 'mail', receivedAt } as const
  try {
    return await receiveReaction(platform, submission, actor, async (tx, reactionId) => {
      const found = await judging(tx, judged, 'accept')
      if ('refusal' in found || found.house.id !== given.subject.holder.id) throw new JudgedMeanwhile()
      await moveFiles(tx, actor, found, { reactionId, sender: 'reporter', at: platform.clock.now() })
      await saveJoined(tx, found.id, { state: 'reaction', reactionId, by: actor.personId, at: platform.clock.now() })
      await tell(tx, actor, found, 'accepted', reactionId)
    })
  } catch (fault) {
    if (fault instanceof JudgedMeanwhile) return { changed: true }
    throw fault
  }
}

export interface Attaching {
  readonly number: string
  /** The one who said it wrote this mail too: he reads it in his own thread. */
  readonly byReporter: boolean
}

/** Puts a mail with a reaction that is there. */
export function attachArrival(
  platform: Platform,
  actor: Person,
  judged: Judged,
  { number, byReporter }: Attaching,
): Promise<{ readonly number: string } | Changed | { readonly refusal: 'no_such_reaction' }> {
  return platform.db.change(actor, async (tx) => {
    const found = await judging(tx, judged, 'attach')
    if ('refusal' in found) return { changed: true }
    const reaction = await findReaction(tx, { number })
    const known = reaction && capacities(actor, reaction).length > 0 && reaction.holder.id === found.house.id
    if (!known || !(await lockReaction(tx, reaction.id))) return { refusal: 'no_such_reaction' }
    const at = platform.clock.now()
    if (!byReporter) await asNote(tx, actor, found, reaction, at)
    else if (!(await asReply(tx, platform, actor, found, reaction))) await asReporter(tx, actor, found, reaction, at)
    const sender = byReporter ? 'reporter' : 'staff'
    await moveFiles(tx, actor, found, { reactionId: reaction.id, sender, at })
    await saveJoined(tx, found.id, { state: 'joined', reactionId: reaction.id, by: actor.personId, at })
    await tell(tx, actor, found, 'attached', reaction.id)
    return { number: reaction.number }
  })
}

const eventOf = (reaction: Reaction, actor: Person, at: Temporal.Instant) => ({
  id: newId(),
  reactionId: reaction.id,
  at,
  personId: actor.personId,
})

const wordsOf = ({ words, subject }: Arrival) => words || subject || '—'

/** The answer that was waited for: the handler goes on. @returns false where nobody waits for one */
async function asReply(tx: Write, platform: Platform, actor: Person, found: Arrival, { id, state, version }: Reaction) {
  if (state !== 'waiting') return false
  const wanted = { step: 'reply', words: wordsOf(found), version } as const
  return 'done' in (await takeStepIn(tx, platform, actor, id, wanted))
}

/** Words of the reporter himself: in his thread, and the handler hears of them. */
async function asReporter(tx: Write, actor: Person, found: Arrival, reaction: Reaction, at: Temporal.Instant) {
  const event = eventOf(reaction, actor, at)
  const words = wordsOf(found)
  const details = { by: 'mail' }
  await insertEvent(tx, { ...event, kind: 'write', actor: 'reporter', personName: null, words, details, audience: 'reporter' }) // prettier-ignore
  const about = { subject: reaction.id, holderId: reaction.holder.id }
  await emit(tx, 'feedback.moved', { ...about, step: 'write', eventId: event.id })
}

/** Words of somebody else: for colleagues only. */
async function asNote(tx: Write, actor: Person, found: Arrival, reaction: Reaction, at: Temporal.Instant) {
  const event = eventOf(reaction, actor, at)
  const from = [found.fromName, found.fromAddress].filter(Boolean).join(', ')
  const words = [from, found.subject, found.words].filter(Boolean).join('\n\n').slice(0, 10_000)
  await insertEvent(tx, { ...event, kind: 'mail_attached', actor: 'staff', personName: actor.name, words, audience: 'staff' }) // prettier-ignore
}

/** Is not something about care: why, and until it is gone for good it can be taken back. */
export const setArrivalAside = (platform: Platform, actor: Person, judged: Judged, reason: string) =>
  settle(platform, actor, judged, 'set_aside', reason)

export const takeArrivalBack = (platform: Platform, actor: Person, judged: Judged) =>
  settle(platform, actor, judged, 'take_back', '')

function settle(
  { db, clock }: Platform,
  actor: Person,
  judged: Judged,
  step: 'set_aside' | 'take_back',
  reason: string,
): Promise<'done' | Changed | { readonly refusal: ArrivalRefusal }> {
  return db.change(actor, async (tx) => {
    const found = await judging(tx, judged, step, reason)
    if ('refusal' in found) return found.refusal === 'reason_missing' ? { refusal: found.refusal } : { changed: true }
    const at = step === 'set_aside' ? clock.now() : null
    await saveSetAside(tx, found.id, { reason, by: actor.personId, at })
    await tell(tx, actor, found, step === 'set_aside' ? 'set_aside' : 'taken_back', null)
    return 'done'
  })
}

/** The mail, locked, where this step may be taken on it; somebody faster is told by its version. @throws NotFound */
async function judging(
  tx: Write,
  { id, version }: Judged,
  step: ArrivalStep,
  reason = '',
): Promise<Arrival | { readonly refusal: ArrivalRefusal | 'changed' }> {
  if (!(await lockArrival(tx, id))) throw new NotFound('not found')
  const found = orNotFound(await findArrival(tx, id))
  const moved = move(arrival, found.state, step, { reason })
  if ('refusal' in moved && moved.refusal === 'reason_missing') return { refusal: moved.refusal }
  return 'refusal' in moved || found.version !== version ? { refusal: 'changed' } : found
}

async function moveFiles(
  tx: Write,
  actor: Person,
  found: Arrival,
  { reactionId, sender, at }: { reactionId: string; sender: 'reporter' | 'staff'; at: Temporal.Instant },
): Promise<void> {
  for (const file of await filesWithBytes(tx, found.id)) {
    await insertFile(tx, { ...file, reactionId, sender, addedBy: actor.personId, addedAt: at })
  }
}

const tell = (tx: Write, actor: Person, found: Arrival, what: string, reactionId: string | null) =>
  audit(tx, actor, {
    action: `feedback.arrival_${what}`,
    subjectKind: 'arrival',
    subjectId: found.id,
    organisationId: found.house.id,
    details: { reaction: reactionId },
  })
