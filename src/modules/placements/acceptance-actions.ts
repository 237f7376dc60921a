import type { Actor } from '../../lib/actor.ts'
import { audit } from '../../platform/audit.ts'
import { changeWhen } from '../../platform/change-when.ts'
import type { Write } from '../../platform/database.ts'
import { NotFound, orNotFound } from '../../platform/errors.ts'
import { emit } from '../../platform/jobs.ts'
import type { Platform } from '../../platform/platform.ts'
import { newId } from '../../platform/tokens.ts'
import { settle } from '../locations/index.ts'
import {
  type Case,
  type CaseChoice,
  findCase,
  lockRequestOf,
  openOffer,
  requestsOfOffers,
  type StepOutcome,
  stepBy,
  takeStepIn,
} from '../requests/index.ts'
import { insertPlacement, insertPlacementEvent, placementOfOffer } from './placement-queries.ts'

/** An offer as it was shown to who takes it. */
export interface WantedOffer {
  readonly offerId: string
  /** Of its choice. */
  readonly version: number
}

type Refused = Exclude<StepOutcome, { done: true }>
export type Accepted = { readonly placementId: string } | Refused
export type AllAccepted = { readonly placementIds: readonly string[] } | Refused

/** Who takes the place: the family itself, or the desk in its name, for the request with this number. */
export type Taker = { readonly family: true } | { readonly number: string }

/**
 * Takes a place in one transaction: the offer is open and in time, its entry in the ledger becomes that of a placement, the
 * child's other choices end and give back what was offered there. Who presses twice gets the same answer.
 * @throws NotFound when this offer is not there for who acts
 */
export async function acceptOffer(
  platform: Platform,
  actor: Actor,
  taker: Taker,
  wanted: WantedOffer,
): Promise<Accepted> {
  const taken = await acceptTogether(platform, actor, taker, [wanted])
  if (!('placementIds' in taken)) return taken
  const [placementId] = taken.placementIds
  if (placementId === undefined) throw new Error('a place that was taken has an id')
  return { placementId }
}

/**
 * As `acceptOffer`, for children of one family at once: all of them get their place, or nobody does.
 * @throws NotFound when one of the offers is not there for who acts, or they are of different families
 */
export const acceptTogether = (
  platform: Platform,
  actor: Actor,
  taker: Taker,
  wanted: readonly WantedOffer[],
): Promise<AllAccepted> =>
  // A place for one child alone is not what was asked.
  changeWhen(
    platform.db,
    actor,
    (outcome) => 'placementIds' in outcome,
    (tx) => acceptIn(tx, platform, actor, taker, wanted),
  )

async function acceptIn(
  tx: Write,
  platform: Platform,
  actor: Actor,
  taker: Taker,
  wanted: readonly WantedOffer[],
): Promise<AllAccepted> {
  const before: string[] = []
  const taken: Taking[] = []
  for (const { found, choice, offerId } of await lockedOffers(tx, taker, wanted)) {
    const placementId = await placementOfOffer(tx, offerId)
    const version = wanted.find((one) => one.offerId === offerId)?.version ?? 0
    if (placementId) {
      before.push(placementId)
      continue
    }
    const one = await take(tx, platform, actor, taker, { found, choice, offerId, version })
    if (!('placementId' in one)) return one
    taken.push(one)
  }
  for (const one of taken) await place(tx, platform, actor, one)
  await settleAndLeave(tx, platform, actor, taken)
  return { placementIds: [...before, ...taken.map(({ placementId }) => placementId)] }
}

