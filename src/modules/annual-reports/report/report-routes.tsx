import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { orNotFound } from '../../../platform/errors.ts'
import { sendPage } from '../../../platform/pages.tsx'
import type { Platform } from '../../../platform/platform.ts'
import { findHouse } from '../../feedback/index.ts'
import { pdfOf, publishedReport, publishedYears, type PublicReport } from '../report-queries.ts'
import { reportCsv } from './report-csv.ts'
import { ReportPage, ReportsPage } from './report-page.tsx'

const config = { permission: 'annual-reports.read' }

interface ReportRoute {
  Params: { slug: string; year: string }
}

/** A published report: open to everybody. */
export function reportRoutes(web: FastifyInstance, { db }: Platform): void {
  const here = '/klachten/:slug/jaarverslag/:year'
  const found = async ({ params }: FastifyRequest<ReportRoute>): Promise<PublicReport> => {
    const house = orNotFound(await findHouse(db.published, params.slug))
    const year = orNotFound(yearIn(params.year))
    return orNotFound(await publishedReport(db.published, house.id, year))
  }

  web.get<{ Params: { slug: string } }>('/klachten/:slug/jaarverslag', { config }, async (request, reply) => {
    const house = orNotFound(await findHouse(db.published, request.params.slug))
    const years = await publishedYears(db.published, house.id)
    return sendPage(request, reply, <ReportsPage house={house} years={years} />)
  })
  web.get<ReportRoute>(here, { config }, async (request, reply) => {
    const { content } = await found(request)
    return sendPage(request, reply, <ReportPage content={content} />)
  })
  web.get<ReportRoute>(`${here}/verslag.pdf`, { config }, async (request, reply) => {
    const { id, year } = await found(request)
    const bytes = orNotFound(await pdfOf(db.published, id))
    return sendDocument(reply, { name: `klachtenverslag-${year}.pdf`, type: 'application/pdf', body: bytes })
  })
  web.get<ReportRoute>(`${here}/cijfers.csv`, { config }, async (request, reply) => {
    const { content, year } = await found(request)
    const name = `klachtenverslag-${year}.csv`
    return sendDocument(reply, { name, type: 'text/csv; charset=utf-8', body: reportCsv(content) })
  })
}

/** Undefined where it is no year of four digits. */
export const yearIn = (typed: string): number | undefined => (/^2[01]\d\d$/.test(typed) ? Number(typed) : undefined)

export function sendDocument(
  reply: FastifyReply,
  { name, type, body }: { readonly name: string; readonly type: string; readonly body: Buffer | string },
): FastifyReply {
  return reply.header('content-type', type).header('content-disposition', `attachment; filename="${name}"`).send(body)
}
