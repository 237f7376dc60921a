import type { Actor } from '../../../lib/actor.ts'
import { audit } from '../../../platform/audit.ts'
import type { Write } from '../../../platform/database.ts'
import { orNotFound } from '../../../platform/errors.ts'
import type { Platform } from '../../../platform/platform.ts'
import { newId } from '../../../platform/tokens.ts'
import { belowTaken, type Plan, planRefusal, type PlanRefusal } from './capacity-plan.ts'
import {
  capacityOf,
  confirmOn,
  deleteClosure,
  deleteGroup,
  deletePlan,
  closuresOf,
  groupsOf,
  groupWasUsed,
  insertClosure,
  insertGroup,
  keptById,
  type KeptLocation,
  lockPlaces,
  putPlan,
  updateGroup,
} from './capacity-queries.ts'
import { type Closure, closureRefusal, type ClosureRefusal } from './closure.ts'

type House = Pick<Platform, 'db'>
type Today = Temporal.PlainDate

/** One change of one location: looked up under the policies of who acts, behind whoever changes its places now. */
function change<T>(
  { db }: House,
  actor: Actor,
  locationId: string,
  decide: (tx: Write, place: KeptLocation) => Promise<T>,
): Promise<T> {
  return db.change(actor, async (tx) => {
    const place = orNotFound(await keptById(tx, locationId))
    await lockPlaces(tx, place.id)
    return decide(tx, place)
  })
}

export interface GroupAsked {
  readonly name: string
  readonly fromMonths: number
  readonly toMonths: number
}

export type GroupRefusal = 'name_taken'

/** A new group, or other words and ages for one that is there. */
export function saveGroup(
  house: House,
  actor: Actor,
  locationId: string,
  asked: GroupAsked & { id?: string },
): Promise<GroupRefusal | { id: string }> {
  return change(house, actor, locationId, async (tx, place) => {
    const groups = await groupsOf(tx, place.id)
    const own = asked.id === undefined ? undefined : orNotFound(groups.find(({ id }) => id === asked.id))
    const { name, fromMonths, toMonths } = asked
    if (groups.some((one) => one.id !== own?.id && one.name.toLowerCase() === name.toLowerCase())) return 'name_taken'
    const id = own?.id ?? newId()
    if (own) await updateGroup(tx, { id, name, fromMonths, toMonths })
    else await insertGroup(tx, { id, locationId: place.id, name, fromMonths, toMonths, position: groups.length + 1 })
    await note(tx, actor, place, own ? 'locations.group_changed' : 'locations.group_added', { group: id })
    return { id }
  })
}

/** A group that never had a child can go; another gets a plan without places. */
export function removeGroup(house: House, actor: Actor, locationId: string, groupId: string): Promise<'done' | 'used'> {
  return change(house, actor, locationId, async (tx, place) => {
    const group = orNotFound((await groupsOf(tx, place.id)).find(({ id }) => id === groupId))
    if (await groupWasUsed(tx, group.id)) return 'used'
    await deleteGroup(tx, group.id)
    await note(tx, actor, place, 'locations.group_removed', { group: group.id })
    return 'done'
  })
}

/** So many places per half-day from a day on. Who plans today also says that today's free places are right. */
export function savePlan(
  house: House,
  actor: Actor,
  locationId: string,
  asked: Plan & { today: Today },
): Promise<PlanRefusal | 'done'> {
  const { groupId, fromOn, places, today } = asked
  return change(house, actor, locationId, async (tx, place) => {
    const group = orNotFound((await groupsOf(tx, place.id)).find(({ id }) => id === groupId))
    const plan = { groupId: group.id, fromOn, places }
    const refusal = planRefusal(await capacityOf(tx, place), plan)
    if (refusal) return refusal
    await putPlan(tx, { id: newId(), ...plan })
    await confirmOn(tx, place.id, today)
    await note(tx, actor, place, 'locations.plan_set', { group: group.id, from: fromOn.toString() })
    return 'done'
  })
}

/** Takes a plan away again, as after a slip: the one before it holds on, unless it has too few places for who is there. */
export function removePlan(house: House, actor: Actor, locationId: string, planId: string): Promise<'done' | 'in_use'> {
  return change(house, actor, locationId, async (tx, place) => {
    const capacity = await capacityOf(tx, place)
    const plan = orNotFound(capacity.plans.find(({ id }) => id === planId))
    const others = capacity.plans.filter((one) => one.groupId === plan.groupId && one.id !== planId)
    const before = others.findLast((one) => Temporal.PlainDate.compare(one.fromOn, plan.fromOn) < 0)
    const instead = { groupId: plan.groupId, fromOn: plan.fromOn, places: before?.places ?? plan.places.map(() => 0) }
    if (belowTaken(capacity, instead)) return 'in_use'
    await deletePlan(tx, planId)
    await note(tx, actor, place, 'locations.plan_removed', { group: plan.groupId, from: plan.fromOn.toString() })
    return 'done'
  })
}

export function addClosure(
  house: House,
  actor: Actor,
  locationId: string,
  asked: Omit<Closure, 'id'> & { today: Today },
): Promise<ClosureRefusal | 'done'> {
  const { today, ...closure } = asked
  return change(house, actor, locationId, async (tx, place) => {
    const refusal = closureRefusal(closure, await closuresOf(tx, place.id, today), today)
    if (refusal) return refusal
    const id = newId()
    await insertClosure(tx, place.id, { id, ...closure })
    await note(tx, actor, place, 'locations.closure_added', { closure: id, from: closure.fromOn.toString() })
    return 'done'
  })
}

export function removeClosure(house: House, actor: Actor, locationId: string, closureId: string): Promise<void> {
  return change(house, actor, locationId, async (tx, place) => {
    if (await deleteClosure(tx, place.id, closureId))
      await note(tx, actor, place, 'locations.closure_removed', { closure: closureId })
  })
}

/** "These free places are right." */
export function confirmFree(house: House, actor: Actor, locationId: string, today: Today): Promise<void> {
  return change(house, actor, locationId, async (tx, place) => {
    await confirmOn(tx, place.id, today)
    await note(tx, actor, place, 'locations.free_places_confirmed', {})
  })
}

/** Whether who acts is the desk, and does this in the name of the location. */
export function actsForLocation(actor: Actor, place: KeptLocation): boolean {
  if (actor.kind !== 'person' || place.deskId === null) return false
  const runsIt = actor.memberships.some(
    ({ organisationId, locationId }) => organisationId === place.organisationId || locationId === place.id,
  )
  return !runsIt && actor.memberships.some(({ organisationId }) => organisationId === place.deskId)
}

function note(tx: Write, actor: Actor, place: KeptLocation, action: string, details: Record<string, string>) {
  const onBehalf = actsForLocation(actor, place)
  return audit(tx, actor, {
    action,
    subjectKind: 'location',
    subjectId: place.id,
    organisationId: onBehalf ? place.deskId : place.organisationId,
    details: { ...details, on_behalf: onBehalf },
  })
}
