import { createHash } from 'node:crypto'
import { numberFrom } from '../../src/lib/number-code.ts'
import { fold } from '../../src/lib/text-fold.ts'
import {
  actsIn,
  decide,
  eventOf,
  type ChoiceState,
  type ChoiceTurn,
  type ChoiceStep,
  type RefusalReason,
} from '../../src/modules/requests/choice.ts'
import { turnTerm } from '../../src/modules/requests/request-terms.ts'
import type { DeskClock } from './desk-clock.ts'
import { answerBy, slotsAfter } from './answers.ts'
import { demoId } from './ids.ts'
import type { Row } from './rows.ts'
import type { Lang } from './words.ts'

/** What a family asked and what came of it; `rowsOf` makes rows of it by the rules of the house. */
export interface Dossier {
  /** Names the request; its id and number follow from it and are the same every day. */
  key: string
  deskId: string
  channel: Row<'requests.request'>['channel']
  language: Lang
  child: string
  birth: { bornOn: Temporal.PlainDate } | { expectedOn: Temporal.PlainDate }
  startOn: Temporal.PlainDate
  halfDays: readonly string[]
  remarks: string
  /** As families mostly say: within three months. */
  urgency?: Row<'requests.request'>['urgency']
  contact: { name: string; email: string | null; phone: string | null }
  receivedAt: Temporal.Instant
  /** Who wrote it down, where the family did not do so itself. */
  takenBy: string | null
  choices: readonly { locationId: string; steps: readonly Step[] }[]
  /** Children for whom a family asks together, this one among them; the first gives the family its id. */
  family?: { children: readonly { key: string; child: string }[]; together: boolean }
  /** What colleagues told each other. */
  notes: readonly { at: Temporal.Instant; by: string; words: string }[]
  /** Of the first choice: its location left the register on this moment. */
  deregisteredAt?: Temporal.Instant | undefined
}

export interface Step {
  step: ChoiceStep
  at: Temporal.Instant
  /** The colleague of the desk or of the location; null is the family, or the house itself. */
  by: string | null
  words: string
  reason?: RefusalReason
  /** Of an offer for a while. */
  untilOn?: Temporal.PlainDate
}

export interface DossierRows {
  request: Row<'requests.request'>
  choices: (Row<'requests.choice'> & { due_on: Temporal.PlainDate | null })[]
  events: Row<'requests.event'>[]
}

export const requestId = (key: string) => demoId('request', key)

/** The same every day, so that a manual can name it. */
export const requestNumber = (key: string) =>
  numberFrom(createHash('sha256').update(`opvangloket demo number ${key}`).digest())

/** @param claimed the locations that answer themselves */
export function rowsOf(dossier: Dossier, clock: DeskClock, claimed: ReadonlySet<string>): DossierRows {
  const choices = dossier.choices.map((choice, index) =>
    choiceRow(dossier, choice, index, clock, claimed.has(choice.locationId)),
  )
  const steps = dossier.choices.flatMap(({ steps }) => steps)
  const waits = choices.some(({ acts }) => acts !== 'nobody')
  const latest = steps
    .map(({ at }) => at)
    .sort(Temporal.Instant.compare)
    .at(-1)
  return {
    request: {
      id: requestId(dossier.key),
      family_id: requestId(dossier.family?.children[0]?.key ?? dossier.key),
      together: dossier.family?.together ?? false,
      number: requestNumber(dossier.key),
      desk_id: dossier.deskId,
      channel: dossier.channel,
      language: dossier.language,
      child_name: dossier.child,
      birth_on: 'bornOn' in dossier.birth ? dossier.birth.bornOn : null,
      expected_on: 'expectedOn' in dossier.birth ? dossier.birth.expectedOn : null,
      start_on: dossier.startOn,
      half_days: [...dossier.halfDays],
      remarks: dossier.remarks,
      urgency: dossier.urgency ?? 'soon',
      contact_name: dossier.contact.name,
      contact_email: dossier.contact.email,
      contact_phone: dossier.contact.phone,
      folded: fold(`${dossier.child} ${dossier.contact.name}`),
      state: waits ? 'open' : 'closed',
      received_at: dossier.receivedAt,
      closed_at: waits ? null : (latest ?? dossier.receivedAt),
      submission_key: demoId('submission', dossier.key),
      version: 1 + steps.length,
    },
    choices,
    events: eventRows(dossier, claimed),
  }
}

