import type { Person, Reporter } from '../../../lib/actor.ts'
import { audit } from '../../../platform/audit.ts'
import { NotFound, orNotFound } from '../../../platform/errors.ts'
import type { Platform } from '../../../platform/platform.ts'
import { takeStep } from '../reaction-actions.ts'
import { type Alongside, type Received, receiveReaction } from '../speak/speak-actions.ts'
import { findSubject } from '../speak/subject-queries.ts'
import { type PassedOnKind, stepOfDesk } from './pass-on.ts'
import { findPassedOn } from './pass-on-queries.ts'

/** What a desk says to an authority, in its own name. */
export interface PassingOn {
  readonly key: string
  readonly desk: { readonly id: string; readonly name: string }
  /** `vl-123` */
  readonly location: string
  readonly authority: { readonly slug: string }
  readonly kind: PassedOnKind
  readonly words: string
  readonly talked: 'yes' | 'no' | null
  readonly email: string
  readonly phone: string | null
  /** The house may hear that this desk spoke. */
  readonly mayName: boolean
  /** Who told the desk, where that person agreed to be known, and how. */
  readonly source: { readonly name: string; readonly consent: string } | null
}

/**
 * Files it with the authority: its terms run, and the desk reads every step. Once, however often its form is sent.
 * @throws NotFound where who acts does not work for this desk, or the location or authority is not there
 */
export async function passOn(
  platform: Platform,
  actor: Person,
  given: PassingOn,
  alongside?: Alongside,
): Promise<Received> {
  const { key, desk, kind, words, talked, email, phone, mayName, source } = given
  const { published } = platform.db
  const subject = orNotFound(await findSubject(published, { opvang: given.location }))
  const holder = orNotFound((await findSubject(published, { bij: given.authority.slug }))?.holder ?? undefined)
  if (!actor.memberships.some(({ organisationId }) => organisationId === desk.id)) throw new NotFound('not found')
  const told = {
    kind,
    sender: 'desk',
    words,
    happened: '',
    wish: '',
    talked,
    contactName: desk.name,
    contactEmail: email,
    contactPhone: phone,
    contactAddress: null,
    mayName,
    onBehalfOf: source?.name ?? null,
    consent: source?.consent ?? null,
    language: 'nl',
    regimes: ['childcare'],
  } as const
  return receiveReaction(
    platform,
    { key, told, subject: { ...subject, holder }, channel: 'web', deskId: desk.id },
    actor,
    alongside,
  )
}

export type Answered = 'done' | 'changed' | 'too_long_ago'

/**
 * The desk says something more, answers what the authority asked, or asks it to look again.
 * @throws NotFound where it is not a report of its own
 */
export async function answerPassedOn(
  platform: Platform,
  actor: Person,
  number: string,
  given: { readonly words: string; readonly version: number },
): Promise<Answered> {
  const found = orNotFound(await platform.db.read(actor, (db) => findPassedOn(db, { number })))
  if (!found.own) throw new NotFound('not found')
  // The desk is the reporter: it may what a reporter may, and no more.
  const reporter: Reporter = { kind: 'reporter', sessionId: '', reactionId: found.id }
  const step = stepOfDesk(found.state)
  if (!step) return 'changed'
  const outcome = await takeStep(platform, reporter, found.id, { ...given, step })
  if ('refusal' in outcome && outcome.refusal === 'too_long_ago') return outcome.refusal
  if (!('done' in outcome)) return 'changed'
  await platform.db.change(actor, (tx) =>
    audit(tx, actor, {
      action: 'feedback.answered_for_desk',
      subjectKind: 'reaction',
      subjectId: found.id,
      organisationId: found.deskId,
    }),
  )
  return 'done'
}
