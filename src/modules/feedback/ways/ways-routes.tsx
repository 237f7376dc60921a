import type { FastifyInstance, FastifyRequest } from 'fastify'
import { localDay } from '../../../lib/days.ts'
import type { Land } from '../../../lib/law.ts'
import { sendPage } from '../../../platform/pages.tsx'
import type { Platform } from '../../../platform/platform.ts'
import { type OfLand, ProtectedRoutePage } from './danger-page.tsx'
import { escalationRoutes } from './escalation-routes.tsx'
import { WaysPage } from './ways-page.tsx'

type LandRequest = FastifyRequest<{ Querystring: { land?: string; opvang?: string } }>

/** Who helps outside the house; and what to do where abuse is suspected. */
export function waysRoutes(web: FastifyInstance, platform: Platform): void {
  web.get(
    '/wie-helpt-bij-klachten',
    { config: { permission: 'feedback.read_procedure' } },
    (request: LandRequest, reply) => sendPage(request, reply, <WaysPage {...ofLand(request, platform)} />),
  )

  web.get('/reactie/veilig', { config: { permission: 'feedback.speak' } }, (request: LandRequest, reply) =>
    sendPage(request, reply, <ProtectedRoutePage {...ofLand(request, platform)} />),
  )

  escalationRoutes(web, platform)
}

const ofLand = ({ query, site }: LandRequest, { clock }: Platform): OfLand => ({
  land: isLand(query.land) ? query.land : site.land,
  today: localDay(clock.now(), site.zone),
  registerId: /^[\w.-]{1,100}$/.exec(query.opvang ?? '')?.[0],
})

const isLand = (word: string | undefined): word is Land => word === 'vl' || word === 'nl'
