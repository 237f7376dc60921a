import { type Actor, hasRole } from '../../lib/actor.ts'

const everybody = () => true
const operator = (actor: Actor) => hasRole(actor, 'operator')

export const locationPermissions = {
  /** The finder, the map and the page of a location: published facts only. */
  'locations.find': everybody,
  /** By the link in a letter to a location: for everybody, whoever reads its mail acts for it. */
  'locations.enter': everybody,
  /** Registers, postcode points and boundaries come in through who runs the installation. */
  'locations.import': operator,
  /** Which desk serves which municipalities. */
  'locations.areas': operator,
}
