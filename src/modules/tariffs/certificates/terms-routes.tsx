import type { FastifyInstance } from 'fastify'
import { sendKeptPage } from '../../../platform/pages.tsx'
import type { Platform } from '../../../platform/platform.ts'
import { TermsPage, termsPath } from './terms-page.tsx'

export function termsRoutes(web: FastifyInstance, platform: Platform): void {
  web.get(termsPath, { config: { permission: 'tariffs.calculate' } }, (request, reply) =>
    sendKeptPage(request, reply, platform, async () => <TermsPage />),
  )
}
