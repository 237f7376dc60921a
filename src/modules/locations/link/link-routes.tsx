import type { FastifyInstance } from 'fastify'
import { seeOther, sendPage, setSessionCookie } from '../../../platform/pages.tsx'
import type { Platform } from '../../../platform/platform.ts'
import { enterByLink, findLocationLink } from './link-actions.ts'
import { LapsedLocationLinkPage, LocationLinkPage } from './link-page.tsx'
import { locationLinkPath } from './location-link.ts'

const config = { permission: 'locations.enter' }

interface LinkRoute {
  Params: { token: string }
}

export function linkRoutes(web: FastifyInstance, platform: Platform): void {
  // Looks, and changes nothing: programs that scan mail come here before a person does.
  web.get<LinkRoute>('/opvang/link/:token', { config }, async (request, reply) => {
    const { token } = request.params
    const link = await findLocationLink(platform, token)
    if (!link) return sendPage(request, reply, <LapsedLocationLinkPage />, 404)
    return sendPage(request, reply, <LocationLinkPage path={locationLinkPath(token)} name={link.locationName} />)
  })

  web.post<LinkRoute>('/opvang/link/:token', { config }, async (request, reply) => {
    const browser = { actor: request.actor, userAgent: request.headers['user-agent'] ?? '' }
    const entered = await enterByLink(platform, request.params.token, browser)
    if (!entered) return sendPage(request, reply, <LapsedLocationLinkPage />, 404)
    if (entered.session !== null) setSessionCookie(reply, platform, entered.session)
    return seeOther(reply, entered.path)
  })
}
