import { type Actor, hasRole } from '../../lib/actor.ts'
import type { ReactionActor } from './reaction-states.ts'

const everybody = () => true

/** Who watches over all that is said about a house; the database says the same (feedback.coordinated). */
export const coordinatingRoles = [
  'organiser_manager',
  'complaint_coordinator',
  'desk_manager',
  'officer',
  'complaints_officer',
] as const

/** Who may be given a reaction to handle or to read along: whoever comes at the pages where that is done. */
export const handlingRoles = [...coordinatingRoles, 'location_worker', 'desk_worker'] as const

/** Who may come to a route; which reactions are behind it, the rows say (db/migrations/0015-feedback.sql). */
export const feedbackPermissions = {
  /** Say something about care: everybody, without an account. */
  'feedback.speak': everybody,
  /** Come back to what one said: the reaction of the session. */
  'feedback.come_back': everybody,
  /** The procedure of a house is public. */
  'feedback.read_procedure': everybody,
  /** The work list and the dossiers: who coordinates, and who was named handler or second reader. */
  'feedback.handle': (actor: Actor) => hasRole(actor, ...handlingRoles),
  /** Write down what somebody says at the door, by telephone or on paper. */
  'feedback.register': (actor: Actor) => hasRole(actor, ...handlingRoles),
  /** Tell the side of a location, when its house asks. */
  'feedback.tell_own_side': (actor: Actor) =>
    actor.kind === 'location' || hasRole(actor, 'organiser_manager', 'location_worker'),
  /** Look with a reason at what is not his to handle: whoever works for a house as a whole, but for who talks with organisers. */
  'feedback.open_with_reason': (actor: Actor) =>
    actor.kind === 'person' &&
    actor.memberships.some(({ locationId, role }) => locationId === null && role !== 'client_manager'),
  /** The figures of a complaints desk. */
  'feedback.read_desk_figures': (actor: Actor) => hasRole(actor, 'complaints_officer'),
  /** Come back to a panel: the membership of the session. */
  'feedback.sit_on_panel': everybody,
  /** Keep the panels of a house and ask them; which houses, the rows say. */
  'feedback.keep_panel': (actor: Actor) => hasRole(actor, ...coordinatingRoles),
  /** Decide the procedure of a house. */
  'feedback.set_procedure': (actor: Actor) =>
    hasRole(actor, 'organiser_manager', 'complaint_coordinator', 'desk_manager', 'officer', 'complaints_officer'),
}

/** The organisations whose reactions a person watches over. */
export function coordinatedBy(actor: Actor): readonly string[] {
  if (actor.kind !== 'person') return []
  return actor.memberships
    .filter(({ role, locationId }) => locationId === null && coordinatingRoles.some((one) => one === role))
    .map(({ organisationId }) => organisationId)
}

interface Handled {
  readonly id: string
  readonly holder: { readonly id: string }
  readonly handler: { readonly id: string } | null
  /** In the place of the handler, today. */
  readonly standIn: { readonly id: string } | null
  readonly approverId: string | null
  readonly strict: boolean
  readonly recipients: readonly { readonly id: string }[]
}

/**
 * In which capacities somebody may act here, the narrowest first. Without a second reader named, every coordinator may read
 * along. Of a strict case whoever was named coordinates, and nobody else. Whoever has none sees nothing.
 */
export function capacities(
  actor: Actor,
  { id, holder, handler, standIn, approverId, strict, recipients }: Handled,
): readonly ReactionActor[] {
  if (actor.kind === 'reporter') return actor.reactionId === id ? ['reporter'] : []
  if (actor.kind !== 'person') return []
  const { personId } = actor
  const coordinates = strict ? recipients.some((one) => one.id === personId) : coordinatedBy(actor).includes(holder.id)
  const reads = approverId === personId || (approverId === null && coordinates)
  return [
    ...(handler?.id === personId || standIn?.id === personId ? (['handler'] as const) : []),
    ...(reads ? (['approver'] as const) : []),
    ...(coordinates ? (['coordinator'] as const) : []),
  ]
}
