import type { Actor } from '../../lib/actor.ts'
import { localDay } from '../../lib/days.ts'
import { audit } from '../../platform/audit.ts'
import type { Read, Write } from '../../platform/database.ts'
import { NotFound, orNotFound } from '../../platform/errors.ts'
import { emit } from '../../platform/jobs.ts'
import type { Platform } from '../../platform/platform.ts'
import { newId } from '../../platform/tokens.ts'
import { correct, type Occupied, prolong, release } from '../locations/index.ts'
import type { HalfDay } from '../locations/rules.ts'
import { desksOf, findCase, lockRequestOf, managesLocation, takeStepIn } from '../requests/index.ts'
import { planPlacementLetters } from './placement-letter-actions.ts'
import {
  decidePlacement,
  endOf,
  type PlacementActor,
  placementEventOf,
  type PlacementFacts,
  type PlacementRefusal,
  type PlacementState,
  takeBackOn,
} from './placement.ts'
import {
  findPlacement,
  insertPlacementEvent,
  lockPlacement,
  type Placement,
  type SavedPlacement,
  savePlacement,
} from './placement-queries.ts'

/** A step in the life of a place, with what its form was shown. */
export interface WantedPlacementStep {
  readonly step: 'notice' | 'take_back' | 'correct' | 'annul'
  readonly version: number
  readonly words: string
  /** Of a notice, or corrected where notice was given. */
  readonly lastOn?: Temporal.PlainDate | undefined
  /** Who gives notice, where the desk writes it down. */
  readonly noticeBy?: 'family' | 'organiser' | undefined
  /** Corrected, of a place for a while; null: no end. */
  readonly untilOn?: Temporal.PlainDate | null | undefined
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
  const untilOn = wanted.untilOn === undefined ? found.untilOn : wanted.untilOn
  const ownNotice = by === 'desk' || by === found.noticeBy
  const facts = { words: wanted.words, today, startOn, lastOn, untilOn, ownNotice }
  const step = wanted.step === 'take_back' ? takeBackOn(facts) : wanted.step
  const decided = decidePlacement(found.state, step, by, facts)
  if ('refusal' in decided) return decided
  const refused = await inLedger(tx, found, wanted, facts)
  if (refused) return refused
  if (wanted.step === 'annul') await annulChoice(tx, platform, actor, { found, by, wanted })
  const noticeBy = by === 'desk' ? (wanted.noticeBy ?? 'family') : by
  await save(tx, { found, by, wanted }, decided.ok, { at, today, noticeBy, actor })
  const after = orNotFound(await findPlacement(tx, found.id))
  if (wanted.step !== 'annul')
    await planPlacementLetters(tx, platform, after, { step: wanted.step, by, words: wanted.words, was: found })
  return { done: true }
}

/** What the step means for the places of the location. */
async function inLedger(
  tx: Write,
  { occupationId, startOn, halfDays }: Placement,
  wanted: WantedPlacementStep,
  days: Pick<PlacementFacts, 'startOn' | 'lastOn' | 'untilOn'>,
): Promise<{ full: Exclude<Occupied, { ok: true }> } | undefined> {
  if (!occupationId) return undefined
  if (wanted.step === 'annul') await release(tx, occupationId, startOn)
  if (wanted.step === 'notice' && days.lastOn) await release(tx, occupationId, days.lastOn.add({ days: 1 }))
  if (wanted.step === 'take_back') return fullOf(await prolong(tx, occupationId, days.untilOn))
  if (wanted.step !== 'correct') return undefined
  const entry = { halfDays: wanted.halfDays ?? halfDays, fromOn: days.startOn, untilOn: endOf(days) }
  return fullOf(await correct(tx, occupationId, entry))
}

const fullOf = (answer: Occupied) => ('refusal' in answer ? { full: answer } : undefined)

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
  const { step, words } = wanted
  const eventId = newId()
  await savePlacement(tx, found.id, { state, at, ...changesIn(wanted, { noticeBy, noticeOn: today }) })
  await insertPlacementEvent(tx, {
    id: eventId,
    placementId: found.id,
    at,
    kind: placementEventOf[step],
    actor: by,
    onBehalf: by === 'desk' ? onBehalfIn(step, found, noticeBy) : null,
    personId: actor.kind === 'person' ? actor.personId : null,
    words,
    details: detailsOf(found, wanted),
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

function changesIn(
  { step, lastOn, untilOn, startOn, halfDays }: WantedPlacementStep,
  notice: Pick<SavedPlacement, 'noticeBy' | 'noticeOn'>,
): Omit<SavedPlacement, 'state' | 'at'> {
  if (step === 'notice') return { ...notice, ...(lastOn ? { lastOn } : {}) }
  if (step === 'take_back') return { noticeBy: null, noticeOn: null, lastOn: null }
  if (step === 'annul') return {}
  return {
    ...(lastOn ? { lastOn } : {}),
    ...(untilOn === undefined ? {} : { untilOn }),
    ...(startOn ? { startOn } : {}),
    ...(halfDays ? { halfDays } : {}),
  }
}

/** In whose name the desk writes a notice down, or takes one back. */
function onBehalfIn(step: WantedPlacementStep['step'], found: Placement, noticeBy: 'family' | 'organiser') {
  if (step === 'notice') return noticeBy
  return step === 'take_back' ? found.noticeBy : null
}

/** What a step changed that is not to be seen any more. */
function detailsOf(found: Placement, wanted: WantedPlacementStep): object {
  if (wanted.step === 'correct') return { from: daysOf(found), to: { ...daysOf(found), ...daysIn(wanted) } }
  return wanted.step === 'take_back' ? { lastOn: found.lastOn?.toString() ?? null } : {}
}

const daysOf = ({ startOn, untilOn, lastOn, halfDays }: Placement) => ({
  startOn: startOn.toString(),
  untilOn: untilOn?.toString() ?? null,
  lastOn: lastOn?.toString() ?? null,
  halfDays: [...halfDays],
})
const daysIn = ({ startOn, untilOn, lastOn, halfDays }: WantedPlacementStep) => ({
  ...(startOn ? { startOn: startOn.toString() } : {}),
  ...(untilOn === undefined ? {} : { untilOn: untilOn?.toString() ?? null }),
  ...(lastOn ? { lastOn: lastOn.toString() } : {}),
  ...(halfDays ? { halfDays: [...halfDays] } : {}),
})
