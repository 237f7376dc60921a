import { type Actor, anonymous, type Family } from '../../../lib/actor.ts'
import { localDay } from '../../../lib/days.ts'
import { audit } from '../../../platform/audit.ts'
import type { Write } from '../../../platform/database.ts'
import { emit } from '../../../platform/jobs.ts'
import type { Platform } from '../../../platform/platform.ts'
import { derivedId, newNumber } from '../../../platform/tokens.ts'
import type { Asked, AskedChild } from '../asked.ts'
import { type Case, familyCases } from '../case-queries.ts'
import { actsIn } from '../choice.ts'
import { planFamilyLetter } from '../letter-actions.ts'
import { type RequestTerms, turnTerm } from '../request-terms.ts'
import { settingsOf } from '../settings/settings-queries.ts'
import { insertRequest, type NewChoice, type NewRequest } from './ask-queries.ts'
import type { Place, PlaceDesk } from './place-queries.ts'
import { receivedLetter } from './received-mail.ts'

/** A filled-in form, with the places it is about. */
export interface Submission {
  /** Made with the form: the same form sent twice is one request. A secret of the browser that holds the form. */
  readonly key: string
  readonly asked: Asked
  /** At least one, in the order of the wish. */
  readonly places: readonly Pick<Place, 'id' | 'name' | 'claimed'>[]
  readonly desk: PlaceDesk
  readonly channel: NewRequest['channel']
  /** For the desk only: why this was written down although it looked like another one. */
  readonly note?: string
}

export interface Received {
  readonly familyId: string
  /** One a child, in the order of the form. */
  readonly numbers: readonly string[]
  readonly receivedAt: Temporal.Instant
  /** The same form came in before; `differs` when its answers were others then. Nothing was written now. */
  readonly repeated: false | { readonly differs: boolean }
}

/** Takes in what a family asks, one request a child: once, however often its form is sent. @param by the desk worker who writes it down, if any */
export async function receiveRequest(platform: Platform, form: Submission, by: Actor = anonymous): Promise<Received> {
  // A number is one of 34 thousand million, so a second try is rare and a third is a fault.
  for (let attempt = 0; attempt < 3; attempt++) {
    const taken = await takeIn(platform, form, by)
    if (taken) return { ...taken, repeated: false }
    const before = await receivedBefore(platform, form.key)
    if (before) return { ...before, repeated: { differs: differs(form, before.cases) } }
  }
  throw new Error('no free number was found for a request')
}

/** What came of a form before; undefined when it did not come in yet. */
export async function receivedBefore({ db }: Platform, key: string) {
  const familyId = familyIdOf(key)
  const cases = await db.read(familyOf(familyId), (read) => familyCases(read, familyId))
  const [first] = cases
  return first && { familyId, cases, numbers: cases.map(({ number }) => number), receivedAt: first.receivedAt }
}

/** The family that a form is or becomes. */
export const familyIdOf = (key: string): string => idOf(key, 1)

/**
 * The id follows from the secret key of the form: who sends the form again is shown the request he made, without any role that
 * could look up requests. From the id, which stands in events and audit, nobody can tell the key.
 */
const idOf = (key: string, child: number) =>
  derivedId(child === 1 ? `requests.request ${key}` : `requests.request ${key} ${child}`)

const familyOf = (caseId: string): Family => ({ kind: 'family', sessionId: '', caseId })

class NumberTaken extends Error {}

