import type { FastifyInstance } from 'fastify'
import { orNotFound } from '../../../platform/errors.ts'
import { sendPage } from '../../../platform/pages.tsx'
import type { Platform } from '../../../platform/platform.ts'
import { authorityOf } from '../authority-queries.ts'
import { placeOf } from '../place-queries.ts'
import { AuthorityPage } from './authority-page.tsx'

/** For everybody: who watches over a location. */
export function authorityRoutes(web: FastifyInstance, { db }: Platform): void {
  web.get<{ Params: { land: string; registerId: string } }>(
    '/toezicht/opvang/:land/:registerId',
    { config: { permission: 'supervision.find_authority' } },
    async (request, reply) => {
      const { land, registerId } = request.params
      const known = orNotFound((['vl', 'nl'] as const).find((one) => one === land))
      const place = orNotFound(await placeOf(db.published, known, registerId))
      const authority = await authorityOf(db.published, place.id)
      return sendPage(request, reply, <AuthorityPage place={place} authority={authority} />)
    },
  )
}
