import type { FastifyInstance } from 'fastify'
import { parseId } from '../../../lib/ids.ts'
import { orNotFound } from '../../../platform/errors.ts'
import type { Platform } from '../../../platform/platform.ts'
import { findPhotoBytes } from './profile-queries.ts'

const sizes: Readonly<Record<string, 'small' | 'large'>> = { klein: 'small', groot: 'large' }

/** A photo never changes under its address, so browsers keep it for a year. */
export function photoRoutes(web: FastifyInstance, { db }: Platform): void {
  const config = { permission: 'locations.find', rateLimit: { max: 3000, timeWindow: '1 minute' } }
  web.get<{ Params: { id: string; size: string } }>('/foto/:id/:size.webp', { config }, async (request, reply) => {
    const { actor, params } = request
    const id = orNotFound(parseId(params.id))
    const size = orNotFound(sizes[params.size])
    const open = await findPhotoBytes(db.published, id, size)
    // Hidden ones are for who runs the location alone, and are kept nowhere.
    const bytes = orNotFound(open ?? (await db.read(actor, (tx) => findPhotoBytes(tx, id, size))))
    reply.header('cache-control', open ? 'public, max-age=31536000, immutable' : 'no-store')
    return reply.type('image/webp').header('x-content-type-options', 'nosniff').send(bytes)
  })
}
