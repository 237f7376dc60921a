import type { FastifyRequest } from 'fastify'
import { orNotFound } from '../../platform/errors.ts'
import type { Platform } from '../../platform/platform.ts'
import { overseenBy } from './audit-permissions.ts'
import { housesAmong } from './keep/house-queries.ts'

export interface HouseRoute {
  Params: { slug?: string }
}

/**
 * The house of an address, and all that this person oversees; without one in the address, the first.
 * @throws NotFound for a house that he does not oversee, as for one that does not exist
 */
export async function houseOf({ actor, params }: Pick<FastifyRequest, 'actor' | 'params'>, { db }: Platform) {
  const { slug } = params as HouseRoute['Params'] // the parameters of these routes alone
  const houses = await housesAmong(db.published, overseenBy(actor))
  return { houses, house: orNotFound(slug === undefined ? houses[0] : houses.find((one) => one.slug === slug)) }
}
