import { type Actor, hasRole } from '../../lib/actor.ts'

const everybody = () => true

/** Who may come to a route; which places are behind it, the rows say (db/migrations/0009-placements.sql). */
export const placementPermissions = {
  /** Take a place, and see the places of one's children: the case of the session. */
  'placements.own': everybody,
  /** The places of a location, for who runs it and for the desk of the family. */
  'placements.run': (actor: Actor) =>
    actor.kind === 'location' || hasRole(actor, 'organiser_manager', 'location_worker', 'desk_worker', 'desk_manager'),
  /** Take a place in the name of a family. */
  'placements.accept_for': (actor: Actor) => hasRole(actor, 'desk_worker', 'desk_manager'),
  /** The list of a location. */
  'placements.list': (actor: Actor) =>
    actor.kind === 'location' || hasRole(actor, 'organiser_manager', 'location_worker'),
}
