import type { FastifyInstance } from 'fastify'
import { parseId } from '../../../lib/ids.ts'
import { orNotFound } from '../../../platform/errors.ts'
import { seeOther, sendPage } from '../../../platform/pages.tsx'
import type { Platform } from '../../../platform/platform.ts'
import { findPersonWhoActs } from '../actor-queries.ts'
import { personOf } from '../../../platform/permissions.ts'
import { endOne, endOthers } from './session-actions.ts'
import { livingSessions } from './session-queries.ts'
import { SessionsPage } from './sessions-page.tsx'

const config = { permission: 'accounts.see_own_account' }

export function sessionRoutes(web: FastifyInstance, platform: Platform): void {
  const { db, clock } = platform
  web.get<{ Querystring: { gedaan?: string } }>('/werk/sessies', { config }, async (request, reply) => {
    const { personId, sessionId, onlyOrganisationId } = personOf(request)
    const { person, sessions } = await db.gate(async (tx) => ({
      person: orNotFound(await findPersonWhoActs(tx, personId)),
      sessions: await livingSessions(tx, personId, clock.now(), onlyOrganisationId),
    }))
    const { name, email } = person
    const shown = { name, email, sessions, thisId: sessionId, zone: request.site.zone }
    return sendPage(request, reply, <SessionsPage {...shown} ended={request.query.gedaan === '1'} />)
  })
  web.post('/werk/sessies/andere', { config }, async (request, reply) => {
    await endOthers(platform, personOf(request))
    return seeOther(reply, '/werk/sessies?gedaan=1')
  })
  web.post<{ Params: { id: string } }>('/werk/sessies/:id/einde', { config }, async (request, reply) => {
    await endOne(platform, personOf(request), orNotFound(parseId(request.params.id)))
    return seeOther(reply, '/werk/sessies?gedaan=1')
  })
}
