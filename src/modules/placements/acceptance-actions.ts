import type { Actor } from '../../lib/actor.ts'
import { audit } from '../../platform/audit.ts'
import type { Write } from '../../platform/database.ts'
import { orNotFound } from '../../platform/errors.ts'
import { emit } from '../../platform/jobs.ts'
import type { Platform } from '../../platform/platform.ts'
import { newId } from '../../platform/tokens.ts'
import { settle } from '../locations/index.ts'
import {
  type Case,
  type CaseChoice,
  choiceOfOffer,
  findCase,
  lockRequestOf,
  openOffer,
  type StepOutcome,
  stepBy,
  takeStepIn,
} from '../requests/index.ts'
import { insertPlacement, insertPlacementEvent, placementOfOffer } from './placement-queries.ts'

export type Accepted = { readonly placementId: string } | Exclude<StepOutcome, { done: true }>

/** Who takes the place: the family itself, or the desk in its name, for the request with this number. */
export type Taker = { readonly family: true } | { readonly number: string }

/**
 * Takes a place in one transaction: the offer is open and in time, its entry in the ledger becomes that of a placement, the
 * child's other choices end and give back what was offered there. Who presses twice gets the same answer.
 * @param version of the choice, as it was shown
 * @throws NotFound when this offer is not there for who acts
 */
export function acceptOffer(
  platform: Platform,
  actor: Actor,
  taker: Taker,
  { offerId, version }: { offerId: string; version: number },
): Promise<Accepted> {
  return platform.db.change(actor, async (tx) => {
    const choiceId = orNotFound(await choiceOfOffer(tx, offerId))
    const requestId = orNotFound(await lockRequestOf(tx, choiceId))
    const whose = 'family' in taker ? { id: requestId } : taker
    const wanted = { step: 'accept', choiceId, version, words: '', reason: null } as const
    const before = await placementOfOffer(tx, offerId)
    const found = orNotFound(await findCase(tx, requestId))
    const choice = orNotFound(found.choices.find(({ id }) => id === choiceId))
    if (before) return { placementId: before }
    const offer = openOffer(choice)
    if (offer?.id !== offerId) return { changed: true }
    const taken = await takeStepIn(tx, platform, actor, whose, wanted)
    if (!('step' in taken)) return 'done' in taken ? { changed: true } : taken
    return { placementId: await place(tx, platform, actor, { found, choice, offer }) }
  })
}

interface Taking {
  readonly found: Case
  readonly choice: CaseChoice
  readonly offer: NonNullable<ReturnType<typeof openOffer>>
}

async function place(tx: Write, platform: Platform, actor: Actor, { found, choice, offer }: Taking): Promise<string> {
  const at = platform.clock.now()
  const [id, eventId] = [newId(), newId()]
  const { id: offerId, ageGroupId, occupationId, halfDays, startOn } = offer
  const ids = { id, offerId, choiceId: choice.id, requestId: found.id, locationId: choice.location.id }
  await insertPlacement(tx, { ...ids, ageGroupId, occupationId, halfDays, startOn, at })
  await insertPlacementEvent(tx, {
    id: eventId,
    placementId: id,
    at,
    kind: 'accepted',
    actor: actor.kind === 'family' ? 'family' : 'desk',
    onBehalf: actor.kind === 'family' ? null : 'family',
    personId: actor.kind === 'person' ? actor.personId : null,
  })
  await settleAndLeave(tx, platform, actor, { found, choice, offer }, id)
  await emit(tx, 'placements.accepted', { subject: id, requestId: found.id, choiceId: choice.id })
  await audit(tx, actor, {
    action: 'placements.accepted',
    subjectKind: 'placement',
    subjectId: id,
    organisationId: found.desk.id,
    details: { request: found.id, choice: choice.id, offer: offerId },
  })
  return id
}

/** The ledgers of several locations, always in the same order: two families that take places crosswise do not wait for each other. */
async function settleAndLeave(
  tx: Write,
  platform: Platform,
  actor: Actor,
  { found, choice, offer }: Taking,
  placementId: string,
): Promise<void> {
  const elsewhere = { step: 'elsewhere', words: '', reason: null } as const
  const { occupationId } = offer
  const leave = async (other: CaseChoice) =>
    void (await stepBy(tx, platform, { actor, by: 'system', found, choice: other, wanted: elsewhere }))
  const moves = [
    { at: choice.location.id, run: async () => (occupationId ? settle(tx, occupationId, placementId) : undefined) },
    ...found.choices
      .filter(({ id, acts }) => id !== choice.id && acts !== 'nobody')
      .map((other) => ({ at: other.location.id, run: () => leave(other) })),
  ]
  for (const { run } of moves.sort((a, b) => (a.at < b.at ? -1 : 1))) await run()
}
