import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { parseId } from '../../../lib/ids.ts'
import { orNotFound } from '../../../platform/errors.ts'
import { seeOther, sendPage } from '../../../platform/pages.tsx'
import { personOf } from '../../../platform/permissions.ts'
import type { Platform } from '../../../platform/platform.ts'
import { writeSpreadsheet } from '../../../platform/spreadsheet.ts'
import { uploadOf, withoutFile } from '../../../platform/upload.ts'
import { auditView } from '../../../platform/view-audit.ts'
import { linesOf, receiveBatch, wipeBatch } from './batch-actions.ts'
import { csvText } from '../../../lib/csv-text.ts'
import { resultTable } from './batch-file.ts'
import type { BatchLine } from './batch-lines.ts'
import { BatchPage } from './batch-page.tsx'
import { findRun, ownRuns } from './batch-queries.ts'
import type { BatchRun } from './batch-run.ts'
import { BatchRunPage, mostShown } from './batch-run-page.tsx'

const config = { permission: 'tariffs.batch' }
const here = '/werk/kosten'

type OfRun = FastifyRequest<{ Params: { id: string } }>

/** What all families of a list pay: who sends it follows it, takes the result along, and has it wiped. */
export function batchRoutes(web: FastifyInstance, platform: Platform): void {
  const { db, clock } = platform

  const sendForm = async (request: FastifyRequest, reply: FastifyReply, wrong?: string) => {
    const runs = await db.read(request.actor, (read) => ownRuns(read, clock.now()))
    return sendPage(request, reply, <BatchPage runs={runs} wrong={wrong} />, wrong ? 422 : 200)
  }
  web.get(here, { config }, (request, reply) => sendForm(request, reply))
  web.post(here, { config }, async (request, reply) => {
    const upload = await uploadOf(request, platform)
    const { file } = upload
    const { t } = request
    if (!file) return sendForm(request, reply, withoutFile(request, upload, t('batch.staff.error.file')))
    const received = await receiveBatch(platform, personOf(request), file)
    if ('id' in received) return seeOther(reply, `${here}/${received.id}`)
    return sendForm(request, reply, t(`batch.staff.error.${received.fault}`))
  })

  web.get(`${here}/:id`, { config }, async (request: OfRun, reply) => {
    const { run, lines } = await resultOf(request, reply, platform)
    const refused = lines.filter(({ fault }) => fault !== null).slice(0, mostShown)
    return sendPage(request, reply, <BatchRunPage run={run} refused={refused} />)
  })
  web.post(`${here}/:id/wissen`, { config }, async (request: OfRun, reply) => {
    await wipeBatch(platform, personOf(request), orNotFound(parseId(request.params.id)))
    return seeOther(reply, here)
  })

  web.get(`${here}/:id/resultaat.csv`, { config }, async (request: OfRun, reply) => {
    const { run, lines } = await finished(request, reply, platform)
    const bytes = Buffer.from(csvText(resultTable(run.land, lines)))
    return sendFile(reply, bytes, { type: 'text/csv; charset=utf-8', name: `${nameOf(request, run)}.csv` })
  })
  web.get(`${here}/:id/resultaat.xlsx`, { config }, async (request: OfRun, reply) => {
    const { run, lines } = await finished(request, reply, platform)
    const bytes = await writeSpreadsheet(resultTable(run.land, lines))
    return sendFile(reply, bytes, { type: xlsxType, name: `${nameOf(request, run)}.xlsx` })
  })
}

const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

interface Result {
  readonly run: BatchRun
  readonly lines: readonly BatchLine[]
}

/** Of who sent it alone. */
async function resultOf(request: OfRun, reply: FastifyReply, platform: Platform): Promise<Result> {
  const id = orNotFound(parseId(request.params.id))
  const result = await platform.db.read(request.actor, async (read) => {
    const run = orNotFound(await findRun(read, id, platform.clock.now()))
    return { run, lines: run.finishedAt === null ? [] : await linesOf(read, platform, id) }
  })
  if (result.run.finishedAt !== null)
    auditView(request, reply, platform, { action: 'tariffs.batch_viewed', subjectKind: 'cost_batch', subjectId: id })
  return result
}

/** There is no file before the last line. */
async function finished(request: OfRun, reply: FastifyReply, platform: Platform): Promise<Result> {
  const result = await resultOf(request, reply, platform)
  return orNotFound(result.run.finishedAt === null ? undefined : result)
}

const nameOf = ({ site }: FastifyRequest, { createdAt }: BatchRun): string =>
  `kosten-${createdAt.toZonedDateTimeISO(site.zone).toPlainDate().toString()}`

const sendFile = (reply: FastifyReply, bytes: Buffer, { type, name }: { type: string; name: string }): FastifyReply =>
  reply
    .type(type)
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('cache-control', 'no-store')
    .send(bytes)