export const choiceId = (key: string, index: number) => demoId('choice', `${key} ${index}`)

function choiceRow(
  { key, deskId, receivedAt }: Dossier,
  { locationId, steps }: Dossier['choices'][number],
  index: number,
  clock: DeskClock,
  claimed: boolean,
): DossierRows['choices'][number] {
  const { land, zone } = clock
  const begin: Standing = { state: 'asked', acts: actsIn('asked', claimed), since: receivedAt }
  const { state, acts, since } = steps.reduce((standing, step) => taken(standing, step, claimed), begin)
  const offered = steps.findLastIndex(({ step }) => step === 'offer')
  // After a visit the location answers: its term begins on the day of the visit.
  const counted = state === 'visiting' ? (slotsAfter(steps.at(-2)?.at ?? since, zone)[0] ?? since) : since
  return {
    id: choiceId(key, index),
    request_id: requestId(key),
    desk_id: deskId,
    rank: index + 1,
    location_id: locationId,
    state,
    acts,
    due_on:
      acts === 'nobody'
        ? null
        : state === 'offered'
          ? answerBy(steps, offered, clock)
          : turnTerm(land, acts, counted.toZonedDateTimeISO(zone).toPlainDate()).due,
    changed_at: since,
    version: 1 + steps.length,
  }
}

interface Standing {
  state: ChoiceState
  acts: ChoiceTurn
  since: Temporal.Instant
}

/** A story that the house would not allow is a mistake of ours. */
function taken({ state }: Standing, { step, at, by, words, reason }: Step, claimed: boolean): Standing {
  const decided = decide(state, step, actorOf({ step, by }, claimed), {
    words,
    reason: reason ?? null,
    offers: step === 'offer',
    slots: step === 'invite' ? 3 : 0,
    slotKnown: true,
    inTime: true,
  })
  if ('refusal' in decided) throw new Error(`${step} in ${state}: ${decided.refusal}`)
  return { state: decided.ok, acts: actsIn(decided.ok, claimed), since: at }
}

const ownAnswers: ReadonlySet<ChoiceStep> = new Set(['offer', 'invite', 'question', 'refuse', 'tell', 'mend'])

/** In which capacity a step was taken. */
export function actorOf({ step, by }: Pick<Step, 'step' | 'by'>, claimed: boolean): 'desk' | 'organiser' | 'family' | 'system' {
  if (step === 'lapse' || step === 'elsewhere') return 'system'
  if (!by) return 'family'
  return claimed && ownAnswers.has(step) ? 'organiser' : 'desk'
}

function eventRows(dossier: Dossier, claimed: ReadonlySet<string>): Row<'requests.event'>[] {
  const { key } = dossier
  const one = (name: string, row: Omit<Row<'requests.event'>, 'id' | 'request_id'>): Row<'requests.event'> => ({
    id: demoId('event', `${key} ${name}`),
    request_id: requestId(key),
    choice_id: null,
    person_id: null,
    words: '',
    reason: null,
    audience: 'all',
    ...row,
  })
  const { takenBy, deregisteredAt } = dossier
  return [
    one('received', {
      at: dossier.receivedAt,
      kind: 'received',
      actor: takenBy ? 'desk' : 'family',
      person_id: takenBy,
    }),
    ...dossier.choices.flatMap(({ steps, locationId }, index) =>
      steps.map(({ step, at, by, words, reason }, place) =>
        one(`${index} ${place}`, {
          at,
          choice_id: choiceId(key, index),
          kind: eventOf[step],
          actor: actorOf({ step, by }, claimed.has(locationId)),
          person_id: by,
          words,
          reason: reason ?? null,
        }),
      ),
    ),
    ...dossier.notes.map(({ at, by, words }, index) =>
      one(`note ${index}`, { at, kind: 'note', actor: 'desk', person_id: by, words, audience: 'desk' }),
    ),
    ...(deregisteredAt
      ? [
          one('deregistered', {
            at: deregisteredAt,
            choice_id: choiceId(key, 0),
            kind: 'location_deregistered',
            actor: 'system',
            audience: 'desk',
          }),
        ]
      : []),
  ]
}
