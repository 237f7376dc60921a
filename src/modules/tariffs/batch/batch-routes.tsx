import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { sendPage } from '../../../platform/pages.tsx'
import type { Platform } from '../../../platform/platform.ts'
import { readSpreadsheet } from '../../../platform/spreadsheet.ts'
import { uploadOf } from '../../../platform/upload.ts'
import { type Batch, batchFile, calculateBatch } from './batch-lines.ts'
import { BatchPage } from './batch-page.tsx'

const config = { permission: 'tariffs.batch' }
const here = '/werk/kosten'

/** What all families of a list pay. The file is calculated while it is here, and kept nowhere: incomes stand in it. */
export function batchRoutes(web: FastifyInstance, { clock }: Platform): void {
  const today = (request: FastifyRequest) => clock.now().toZonedDateTimeISO(request.site.zone).toPlainDate()

  web.get(here, { config }, (request, reply) => sendPage(request, reply, <BatchPage />))
  web.post(here, { config }, async (request, reply) => {
    const read = await readBatch(request)
    return 'fault' in read
      ? sendPage(request, reply, <BatchPage fault={read.fault} />, 422)
      : sendPage(request, reply, <BatchPage batch={read} />)
  })
  web.post(`${here}/bestand`, { config }, async (request, reply) => {
    const read = await readBatch(request)
    if ('fault' in read) return sendPage(request, reply, <BatchPage fault={read.fault} />, 422)
    return sendFile(reply, batchFile(read), `kosten-${today(request).toString()}.csv`)
  })
}

type Fault = 'file' | 'not_a_sheet' | 'too_large' | 'empty' | 'headings'

async function readBatch(request: FastifyRequest): Promise<Batch | { fault: Fault }> {
  const { file } = await uploadOf(request)
  if (!file) return { fault: 'file' }
  const rows = await readSpreadsheet(file.bytes)
  if ('fault' in rows) return rows
  return calculateBatch(rows) ?? { fault: 'headings' }
}

const sendFile = (reply: FastifyReply, text: string, name: string): FastifyReply =>
  reply
    .type('text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('cache-control', 'no-store')
    .send(text)
