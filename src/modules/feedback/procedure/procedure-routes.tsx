import type { FastifyInstance, FastifyReply } from 'fastify'
import { localDay } from '../../../lib/days.ts'
import { orNotFound } from '../../../platform/errors.ts'
import { sendPage } from '../../../platform/pages.tsx'
import type { Platform } from '../../../platform/platform.ts'
import { mailToHouse } from '../arrive/arrival.ts'
import { panelSettingsOf } from '../panel/panel-setting-queries.ts'
import { EmbedPage } from './embed-page.tsx'
import { explainedRoutes } from './explained-routes.tsx'
import { findHouse } from './house-queries.ts'
import { ProcedurePage } from './procedure-page.tsx'
import { procedureWords, settingRowsOf } from './procedure-queries.ts'
import { lawWeeks, procedureOn } from './procedure.ts'
import { settingsRoutes } from './settings-routes.tsx'

const config = { permission: 'feedback.read_procedure' }

interface HouseRoute {
  Params: { slug: string }
}

/** The procedure of a house: open to everybody, and for its coordinators to change. */
export function procedureRoutes(web: FastifyInstance, platform: Platform): void {
  const db = platform.db.published

  web.get<HouseRoute>('/klachten/:slug', { config }, async (request, reply) => {
    const house = orNotFound(await findHouse(db, request.params.slug))
    const today = localDay(platform.clock.now(), house.zone)
    const [rows, words, { publicPage }] = await Promise.all([
      settingRowsOf(db, house.id),
      procedureWords(db, house.id, today),
      panelSettingsOf(db, house, today),
    ])
    const page = {
      house,
      words,
      today,
      publicPage,
      procedure: procedureOn(rows, house, today),
      floor: lawWeeks(house, today),
      mailTo: mailToHouse(platform, house.slug),
      coming: rows.filter(({ fromOn }) => Temporal.PlainDate.compare(fromOn, today) > 0),
    }
    return sendPage(request, reply, <ProcedurePage {...page} />)
  })

  web.get<HouseRoute>('/klachten/:slug/ingebed', { config }, async (request, reply) => {
    const house = orNotFound(await findHouse(db, request.params.slug))
    return sendPage(request, mayBeFramed(reply), <EmbedPage house={house} />)
  })

  settingsRoutes(web, platform)
  explainedRoutes(web, platform)
}

/** This page alone may stand in the page of another: it asks nothing, keeps nothing, and its buttons lead out of the frame. */
function mayBeFramed(reply: FastifyReply): FastifyReply {
  const policy = String(reply.getHeader('content-security-policy'))
  return reply
    .removeHeader('x-frame-options')
    .header('content-security-policy', policy.replace("frame-ancestors 'none'", 'frame-ancestors *'))
}
