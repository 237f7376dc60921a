import type { Actor } from '../../lib/actor.ts'
import { localDay } from '../../lib/days.ts'
import { audit } from '../../platform/audit.ts'
import type { Read, Write } from '../../platform/database.ts'
import { NotFound, orNotFound } from '../../platform/errors.ts'
import { emit } from '../../platform/jobs.ts'
import type { Platform } from '../../platform/platform.ts'
import { newId } from '../../platform/tokens.ts'
import { correct, type Occupied, release } from '../locations/index.ts'
import type { HalfDay } from '../locations/rules.ts'
import { desksOf, findCase, lockRequestOf, managesLocation, takeStepIn } from '../requests/index.ts'
import { planPlacementLetters } from './placement-letter-actions.ts'
import {
  decidePlacement,
  type PlacementActor,
  placementEventOf,
  type PlacementRefusal,
  type PlacementState,
  type PlacementStep,
} from './placement.ts'
import {
  findPlacement,
  insertPlacementEvent,
  lockPlacement,
  type Placement,
  savePlacement,
} from './placement-queries.ts'

/** A step in the life of a place, with what its form was shown. */
export interface WantedPlacementStep {
  readonly step: Exclude<PlacementStep, 'start' | 'end'>
  readonly version: number
  readonly words: string
  /** Of a notice, or corrected where notice was given. */
  readonly lastOn?: Temporal.PlainDate | undefined
  /** Who gives notice, where the desk writes it down. */
  readonly noticeBy?: 'family' | 'organiser' | undefined
  /** Corrected. */
  readonly startOn?: Temporal.PlainDate | undefined
  readonly halfDays?: readonly HalfDay[] | undefined
}

export type PlacementOutcome =
  | { done: true }
  | { changed: true }
  | { refusal: PlacementRefusal | 'not_in_this_state' | 'not_by_you' }
  | { full: Exclude<Occupied, { ok: true }> }

/** Takes one step; the ledger, the history and the letters in one transaction. @throws NotFound */
export async function takePlacementStep(
  platform: Platform,
  actor: Actor,
  id: string,
  wanted: WantedPlacementStep,
): Promise<PlacementOutcome> {
  return platform.db.change(actor, async (tx) => {
    const seen = orNotFound(await findPlacement(tx, id))
    // The order in which everybody locks: the request, the place, the ledger.
    orNotFound(await lockRequestOf(tx, seen.choiceId))
    if (!(await lockPlacement(tx, id))) throw new NotFound('not found')
    const found = orNotFound(await findPlacement(tx, id))
    const by = await roleIn(tx, actor, found)
    if (found.version !== wanted.version) return { changed: true }
    return stepIn(tx, platform, actor, { found, by, wanted })
  })
}

/** In which capacity somebody acts on a place; who has none does not see it. */
export async function roleIn(
  tx: Read,
  actor: Actor,
  { desk, location, familyId }: Placement,
): Promise<Exclude<PlacementActor, 'system'>> {
  if (actor.kind === 'family' && actor.caseId === familyId) return 'family'
  if (desksOf(actor).includes(desk.id)) return 'desk'
  if (await managesLocation(tx, location.id)) return 'organiser'
  throw new NotFound('not found')
}

interface Stepping {
  readonly found: Placement
  readonly by: Exclude<PlacementActor, 'system'>
  readonly wanted: WantedPlacementStep
}

async function stepIn(
  tx: Write,
  platform: Platform,
  actor: Actor,
  { found, by, wanted }: Stepping,
): Promise<PlacementOutcome> {
  const at = platform.clock.now()
  const today = localDay(at, found.desk.zone)
  const startOn = wanted.startOn ?? found.startOn
  const lastOn = wanted.lastOn ?? found.lastOn
  const decided = decidePlacement(found.state, wanted.step, by, { words: wanted.words, today, startOn, lastOn })
  if ('refusal' in decided) return decided
  const refused = await inLedger(tx, found, wanted, { startOn, lastOn })
  if (refused) return refused
  if (wanted.step === 'annul') await annulChoice(tx, platform, actor, { found, by, wanted })
  const noticeBy = by === 'desk' ? (wanted.noticeBy ?? 'family') : by
  await save(tx, { found, by, wanted }, decided.ok, { at, today, noticeBy, actor })
  const after = orNotFound(await findPlacement(tx, found.id))
  if (wanted.step !== 'annul')
    await planPlacementLetters(tx, platform, after, { step: wanted.step, by, words: wanted.words })
  return { done: true }
}

