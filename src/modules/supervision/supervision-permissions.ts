import { type Actor, hasRole } from '../../lib/actor.ts'

const reports = (actor: Actor) => actor.kind === 'location' || hasRole(actor, 'organiser_manager', 'location_worker')
const writesDown = (actor: Actor) => hasRole(actor, 'desk_manager', 'desk_worker', 'officer', 'client_manager')
const everybody = () => true

/** Who may come to a route; what is behind it, the rows say (db/migrations/0024-supervision.sql and after). */
export const supervisionPermissions = {
  /** Who watches over a location is public. */
  'supervision.find_authority': everybody,
  /** The register of an authority, on the side of the reporter or of the organiser. */
  'supervision.watch': (actor: Actor) => hasRole(actor, 'officer', 'client_manager'),
  /** What a desk hears about locations; whoever works there as a whole. */
  'supervision.hear_signals': (actor: Actor) => heardBy(actor).length > 0,
  /** When a desk does what with a worry: public. */
  'supervision.read_how': () => true,
  /** Announce what must be reported: who runs a location, or who writes it down for him. */
  'supervision.announce': (actor: Actor) => reports(actor) || writesDown(actor),
  /** The same for somebody who rings, and nothing of one's own. */
  'supervision.write_down': (actor: Actor) => writesDown(actor) && !reports(actor),
  /** Complete it; whose it is, the rows say. */
  'supervision.complete': reports,
  /** The side of the reporter: pass on, and tell. */
  'supervision.pass_on': (actor: Actor) => hasRole(actor, 'officer'),
  /** The side of the organiser: talk, ask, and say what may be told. */
  'supervision.know_organisers': (actor: Actor) => hasRole(actor, 'client_manager'),
  /** Answer what the authority asks about a location that one runs. */
  'supervision.clarify': (actor: Actor) =>
    actor.kind === 'location' || hasRole(actor, 'organiser_manager', 'location_worker'),
}

/** The desks that somebody works for as a whole. */
export const heardBy = (actor: Actor): readonly string[] =>
  actor.kind === 'person'
    ? actor.memberships
        .filter(({ role, locationId }) => locationId === null && (role === 'desk_manager' || role === 'desk_worker'))
        .map(({ organisationId }) => organisationId)
    : []

/** The authorities for which somebody works on a side. */
export const authoritiesAs = (actor: Actor, role: 'officer' | 'client_manager'): readonly string[] =>
  actor.kind === 'person'
    ? actor.memberships.filter((one) => one.role === role && one.locationId === null).map((one) => one.organisationId)
    : []
