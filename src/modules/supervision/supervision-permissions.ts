import { type Actor, hasRole } from '../../lib/actor.ts'

/** Who may come to a route; what is behind it, the rows say (db/migrations/0024-supervision.sql and after). */
export const supervisionPermissions = {
  /** The register of an authority, on the side of the reporter or of the organiser. */
  'supervision.watch': (actor: Actor) => hasRole(actor, 'officer', 'client_manager'),
}
