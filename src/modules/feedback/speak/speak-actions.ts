import { type Actor, anonymous } from '../../../lib/actor.ts'
import { localDay } from '../../../lib/days.ts'
import type { Lang } from '../../../lib/lang.ts'
import { audit } from '../../../platform/audit.ts'
import type { Write } from '../../../platform/database.ts'
import { emit } from '../../../platform/jobs.ts'
import type { Keys } from '../../../platform/keys.ts'
import { sealAddress } from '../../../platform/letters.ts'
import type { Platform } from '../../../platform/platform.ts'
import { derivedId, newId, newNumber } from '../../../platform/tokens.ts'
import { insertIdentity, insertReceipt, receiptOf } from '../identity/identity-queries.ts'
import type { Identity } from '../openness.ts'
import { procedureOf } from '../procedure/procedure-queries.ts'
import { type Channel, isFormal } from '../reaction.ts'
import { planReporterLetter } from '../reaction-letter-actions.ts'
import { findReaction, type NewTerm, type Reaction } from '../reaction-queries.ts'
import { byLaw, explain, type TermName } from '../reaction-terms.ts'
import { turnIn } from '../reaction-states.ts'
import { insertReaction } from './speak-queries.ts'
import type { Subject, SubjectHolder } from './subject-queries.ts'
import type { Told } from './told.ts'

/** What came in, and how. */
export interface Submission {
  /** Made with the form: the same form sent twice is one reaction. A secret of the browser that holds the form. */
  readonly key: string
  readonly told: Told
  readonly subject: Subject & { readonly holder: SubjectHolder }
  readonly channel: Channel
  /** When somebody said or wrote it, where it was written down later: a letter that came in on Monday. */
  readonly receivedOn?: Temporal.PlainDate | undefined
  /** The moment itself, where it is known: a mail that was judged later. */
  readonly receivedAt?: Temporal.Instant | undefined
  /** The desk for which it is written down; else the own house of who does so. */
  readonly deskId?: string | undefined
}

/** What else happens in the same transaction, once it is written; a throw takes everything back. */
export type Alongside = (tx: Write, reactionId: string) => Promise<void>

export interface Received {
  readonly id: string
  /** It came in before; nothing was written now. */
  readonly repeated: boolean
}

const formalTerms: readonly TermName[] = ['handler', 'proposal', 'judgement', 'progress']

/** Takes in what somebody says: once, however often its form is sent. @param by who writes it down for somebody else, if any */
export async function receiveReaction(
  platform: Platform,
  sent: Submission,
  by: Actor = anonymous,
  alongside?: Alongside,
): Promise<Received> {
  const id = reactionIdOf(sent.key)
  // A number is one of 34 thousand million, so a second try is rare and a third is a fault.
  for (let attempt = 0; attempt < 3; attempt++) {
    if (await takeIn(platform, sent, { by, id, alongside })) return { id, repeated: false }
    if (await cameBefore(platform, id)) return { id, repeated: true }
  }
  throw new Error('no free number was found for a reaction')
}

/** From the id, which stands in events and audit, nobody can tell the key. */
export const reactionIdOf = (key: string): string => derivedId(`feedback.reaction ${key}`)

const cameBefore = async ({ db }: Platform, id: string): Promise<Reaction | undefined> =>
  db.read({ kind: 'reporter', sessionId: '', reactionId: id }, (read) => findReaction(read, { id }))

interface Taking {
  readonly by: Actor
  readonly id: string
  readonly alongside: Alongside | undefined
}

/** When it came in, and from which day its terms count. */
function receivedIn({ receivedOn, receivedAt }: Submission, now: Temporal.Instant, zone: string) {
  if (receivedAt) return { receivedAt, from: localDay(receivedAt, zone) }
  const today = localDay(now, zone)
  if (!receivedOn || receivedOn.equals(today)) return { receivedAt: now, from: today }
  return { receivedAt: noonOf(receivedOn, zone), from: receivedOn }
}

