import { type Actor, hasRole } from '../../lib/actor.ts'

const everybody = () => true
/** People of organisers and desks, and who came by a link in the mail of one location; the database says which locations. */
const keepers = (actor: Actor) =>
  actor.kind === 'location' || hasRole(actor, 'organiser_manager', 'location_worker', 'desk_manager', 'desk_worker')
const operator = (actor: Actor) => hasRole(actor, 'operator')

export const locationPermissions = {
  /** The finder, the map and the page of a location: published facts only. */
  'locations.find': everybody,
  /** By the link in a letter to a location: for everybody, whoever reads its mail acts for it. */
  'locations.enter': everybody,
  /** Say that one works at a location: for everybody, a desk checks it. */
  'locations.claim': everybody,
  /** Check who says that he works at a location of one's municipalities. */
  'locations.check_claims': (actor: Actor) => hasRole(actor, 'desk_worker', 'desk_manager'),
  /** Write the page of one's desk. */
  'locations.desk_page': (actor: Actor) => hasRole(actor, 'desk_worker', 'desk_manager'),
  /** Decide whether the desk takes requests. */
  'locations.desk_mode': (actor: Actor) => hasRole(actor, 'desk_manager'),
  /** Registers, postcode points and boundaries come in through who runs the installation. */
  'locations.import': operator,
  /** Which desk serves which municipalities. */
  'locations.areas': operator,
  /** The locations that somebody runs, or helps as the desk. */
  'locations.run_list': keepers,
  /** How full a location is. */
  'locations.run_occupation': keepers,
  /** Groups, places and closures. */
  'locations.run_plan': keepers,
  /** What a location says about itself. */
  'locations.profile': keepers,
  /** Saying that the free places are right. */
  'locations.run_confirm': keepers,
}