interface Days {
  readonly startOn: Temporal.PlainDate
  readonly lastOn: Temporal.PlainDate | null
}

/** What the step means for the places of the location. */
async function inLedger(
  tx: Write,
  { occupationId, startOn, halfDays }: Placement,
  wanted: WantedPlacementStep,
  days: Days,
): Promise<{ full: Exclude<Occupied, { ok: true }> } | undefined> {
  if (!occupationId) return undefined
  if (wanted.step === 'annul') await release(tx, occupationId, startOn)
  if (wanted.step === 'notice' && days.lastOn) await release(tx, occupationId, days.lastOn.add({ days: 1 }))
  if (wanted.step !== 'correct') return undefined
  const entry = { halfDays: wanted.halfDays ?? halfDays, fromOn: days.startOn, untilOn: days.lastOn }
  const corrected = await correct(tx, occupationId, entry)
  return 'refusal' in corrected ? { full: corrected } : undefined
}

/** The choice is asked again; the child's other choices follow in a job, for who acts may not see them. */
async function annulChoice(tx: Write, platform: Platform, actor: Actor, { found, by, wanted }: Stepping) {
  const asked = orNotFound(await findCase(tx, found.requestId))
  const choice = orNotFound(asked.choices.find(({ id }) => id === found.choiceId))
  const whose = by === 'desk' ? { number: found.number } : ({ organiser: true } as const)
  const step = {
    step: 'annul',
    choiceId: choice.id,
    version: choice.version,
    words: wanted.words,
    reason: null,
  } as const
  const taken = await takeStepIn(tx, platform, actor, whose, step)
  if (!('step' in taken)) throw new Error('a place of a choice that was not accepted')
}

interface Saving {
  readonly at: Temporal.Instant
  readonly today: Temporal.PlainDate
  readonly noticeBy: 'family' | 'organiser'
  readonly actor: Actor
}

async function save(
  tx: Write,
  { found, by, wanted }: Stepping,
  state: PlacementState,
  { at, today, noticeBy, actor }: Saving,
): Promise<void> {
  const { step, words, lastOn, startOn, halfDays } = wanted
  const eventId = newId()
  const changes =
    step === 'notice'
      ? { noticeBy, noticeOn: today, ...(lastOn ? { lastOn } : {}) }
      : step === 'correct'
        ? { ...(lastOn ? { lastOn } : {}), ...(startOn ? { startOn } : {}), ...(halfDays ? { halfDays } : {}) }
        : {}
  await savePlacement(tx, found.id, { state, at, ...changes })
  await insertPlacementEvent(tx, {
    id: eventId,
    placementId: found.id,
    at,
    kind: placementEventOf[step],
    actor: by,
    onBehalf: by === 'desk' && step === 'notice' ? noticeBy : null,
    personId: actor.kind === 'person' ? actor.personId : null,
    words,
    details: step === 'correct' ? { from: daysOf(found), to: { ...daysOf(found), ...daysIn(wanted) } } : {},
  })
  await emit(tx, 'placements.moved', { subject: found.id, requestId: found.requestId, eventId, step, by })
  await audit(tx, actor, {
    action: `placements.${placementEventOf[step]}`,
    subjectKind: 'placement',
    subjectId: found.id,
    organisationId: found.desk.id,
    details: { event: eventId, from: found.state, to: state },
  })
}

const daysOf = ({ startOn, lastOn, halfDays }: Placement) => ({
  startOn: startOn.toString(),
  lastOn: lastOn?.toString() ?? null,
  halfDays: [...halfDays],
})
const daysIn = ({ startOn, lastOn, halfDays }: WantedPlacementStep) => ({
  ...(startOn ? { startOn: startOn.toString() } : {}),
  ...(lastOn ? { lastOn: lastOn.toString() } : {}),
  ...(halfDays ? { halfDays: [...halfDays] } : {}),
})