async function takeIn(platform: Platform, sent: Submission, { by, id, alongside }: Taking): Promise<boolean> {
  const { told, subject, channel } = sent
  const { holder } = subject
  const now = platform.clock.now()
  const { receivedAt, from } = receivedIn(sent, now, holder.zone)
  const procedure = await procedureOf(platform.db.published, holder, from)
  const formal = isFormal(told.kind, channel)
  const names = channel === 'talk' ? [] : formal ? formalTerms : (['answer'] as const)
  const terms = names.map((name): NewTerm => {
    const { due } = explain(name, holder, from, procedure)
    return { id: newId(), reactionId: id, name, byLaw: byLaw(name, holder, from), startedOn: from, dueOn: due }
  })
  const first = terms[0]
  const state = channel === 'talk' ? 'talk' : 'received'
  const number = newNumber()
  const change = <T>(run: (tx: Write) => Promise<T>) =>
    by.kind === 'person' ? platform.db.change(by, run) : platform.db.intake(run)
  return change(async (tx) => {
    const written = await insertReaction(tx, {
      id,
      number,
      told,
      subject,
      channel,
      state,
      receivedAt,
      terms,
      acts: turnIn[state],
      due: first ? { on: first.dueOn, term: first.name } : null,
      filedOn: formal ? from : null,
      // The key is a secret of the browser; of this one nothing leads back to it.
      submissionKey: derivedId(`feedback.submission ${sent.key}`),
      contactSealed:
        told.openness === 'confidential' && told.contactEmail ? sealAddress(platform.keys, told.contactEmail) : null,
      by:
        by.kind === 'person'
          ? { id: by.personId, name: by.name, organisationId: sent.deskId ?? homeOf(by, holder.id) }
          : null,
      at: now,
    })
    if (!written) return false
    await alongside?.(tx, id)
    if (told.openness === 'confidential') await insertIdentity(tx, platform.keys, id, identityOf(told))
    if (told.openness === 'confidential' || told.openness === 'anonymous')
      await insertReceipt(tx, id, receiptOf(sent.key), localDay(now, holder.zone))
    const to = addressOf(platform.keys, { id, number }, sent)
    const facts = { words: told.words, dueOn: first?.dueOn ?? from }
    if (channel !== 'talk') await planReporterLetter(tx, platform, to, 'received', facts)
    await emit(tx, 'feedback.received', { subject: id, holderId: holder.id })
    await audit(tx, by, {
      action: 'feedback.received',
      subjectKind: 'reaction',
      subjectId: id,
      organisationId: holder.id,
      details: { channel, kind: told.kind, openness: told.openness ?? 'open' },
    })
    return true
  })
}

const identityOf = ({ contactName, contactEmail, contactPhone, contactAddress }: Told): Identity => ({
  name: contactName,
  email: contactEmail,
  phone: contactPhone,
  address: contactAddress,
})

// Somebody wrote it down later: the hour of that day is not known.
const noonOf = (day: Temporal.PlainDate, zone: string) =>
  day.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from('12:00') }).toInstant()

const addressOf = (
  keys: Keys,
  { id, number }: { id: string; number: string },
  { told, subject, deskId }: Submission,
) => ({
  reactionId: id,
  deskId: told.sender === 'desk' ? deskId : null,
  number,
  kind: told.kind,
  holderId: subject.holder.id,
  holderName: subject.holder.name,
  language: told.language satisfies Lang,
  openness: told.openness ?? 'open',
  contactName: told.openness === 'confidential' ? '' : told.contactName,
  email: told.openness === 'confidential' ? null : told.contactEmail,
  sealed: told.openness === 'confidential' && told.contactEmail ? sealAddress(keys, told.contactEmail) : null,
})

/** The house for which somebody writes it down: his own where it is the holder's, else the first whole one he has. */
function homeOf(by: Actor, holderId: string): string | null {
  if (by.kind !== 'person') return null
  const whole = by.memberships.filter(({ locationId }) => locationId === null)
  return (whole.find(({ organisationId }) => organisationId === holderId) ?? whole[0])?.organisationId ?? null
}
