import { type Actor, hasRole } from '../../lib/actor.ts'

const reports = (actor: Actor) => actor.kind === 'location' || hasRole(actor, 'organiser_manager', 'location_worker')

/** Who may come to a route; what is behind it, the rows say (db/migrations/0024-supervision.sql and after). */
export const supervisionPermissions = {
  /** The register of an authority, on the side of the reporter or of the organiser. */
  'supervision.watch': (actor: Actor) => hasRole(actor, 'officer', 'client_manager'),
  /** What a desk hears about locations; whoever works there as a whole. */
  'supervision.hear_signals': (actor: Actor) => heardBy(actor).length > 0,
  /** When a desk does what with a worry: public. */
  'supervision.read_how': () => true,
  /** Announce what must be reported: who runs a location, or who writes it down for him. */
  'supervision.announce': (actor: Actor) =>
    reports(actor) || hasRole(actor, 'desk_manager', 'desk_worker', 'officer', 'client_manager'),
  /** Complete it; whose it is, the rows say. */
  'supervision.complete': reports,
}

/** The desks that somebody works for as a whole. */
export const heardBy = (actor: Actor): readonly string[] =>
  actor.kind === 'person'
    ? actor.memberships
        .filter(({ role, locationId }) => locationId === null && (role === 'desk_manager' || role === 'desk_worker'))
        .map(({ organisationId }) => organisationId)
    : []
