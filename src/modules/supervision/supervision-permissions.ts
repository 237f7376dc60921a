import { type Actor, hasRole } from '../../lib/actor.ts'

const reports = (actor: Actor) => actor.kind === 'location' || hasRole(actor, 'organiser_manager', 'location_worker')

/** Who may come to a route; what is behind it, the rows say (db/migrations/0024-supervision.sql and after). */
export const supervisionPermissions = {
  /** The register of an authority, on the side of the reporter or of the organiser. */
  'supervision.watch': (actor: Actor) => hasRole(actor, 'officer', 'client_manager'),
  /** Announce what must be reported: who runs a location, or who writes it down for him. */
  'supervision.announce': (actor: Actor) =>
    reports(actor) || hasRole(actor, 'desk_manager', 'desk_worker', 'officer', 'client_manager'),
  /** Complete it; whose it is, the rows say. */
  'supervision.complete': reports,
}