/** Undefined when this form came in before, or when a number was taken. */
async function takeIn(platform: Platform, form: Submission, by: Actor) {
  const { asked, desk, places, channel, key } = form
  const receivedAt = platform.clock.now()
  const today = localDay(receivedAt, desk.zone)
  const { terms } = await settingsOf(platform.db.published, desk.id, desk.land, today)
  const choices = places.map((place) => choiceAt(place, desk, today, terms))
  const familyId = familyIdOf(key)
  const same = { familyId, deskId: desk.id, channel, asked, choices, receivedAt }
  const who = { personId: by.kind === 'person' ? by.personId : null, ...(form.note && { note: form.note }) }
  const change = <T>(run: (tx: Write) => Promise<T>) =>
    by.kind === 'person' ? platform.db.change(by, run) : platform.db.intake(run)
  const run = async (tx: Write) => {
    const numbers: string[] = []
    for (const [index, child] of asked.children.entries()) {
      const [id, number] = [idOf(key, index + 1), newNumber()]
      const request = { ...same, ...who, id, number, child, submissionKey: index === 0 ? key : id }
      if (!(await insertRequest(tx, request))) {
        if (index === 0) return undefined
        throw new NumberTaken()
      }
      await tellOf(tx, by, form, id)
      numbers.push(number)
    }
    await planReceived(tx, platform, form, { familyId, numbers, choices })
    return { familyId, numbers, receivedAt }
  }
  return change(run).catch((fault: unknown) => {
    if (fault instanceof NumberTaken) return undefined
    throw fault
  })
}

/** The location answers itself where it has an account; elsewhere the desk asks it. */
export function choiceAt(
  { id, claimed }: Submission['places'][number],
  { land }: PlaceDesk,
  today: Temporal.PlainDate,
  terms: RequestTerms,
): NewChoice {
  const acts = actsIn('asked', claimed)
  const dueOn = turnTerm(land, acts === 'organiser' ? 'organiser' : 'desk', today, terms).due
  return { locationId: id, acts, dueOn }
}

async function tellOf(tx: Write, by: Actor, { asked, desk, channel }: Submission, requestId: string): Promise<void> {
  await emit(tx, 'requests.received', { subject: requestId, deskId: desk.id })
  await audit(tx, by, {
    action: 'requests.request_received',
    subjectKind: 'request',
    subjectId: requestId,
    organisationId: desk.id,
    details: { channel, letter: asked.contactEmail !== null, children: asked.children.length },
  })
}

export interface TakenIn {
  readonly familyId: string
  readonly numbers: readonly string[]
  readonly choices: readonly NewChoice[]
}

export async function planReceived(tx: Write, platform: Platform, { asked, desk, places }: Submission, taken: TakenIn) {
  const due = taken.choices.map(({ dueOn }) => dueOn).sort(Temporal.PlainDate.compare)
  const to = {
    requestId: taken.familyId,
    number: taken.numbers[0] ?? '',
    deskId: desk.id,
    language: asked.language,
    email: asked.contactEmail,
    contactName: asked.contactName,
    paper: { address: asked.contactAddress, preferred: asked.preferredWay === 'post' },
  }
  const facts = {
    contactName: asked.contactName,
    deskName: desk.name,
    children: asked.children.map(({ childName }, index) => ({ childName, number: taken.numbers[index] ?? '' })),
    places: places.map(({ name }) => name),
    dueOn: due.at(-1) ?? localDay(platform.clock.now(), desk.zone),
  }
  await planFamilyLetter(tx, platform, to, 'requests.received', (view, url) => receivedLetter(view, facts, url))
}

function differs({ asked, places }: Submission, before: readonly Case[]): boolean {
  const [first] = before
  const sent = [asked.children.map(wordsOf), asked.startOn, asked.halfDays, asked.remarks, asked.contactName]
  const kept = [before.map(wordsOf), first?.startOn, first?.halfDays, first?.remarks, first?.contactName]
  const more = [
    asked.contactEmail,
    asked.contactPhone,
    asked.contactAddress,
    asked.language,
    places.map(({ id }) => id),
  ]
  const keptMore = [first?.contactEmail, first?.contactPhone, first?.contactAddress, first?.language, first?.choices.map(({ location }) => location.id)] // prettier-ignore
  return JSON.stringify([sent, more]) !== JSON.stringify([kept, keptMore])
}

const wordsOf = ({ childName, birth }: AskedChild) => [childName, birth]
