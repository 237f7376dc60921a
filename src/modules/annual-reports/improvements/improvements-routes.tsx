import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { localDay } from '../../../lib/days.ts'
import { orNotFound } from '../../../platform/errors.ts'
import { parseForm } from '../../../platform/form.ts'
import { seeOther, sendPage } from '../../../platform/pages.tsx'
import { personOf } from '../../../platform/permissions.ts'
import type { Platform } from '../../../platform/platform.ts'
import {
  findHouse,
  ownHouse,
  panelSettingsOf,
  publicTexts,
  shownAdvice,
  shownImprovements,
} from '../../feedback/index.ts'
import { writeImprovementsPath } from '../../feedback/rules.ts'
import { publishedYears } from '../report-queries.ts'
import { writePublicWords } from './improvement-actions.ts'
import { publicWordsForm } from './improvement-form.ts'
import { ImprovementsPage } from './improvements-page.tsx'
import { WriteImprovementsPage, type WriteImprovementsPageProps } from './write-improvements-page.tsx'

const config = { permission: 'annual-reports.write' }

interface HouseRoute {
  Params: { slug: string }
  Querystring: { bewaard?: string }
}
type HouseRequest = FastifyRequest<HouseRoute>

/** What a house promised to improve and what came of it: for everybody to read, where the house wants it. */
export function improvementsRoutes(web: FastifyInstance, platform: Platform): void {
  const db = platform.db.published
  web.get<HouseRoute>(
    '/klachten/:slug/verbeteringen',
    { config: { permission: 'annual-reports.read' } },
    async (request, reply) => {
      const house = orNotFound(await findHouse(db, request.params.slug))
      const { publicPage } = await panelSettingsOf(db, house, localDay(platform.clock.now(), house.zone))
      if (!publicPage) return orNotFound(undefined)
      const [improvements, advice, years] = await Promise.all([
        shownImprovements(db, house.id),
        shownAdvice(db, house.id),
        publishedYears(db, house.id),
      ])
      return sendPage(request, reply, <ImprovementsPage {...{ house, improvements, advice, years }} />)
    },
  )
  web.get<HouseRoute>('/werk/verbeteringen/:slug', { config }, (request, reply) => sendWrite(request, reply, platform))
  web.post<HouseRoute>('/werk/verbeteringen/:slug', { config }, (request, reply) => write(request, reply, platform))
}

async function sendWrite(
  request: HouseRequest,
  reply: FastifyReply,
  platform: Platform,
  came?: WriteImprovementsPageProps['came'],
) {
  const { house, houses } = await ownHouse(platform.db.published, request.actor, request.params.slug)
  const today = localDay(platform.clock.now(), house.zone)
  const { publicPage } = await panelSettingsOf(platform.db.published, house, today)
  const texts = await platform.db.read(request.actor, (db) => publicTexts(db, house.id))
  const page = { house, houses, texts, publicPage, came, saved: request.query.bewaard === '1' }
  return sendPage(request, reply, <WriteImprovementsPage {...page} />, came ? 422 : 200)
}

async function write(request: HouseRequest, reply: FastifyReply, platform: Platform) {
  const { house } = await ownHouse(platform.db.published, request.actor, request.params.slug)
  const form = parseForm(publicWordsForm(request.t), request.body)
  if (!form.ok) return sendWrite(request, reply, platform, { typed: form.typed, errors: form.errors, hints: [] })
  const outcome = await writePublicWords(platform, personOf(request), house, form.value)
  if (outcome === 'gone') return orNotFound(undefined)
  if (outcome === 'saved') {
    return seeOther(reply, `${writeImprovementsPath(house)}?bewaard=1#tekst-${form.value.id}`)
  }
  const message = request.t(outcome.forbidden ? 'draft.staff.error.names' : 'draft.staff.error.hints')
  const errors = [{ field: 'words', message }]
  return sendWrite(request, reply, platform, { typed: form.typed, errors, hints: outcome.hints })
}
