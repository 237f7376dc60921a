import type { FastifyInstance } from 'fastify'
import { localDay } from '../../../lib/days.ts'
import { orNotFound } from '../../../platform/errors.ts'
import { sendKeptPage, sendPage } from '../../../platform/pages.tsx'
import type { Platform } from '../../../platform/platform.ts'
import { isLand } from '../location.ts'
import { textFor } from './desk-article.ts'
import { DeskArticlePage, DeskPage } from './desk-page.tsx'
import { allDesks, articlesOf, findArticle, findDesk, municipalitiesFor, takesRequestsOn } from './desk-queries.ts'
import { DesksPage } from './desks-page.tsx'
import { SignpostPage } from './signpost-page.tsx'

const config = { permission: 'locations.find' }
const mostFound = 20
/** More are found by their municipality. */
const mostListed = 60

interface DeskRoute {
  Params: { slug: string; page: string }
}

export function deskRoutes(web: FastifyInstance, platform: Platform): void {
  const db = platform.db.published

  web.get<{ Querystring: { plaats?: string } }>('/loketten', { config }, async (request, reply) => {
    const asked = String(request.query.plaats ?? '')
      .trim()
      .slice(0, 100)
    const found = await municipalitiesFor(db, asked, mostFound)
    const all = asked === '' ? await allDesks(db, mostListed) : []
    return sendPage(request, reply, <DesksPage asked={asked} found={found} all={all} />)
  })

  web.get<DeskRoute>('/loket/:slug', { config }, (request, reply) =>
    sendKeptPage(request, reply, platform, async () => {
      const desk = orNotFound(await findDesk(db, request.params.slug))
      const today = localDay(platform.clock.now(), desk.zone)
      const [articles, takesRequests] = await Promise.all([
        articlesOf(db, desk.id),
        takesRequestsOn(db, desk.id, today),
      ])
      return <DeskPage desk={desk} articles={articles} takesRequests={takesRequests} />
    }),
  )

  web.get<DeskRoute>('/loket/:slug/:page', { config }, (request, reply) =>
    sendKeptPage(request, reply, platform, async () => {
      const desk = orNotFound(await findDesk(db, request.params.slug))
      const article = orNotFound(await findArticle(db, desk.id, request.params.page))
      const text = orNotFound(article.kind === 'page' ? textFor(article.texts, request.lang) : undefined)
      return <DeskArticlePage desk={desk} text={text} />
    }),
  )

  web.get<{ Querystring: { land?: string } }>('/wie-helpt', { config }, async (request, reply) => {
    const { land } = request.query
    return sendPage(request, reply, <SignpostPage land={isLand(land) ? land : request.site.land} />)
  })
}
