import { type Actor, hasRole } from '../../lib/actor.ts'

const everybody = () => true

export const tariffPermissions = {
  /** What care would cost: for everybody, nothing of it is kept here. */
  'tariffs.calculate': everybody,
  /** The same for a whole list of families, by who makes their contracts or helps them. */
  'tariffs.batch': (actor: Actor) =>
    hasRole(actor, 'organiser_manager', 'location_worker', 'desk_manager', 'desk_worker'),
}
