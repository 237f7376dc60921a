import { createHash } from 'node:crypto'
import { type Actor, anonymous, type Family } from '../../../lib/actor.ts'
import { localDay } from '../../../lib/days.ts'
import type { Land } from '../../../lib/law.ts'
import { audit } from '../../../platform/audit.ts'
import type { Write } from '../../../platform/database.ts'
import { emit } from '../../../platform/jobs.ts'
import type { Platform } from '../../../platform/platform.ts'
import { newNumber } from '../../../platform/tokens.ts'
import type { Asked } from '../asked.ts'
import { type Case, findCase } from '../case-queries.ts'
import { planReceivedLetter } from '../letter-actions.ts'
import { turnTerm } from '../request-terms.ts'
import { insertRequest, type NewRequest } from './ask-queries.ts'

/** A filled-in form, with the place it is about. */
export interface Submission {
  /** Made with the form: the same form sent twice is one request. A secret of the browser that holds the form. */
  readonly key: string
  readonly asked: Asked
  readonly location: { readonly id: string; readonly name: string }
  readonly desk: { readonly id: string; readonly name: string; readonly land: Land; readonly zone: string }
  readonly channel: NewRequest['channel']
}

export interface Received {
  readonly requestId: string
  readonly number: string
  readonly receivedAt: Temporal.Instant
  /** The same form came in before; `differs` when its answers were others then. Nothing was written now. */
  readonly repeated: false | { readonly differs: boolean }
}

/** Takes in a request: once, however often its form is sent. @param by the desk worker who writes it down, if any */
export async function receiveRequest(platform: Platform, form: Submission, by: Actor = anonymous): Promise<Received> {
  const requestId = idOf(form.key)
  // A number is one of 34 thousand million, so a second try is rare and a third is a fault.
  for (let attempt = 0; attempt < 3; attempt++) {
    const taken = await takeIn(platform, form, by, requestId)
    if (taken) return { ...taken, repeated: false }
    const before = await platform.db.read(familyOf(requestId), (db) => findCase(db, requestId))
    if (before) return { ...before, requestId, repeated: { differs: differs(form, before) } }
  }
  throw new Error('no free number was found for a request')
}

/**
 * The id follows from the secret key of the form: who sends the form again is shown the request he made, without any role that
 * could look up requests. From the id, which stands in events and audit, nobody can tell the key.
 */
function idOf(key: string): string {
  const hex = createHash('sha256').update(`requests.request ${key}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

const familyOf = (caseId: string): Family => ({ kind: 'family', sessionId: '', caseId })

async function takeIn(platform: Platform, form: Submission, by: Actor, requestId: string) {
  const { asked, desk, location, channel, key } = form
  const receivedAt = platform.clock.now()
  const number = newNumber()
  const dueOn = turnTerm(desk.land, 'desk', localDay(receivedAt, desk.zone)).due
  const personId = by.kind === 'person' ? by.personId : null
  const change = <T>(run: (tx: Write) => Promise<T>) =>
    by.kind === 'person' ? platform.db.change(by, run) : platform.db.intake(run)
  return change(async (tx) => {
    const request = { id: requestId, number, deskId: desk.id, locationId: location.id, channel, personId }
    if (!(await insertRequest(tx, { ...request, submissionKey: key, receivedAt, dueOn, asked }))) return undefined
    await emit(tx, 'requests.received', { subject: requestId, deskId: desk.id })
    await planReceivedLetter(tx, platform, addressedTo(form, requestId, number), dueOn)
    const details = { channel, letter: asked.contactEmail !== null }
    await audit(tx, by, {
      action: 'requests.request_received',
      subjectKind: 'request',
      subjectId: requestId,
      organisationId: desk.id,
      details,
    })
    return { requestId, number, receivedAt }
  })
}

const addressedTo = ({ asked, desk, location }: Submission, requestId: string, number: string) => ({
  requestId,
  number,
  deskId: desk.id,
  deskName: desk.name,
  language: asked.language,
  email: asked.contactEmail,
  contactName: asked.contactName,
  childName: asked.childName,
  locationName: location.name,
})

function differs({ asked, location }: Submission, before: Case): boolean {
  const sent = [asked.childName, asked.birth, asked.startOn, asked.halfDays, asked.remarks, asked.contactName]
  const kept = [before.childName, before.birth, before.startOn, before.halfDays, before.remarks, before.contactName]
  const more = [asked.contactEmail, asked.contactPhone, asked.language, location.id]
  const keptMore = [before.contactEmail, before.contactPhone, before.language, before.choices[0]?.location.id]
  return JSON.stringify([sent, more]) !== JSON.stringify([kept, keptMore])
}
