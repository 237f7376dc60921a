import type { FastifyInstance, FastifyRequest } from 'fastify'
import { localDay } from '../../../lib/days.ts'
import { orNotFound } from '../../../platform/errors.ts'
import { seeOther, sendPage } from '../../../platform/pages.tsx'
import type { Platform } from '../../../platform/platform.ts'
import { coordinatedBy } from '../feedback-permissions.ts'
import { sendFile } from '../file-routes.ts'
import { housesAmong } from '../procedure/house-queries.ts'
import { deskFigures, yearCsv } from './year.ts'
import { deskYearPath, YearPage } from './year-page.tsx'
import { deskRows } from './year-queries.ts'

const config = { permission: 'feedback.read_desk_figures' }

interface YearRoute {
  Params: { slug: string; year: string }
}

/** The figures of a complaints desk, year by year. */
export function deskYearRoutes(web: FastifyInstance, platform: Platform): void {
  web.get('/werk/klachtenloket', { config }, async (request, reply) => {
    const house = orNotFound((await desksOf(request, platform))[0])
    return seeOther(reply, deskYearPath(house, localDay(platform.clock.now(), house.zone).year))
  })
  const here = '/werk/klachtenloket/:slug/:year'
  web.get<YearRoute>(here, { config }, async (request, reply) =>
    sendPage(request, reply, <YearPage {...await yearOf(request, platform)} />),
  )
  web.get<YearRoute>(`${here}/cijfers.csv`, { config }, async (request, reply) => {
    const { year, now, before } = await yearOf(request, platform)
    const bytes = Buffer.from(yearCsv(year, now, before))
    return sendFile(reply, { name: `klachtenloket-${year}.csv`, mediaType: 'text/csv; charset=utf-8', bytes })
  })
}

const desksOf = async ({ actor }: FastifyRequest, { db }: Platform) =>
  (await housesAmong(db.published, coordinatedBy(actor))).filter(({ kind }) => kind === 'complaints_desk')

/** @throws NotFound for a desk of others, as for one that does not exist, and for a year that has not come */
async function yearOf(request: FastifyRequest<YearRoute>, platform: Platform) {
  const { slug, year: typed } = request.params
  const house = orNotFound((await desksOf(request, platform)).find((one) => one.slug === slug))
  const thisYear = localDay(platform.clock.now(), house.zone).year
  const year = orNotFound(/^2\d{3}$/.test(typed) && Number(typed) <= thisYear ? Number(typed) : undefined)
  const until = Temporal.PlainDate.from({ year, month: 12, day: 31 })
  const rows = await platform.db.read(request.actor, (db) => deskRows(db, house.id, until))
  return { house, year, thisYear, now: deskFigures(rows, year), before: deskFigures(rows, year - 1) }
}
