import type { FastifyInstance } from 'fastify'
import { localDay } from '../../../lib/days.ts'
import { seeOther, sendPage } from '../../../platform/pages.tsx'
import type { Platform } from '../../../platform/platform.ts'
import { LookedPage } from './looked-page.tsx'
import { looksAtOwnCase } from './looked-queries.ts'

const config = { permission: 'audit.see_own_case' }

/** Where each comes back to his own case, and who comes there. */
const ways = [
  { own: '/mijn-reactie', kind: 'reporter', lost: '/reactie/link' },
  { own: '/aanvraag', kind: 'family', lost: '/aanvraag/link' },
] as const

export function lookedRoutes(web: FastifyInstance, { db, clock }: Platform): void {
  for (const { own, kind, lost } of ways)
    web.get(`${own}/wie-keek`, { config }, async (request, reply) => {
      const { actor } = request
      if (actor.kind !== kind) return seeOther(reply, lost)
      const today = localDay(clock.now(), request.site.zone)
      const looks = await db.read(actor, (read) => looksAtOwnCase(read, today))
      return sendPage(request, reply, <LookedPage looks={looks} back={own} />)
    })
}
