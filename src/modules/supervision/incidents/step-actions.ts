import type { Actor } from '../../../lib/actor.ts'
import { localDay } from '../../../lib/days.ts'
import { audit } from '../../../platform/audit.ts'
import type { Write } from '../../../platform/database.ts'
import { NotFound, orNotFound } from '../../../platform/errors.ts'
import { planJob } from '../../../platform/jobs.ts'
import type { Platform } from '../../../platform/platform.ts'
import { newId } from '../../../platform/tokens.ts'
import { type CrisisForm, missingIn } from './form-fields.ts'
import { formDueOn, termsOn } from './duty.ts'
import { readForm, writeForm } from './form-queries.ts'
import {
  decideIncident,
  type IncidentActor,
  type IncidentFacts,
  type IncidentRefusal,
  type IncidentStep,
  isOver,
  keepsToItself,
} from './incident.ts'
import { eventsOf, insertIncidentEvent } from './event-queries.ts'
import { findIncident, type Incident, lockIncident, saveIncident } from './incident-queries.ts'
import { managerOf, reportsFor, watchesOver } from './side-queries.ts'
import { tellTask } from './tell.ts'

export type IncidentOutcome = 'done' | { readonly refusal: IncidentRefusal | 'not_in_this_state' | 'changed' }

export interface WantedStep {
  readonly step: IncidentStep
  readonly words: string
  /** Of what stood on the page. */
  readonly version: number
}

/** A step of the authority, or of the organiser; the desk that wrote it down only watches. */
export const stepIncident = (
  platform: Platform,
  actor: Actor,
  id: string,
  by: IncidentActor,
  wanted: WantedStep,
): Promise<IncidentOutcome> =>
  platform.db.change(actor, async (tx) => {
    const found = await lockedFor(tx, actor, id, by)
    if (found.version !== wanted.version)
      return (await isDoneAlready(tx, actor, id, wanted)) ? 'done' : { refusal: 'changed' }
    const { words } = wanted
    return takeStep(tx, platform, { actor, by, found, ...wanted, facts: { words } })
  })

/** A double click: the last thing that happened is this very step, by the same person. */
async function isDoneAlready(tx: Write, actor: Actor, id: string, { step, words }: WantedStep): Promise<boolean> {
  const last = (await eventsOf(tx, id)).at(-1)
  const name = actor.kind === 'person' ? actor.name : null
  return last !== undefined && last.kind === step && last.words === words && last.personName === name
}

/** @throws NotFound for who does not act on this side of it */
export async function lockedFor(tx: Write, actor: Actor, id: string, by: IncidentActor): Promise<Incident> {
  // Also who only reads it is shown the row; to lock it is for who may change it.
  const found = orNotFound(await findIncident(tx, id))
  const side = by === 'authority' ? watchesOver(actor, found) : await reportsFor(tx, id)
  if (!side || !(await lockIncident(tx, id))) throw new NotFound('not found')
  return orNotFound(await findIncident(tx, id))
}

interface Taken extends WantedStep {
  readonly actor: Actor
  readonly by: IncidentActor
  readonly found: Incident
  readonly facts: IncidentFacts
}

export async function takeStep(
  tx: Write,
  { clock, keys }: Pick<Platform, 'clock' | 'keys'>,
  { actor, by, found, step, words, facts }: Taken,
): Promise<IncidentOutcome> {
  const { id } = found
  const decided = decideIncident(found.state, step, by, {
    passedOn: found.passedOnAt !== null,
    notReached: found.notReached,
    managerKnown: (await managerOf(tx, found, clock.now())) !== undefined,
    ...facts,
  })
  if ('refusal' in decided) return decided
  const at = clock.now()
  if (step === 'submit') await sendForm(tx, keys, id, at)
  await saveIncident(tx, id, {
    state: decided.ok,
    closedAt: isOver(decided.ok) ? at : null,
    ...(step === 'unreached' ? { notReached: true } : {}),
    ...(step === 'pass_on' ? { passedOnAt: at } : {}),
    ...(step === 'submit' ? { submittedAt: at } : {}),
    ...(step === 'ask' ? { dueOn: answerDueOn(found, at) } : {}),
  })
  const person = actor.kind === 'person' ? actor : undefined
  const eventId = newId()
  await insertIncidentEvent(tx, {
    id: eventId,
    incidentId: id,
    at,
    kind: step,
    actor: by,
    personId: person?.personId ?? null,
    personName: person?.name ?? null,
    words,
    audience: keepsToItself(step) ? 'authority' : 'told',
  })
  if (!keepsToItself(step)) await planJob(tx, tellTask, { event: eventId }, { key: `${tellTask}:${eventId}` })
  await audit(tx, actor, {
    action: `supervision.incident_${step}`,
    subjectKind: 'incident',
    subjectId: id,
    organisationId: found.authority.id,
  })
  return 'done'
}

/** What is missing is asked for with the same term as the form itself. */
function answerDueOn({ authority: { zone }, location: { land } }: Incident, at: Temporal.Instant): Temporal.PlainDate {
  return formDueOn(land, { knownAt: at, announcedAt: at, zone }, termsOn(land, localDay(at, zone)))
}

/** From now on the authority reads what the organiser wrote until here. */
async function sendForm(tx: Write, keys: Platform['keys'], incidentId: string, savedAt: Temporal.Instant) {
  const draft = orNotFound(await readForm(tx, keys, incidentId, 'draft'))
  await writeForm(tx, keys, { ...draft, incidentId, stage: 'sent', savedAt })
}

/** Whether the draft holds what the authority cannot do without. */
export const isComplete = (form: CrisisForm): boolean => missingIn(form).length === 0
