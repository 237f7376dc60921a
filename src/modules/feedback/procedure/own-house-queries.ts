import type { Actor } from '../../../lib/actor.ts'
import type { Read } from '../../../platform/database.ts'
import { orNotFound } from '../../../platform/errors.ts'
import { coordinatedBy } from '../feedback-permissions.ts'
import { type House, housesAmong } from './house-queries.ts'

/**
 * A house and all others that this person coordinates.
 * @throws NotFound for a house that he does not coordinate, as for one that does not exist
 */
export async function ownHouse(
  db: Read,
  actor: Actor,
  slug: string,
): Promise<{ readonly houses: readonly House[]; readonly house: House }> {
  const houses = await housesAmong(db, coordinatedBy(actor))
  return { houses, house: orNotFound(houses.find((one) => one.slug === slug)) }
}
