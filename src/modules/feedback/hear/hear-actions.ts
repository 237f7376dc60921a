import type { Actor, Person } from '../../../lib/actor.ts'
import { audit } from '../../../platform/audit.ts'
import type { Write } from '../../../platform/database.ts'
import { NotFound, orNotFound } from '../../../platform/errors.ts'
import { planJob } from '../../../platform/jobs.ts'
import type { Platform } from '../../../platform/platform.ts'
import { newId } from '../../../platform/tokens.ts'
import { capacities } from '../feedback-permissions.ts'
import { writeHistory } from '../history-actions.ts'
import { findReaction, type Hearing, lockReaction, type Reaction } from '../reaction-queries.ts'
import { isOpen } from '../reaction-states.ts'
import { answerInquiry, inquiryAsked, insertHearing, insertInquiry } from './hear-queries.ts'

export type HearOutcome = 'done' | { refusal: 'not_in_this_state' }

/** Writes down that a side was heard, or why not. */
export const noteHearing = (platform: Platform, actor: Person, id: string, hearing: Omit<Hearing, 'id'>) =>
  whileOpen(platform, actor, id, async (tx, found, at) => {
    const { party, how, heldOn, words } = hearing
    if (found.hearings.some((one) => one.party === party && one.how === how && one.heldOn.equals(heldOn) && one.words === words)) return // prettier-ignore
    await insertHearing(tx, { ...hearing, id: newId(), reactionId: found.id, notedBy: actor.personId, notedAt: at })
    await writeHistory(tx, actor, found, at, {
      audience: 'staff',
      kind: 'heard',
      words: hearing.words,
      details: { party: hearing.party, how: hearing.how, on: hearing.heldOn.toString() },
    })
  })

/** Asks the location for its side, in words that do not tell who says what. */
export const askLocation = (
  platform: Platform,
  actor: Person,
  id: string,
  { statement, dueOn }: { readonly statement: string; readonly dueOn: Temporal.PlainDate },
) =>
  whileOpen(platform, actor, id, async (tx, found, at) => {
    const { location } = found
    // Of a strict case nobody beside its readers is told.
    if (!location || found.strict) throw new NotFound('not found')
    const open = found.inquiries.filter(({ answeredAt, takenBackAt }) => answeredAt === null && takenBackAt === null)
    if (open.some((one) => one.statement === statement)) return
    const inquiryId = newId()
    await insertInquiry(tx, {
      id: inquiryId,
      reactionId: found.id,
      number: found.number,
      locationId: location.id,
      statement,
      askedBy: actor.personId,
      askedAt: at,
      dueOn,
    })
    await planJob(tx, 'feedback_tell_location', { inquiry: inquiryId }, { key: `inquiry:${inquiryId}` })
    await writeHistory(tx, actor, found, at, {
      kind: 'asked_location',
      words: statement,
      audience: 'staff',
      details: { due: dueOn.toString() },
    })
  })

/** A note for colleagues only. */
export const addNote = (platform: Platform, actor: Person, id: string, words: string) =>
  whileOpen(
    platform,
    actor,
    id,
    async (tx, found, at) => {
      const last = found.history.findLast(({ personId }) => personId === actor.personId)
      if (last?.kind === 'noted' && last.words === words) return
      await writeHistory(tx, actor, found, at, { kind: 'noted', words, audience: 'staff' })
    },
    false,
  )

/** A double click does nothing: what is written down already is not written again. */
async function whileOpen(
  { db, clock }: Platform,
  actor: Person,
  id: string,
  change: (tx: Write, found: Reaction, at: Temporal.Instant) => Promise<void>,
  onlyOpen = true,
): Promise<HearOutcome> {
  return db.change(actor, async (tx) => {
    if (!(await lockReaction(tx, id))) throw new NotFound('not found')
    const found = orNotFound(await findReaction(tx, { id }))
    if (capacities(actor, found).length === 0) throw new NotFound('not found')
    if (onlyOpen && !isOpen(found.state)) return { refusal: 'not_in_this_state' }
    await change(tx, found, clock.now())
    return 'done'
  })
}

/** The side of the location: once, by who runs it. @returns false where it was answered already, or is not there */
export function tellOwnSide({ db, clock }: Platform, actor: Actor, id: string, answer: string): Promise<boolean> {
  return db.change(actor, async (tx) => {
    const by = actor.kind === 'person' ? actor.personId : null
    const asked = await inquiryAsked(tx, id)
    if (!asked || !(await answerInquiry(tx, asked, { answer, by, at: clock.now() }))) return false
    await planJob(tx, 'feedback_tell_handler', { inquiry: id }, { key: `answered:${id}` })
    await audit(tx, actor, { action: 'feedback.side_told', subjectKind: 'inquiry', subjectId: id })
    return true
  })
}
