import type { FastifyInstance } from 'fastify'
import { sendKeptPage } from '../../../platform/pages.tsx'
import type { Platform } from '../../../platform/platform.ts'
import { valuesInForce } from './values-in-force-queries.ts'
import { ValuesPage } from './values-page.tsx'

export function valuesRoutes(web: FastifyInstance, platform: Platform): void {
  web.get<{ Querystring: { land?: string } }>(
    '/kosten/bedragen',
    { config: { permission: 'tariffs.calculate' } },
    (request, reply) => {
      const { land } = request.query
      return sendKeptPage(request, reply, platform, async () => (
        <ValuesPage
          land={land === 'vl' || land === 'nl' ? land : request.site.land}
          values={await valuesInForce(platform)}
        />
      ))
    },
  )
}