/** Everything in the order of the requests: two people who take the same places do not wait for each other. */
async function lockedOffers(tx: Write, taker: Taker, wanted: readonly WantedOffer[]) {
  if (wanted.length === 0) throw new NotFound('not found')
  const offers = await requestsOfOffers(
    tx,
    wanted.map(({ offerId }) => offerId),
  )
  if (offers.length < new Set(wanted.map(({ offerId }) => offerId)).size) throw new NotFound('not found')
  const locked: { found: Case; choice: CaseChoice; offerId: string }[] = []
  for (const { offerId, choiceId } of offers) {
    const found = orNotFound(await findCase(tx, orNotFound(await lockRequestOf(tx, choiceId))))
    locked.push({ found, choice: orNotFound(found.choices.find(({ id }) => id === choiceId)), offerId })
  }
  const asked = 'family' in taker ? locked[0] : locked.find(({ found }) => found.number === taker.number)
  if (locked.some(({ found }) => found.familyId !== asked?.found.familyId)) throw new NotFound('not found')
  return locked
}

async function take(
  tx: Write,
  platform: Platform,
  actor: Actor,
  taker: Taker,
  { found, choice, offerId, version }: { found: Case; choice: CaseChoice } & WantedOffer,
): Promise<Taking | Refused> {
  const offer = openOffer(choice)
  if (offer?.id !== offerId) return { changed: true }
  const whose = 'family' in taker ? { id: found.id } : { number: found.number }
  const step = { step: 'accept', choiceId: choice.id, version, words: '', reason: null } as const
  const taken = await takeStepIn(tx, platform, actor, whose, step)
  if ('step' in taken) return { placementId: newId(), found, choice, offer }
  return 'done' in taken ? { changed: true } : taken
}

interface Taking {
  readonly placementId: string
  readonly found: Case
  readonly choice: CaseChoice
  readonly offer: NonNullable<ReturnType<typeof openOffer>>
}

async function place(
  tx: Write,
  platform: Platform,
  actor: Actor,
  { found, choice, offer, placementId: id }: Taking,
): Promise<void> {
  const at = platform.clock.now()
  const eventId = newId()
  const { id: offerId, ageGroupId, occupationId, halfDays, startOn, untilOn } = offer
  const ids = { id, offerId, choiceId: choice.id, requestId: found.id, locationId: choice.location.id }
  await insertPlacement(tx, { ...ids, ageGroupId, occupationId, halfDays, startOn, untilOn, at })
  await insertPlacementEvent(tx, {
    id: eventId,
    placementId: id,
    at,
    kind: 'accepted',
    actor: actor.kind === 'family' ? 'family' : 'desk',
    onBehalf: actor.kind === 'family' ? null : 'family',
    personId: actor.kind === 'person' ? actor.personId : null,
  })
  await emit(tx, 'placements.accepted', { subject: id, requestId: found.id, choiceId: choice.id })
  await audit(tx, actor, {
    action: 'placements.accepted',
    subjectKind: 'placement',
    subjectId: id,
    organisationId: found.desk.id,
    details: { request: found.id, choice: choice.id, offer: offerId },
  })
}

/** The ledgers of several locations, always in the same order: two families that take places crosswise do not wait for each other. */
async function settleAndLeave(tx: Write, platform: Platform, actor: Actor, taken: readonly Taking[]): Promise<void> {
  const moves = taken.flatMap((one) => movesOf(tx, platform, actor, one))
  for (const { run } of moves.sort((a, b) => (a.at < b.at ? -1 : 1))) await run()
}

function movesOf(tx: Write, platform: Platform, actor: Actor, { found, choice, offer, placementId }: Taking) {
  const elsewhere = { step: 'elsewhere', words: '', reason: null } as const
  const { occupationId } = offer
  const leave = async (other: CaseChoice) =>
    void (await stepBy(tx, platform, { actor, by: 'system', found, choice: other, wanted: elsewhere }))
  return [
    { at: choice.location.id, run: async () => (occupationId ? settle(tx, occupationId, placementId) : undefined) },
    ...found.choices
      .filter(({ id, acts }) => id !== choice.id && acts !== 'nobody')
      .map((other) => ({ at: other.location.id, run: () => leave(other) })),
  ]
}
