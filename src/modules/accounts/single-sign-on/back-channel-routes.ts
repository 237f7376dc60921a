import type { FastifyInstance } from 'fastify'
import type { Platform } from '../../../platform/platform.ts'
import { leaveWithProvider } from './back-channel-actions.ts'
import { houseBySlug } from './sign-on-queries.ts'

const config = { permission: 'accounts.enter', fromServers: true, rateLimit: { max: 600, timeWindow: '1 minute' } }

/** Asked by the provider of a house, never by a browser: it knows no cookie, and believes the signature alone. */
export function backChannelRoutes(web: FastifyInstance, platform: Platform): void {
  web.post<{ Params: { slug: string } }>('/inloggen/met/:slug/afgemeld', { config }, async (request, reply) => {
    const { logout_token: token } = (request.body ?? {}) as { logout_token?: unknown }
    const house = await houseBySlug(platform.db.published, request.params.slug)
    const left = house && typeof token === 'string' && token.length < 20_000 && (await leaveWithProvider(platform, house, token)) // prettier-ignore
    reply.header('cache-control', 'no-store')
    return left ? reply.code(200).send() : reply.code(400).send({ error: 'invalid_request' })
  })
}
