import { hasRole, type Actor } from '../../lib/actor.ts'

const everybody = () => true

/** Who may come to a route; what is behind it is also guarded by the rows themselves (db/migrations/0004-requests.sql). */
export const requestPermissions = {
  /** Ask for a place: everybody, without an account. */
  'requests.ask': everybody,
  /** Come back to one's own request: by link or by asking for a new one. What is shown then is the case of the session. */
  'requests.come_back': everybody,
  /** What is asked of a location, for who runs it: with an account, or by the link in its mail. The rows say which locations. */
  'requests.answer': (actor: Actor) =>
    actor.kind === 'location' || hasRole(actor, 'organiser_manager', 'location_worker'),
  /** The work of a desk: read, answer and mend its requests. */
  'requests.handle': (actor: Actor) => worksAtDesk(actor),
  /** Decide the terms of a desk and how many choices a request has. */
  'requests.set_terms': (actor: Actor) => hasRole(actor, 'desk_manager'),
}

export const worksAtDesk = (actor: Actor): boolean => hasRole(actor, 'desk_worker', 'desk_manager')

/** The desks for which a person acts. */
export function desksOf(actor: Actor): readonly string[] {
  if (actor.kind !== 'person') return []
  return actor.memberships
    .filter(({ role }) => role === 'desk_worker' || role === 'desk_manager')
    .map(({ organisationId }) => organisationId)
}

/** The desks whose settings a person decides. */
export function managedDesks(actor: Actor): readonly string[] {
  if (actor.kind !== 'person') return []
  return actor.memberships.filter(({ role }) => role === 'desk_manager').map(({ organisationId }) => organisationId)
}
