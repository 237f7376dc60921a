import { personOf } from '../../../platform/permissions.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { parseId } from '../../../lib/ids.ts'
import { orNotFound } from '../../../platform/errors.ts'
import { parseForm, type ParsedForm } from '../../../platform/form.ts'
import { seeOther, sendPage } from '../../../platform/pages.tsx'
import type { Platform } from '../../../platform/platform.ts'
import { uploadOf, withoutFile } from '../../../platform/upload.ts'
import { largestUploadMegabytes } from '../../../platform/web.tsx'
import { importForm, type ImportFormValue } from './import-form.ts'
import { ImportPage } from './import-page.tsx'
import { isOver, type LineOutcome, lineOutcomes } from './import-run.ts'
import { RunPage } from './import-run-page.tsx'
import { cursorBefore, type ImportRun, latestRuns, reportLines, runById } from './import-run-queries.ts'
import { carryOutImport, startImport } from './import-start-actions.ts'

const config = { permission: 'locations.import' }
const runsOnAPage = 20
const linesOnAPage = 50

/** As the form stands at first: looking before leaping. */
const blank = { kind: 'lrk', land: 'nl', dry_run: 'yes' }

export function importRoutes(web: FastifyInstance, platform: Platform): void {
  const { db } = platform

  web.get<{ Querystring: { na?: string } }>('/werk/import', { config }, async (request, reply) => {
    const before = request.query.na === undefined ? undefined : orNotFound(parseId(request.query.na))
    return sendImportPage(request, reply, platform, { errors: [], values: blank }, before)
  })

  web.post('/werk/import', { config }, async (request, reply) => {
    const upload = await uploadOf(request, platform)
    const { fields, file } = upload
    const form = parseForm(importForm(request.t), fields)
    const errors = [
      ...errorsOf(form),
      ...(file
        ? []
        : [{ field: 'file', message: withoutFile(request, upload, request.t('locations.staff.import.file-empty')) }]),
    ]
    if (!form.ok || !file) return sendImportPage(request, reply, platform, { errors, values: fields }, undefined)
    const id = await startImport(platform, personOf(request), { ...uploadedBy(form.value), file })
    return seeOther(reply, `/werk/import/${id}`)
  })

  web.get<{ Params: { id: string }; Querystring: RunQuery }>('/werk/import/:id', { config }, (request, reply) =>
    sendRunPage(request, reply, platform, false),
  )

  web.post<{ Params: { id: string }; Querystring: RunQuery; Body: { accept?: string } | undefined }>(
    '/werk/import/:id/uitvoeren',
    { config },
    async (request, reply) => {
      const id = orNotFound(parseId(request.params.id))
      const run = await db.read(request.actor, (tx) => runById(tx, id))
      const accept = request.body?.accept === 'yes'
      if (run.state === 'failed' && !accept) return sendRunPage(request, reply, platform, true)
      return seeOther(reply, `/werk/import/${await carryOutImport(platform, personOf(request), id, accept)}`)
    },
  )
}

interface RunQuery {
  readonly toon?: string
  readonly na?: string
}

type RunRequest = FastifyRequest<{ Params: { id: string }; Querystring: RunQuery }>

async function sendRunPage(
  request: RunRequest,
  reply: FastifyReply,
  { db }: Platform,
  unticked: boolean,
): Promise<FastifyReply> {
  const id = orNotFound(parseId(request.params.id))
  const after = Math.max(0, Number.parseInt(request.query.na ?? '0', 10) || 0)
  const { before, ...page } = await db.read(request.actor, async (tx) => {
    const run = await runById(tx, id)
    const outcome = lineOutcomes.find((one) => one === request.query.toon) ?? firstOutcome(run)
    const lines = isOver(run.state) ? await reportLines(tx, id, outcome, { after, limit: linesOnAPage + 1 }) : []
    return { run, outcome, lines, before: await cursorBefore(tx, id, outcome, { after, limit: linesOnAPage }) }
  })
  const lines = page.lines.slice(0, linesOnAPage)
  const last = Math.abs(lines.at(-1)?.line ?? 0)
  const href = `/werk/import/${id}?toon=${page.outcome}`
  const shown = {
    ...page,
    lines,
    previous: before === undefined ? null : `${href}&na=${before}`,
    next: page.lines.length > lines.length ? `${href}&na=${last}` : null,
  }
  return sendPage(request, reply, <RunPage {...shown} unticked={unticked} />, unticked ? 422 : 200)
}

/** The tab to look at first: what asks for a person's judgement. */
function firstOutcome({ counts, state }: ImportRun): LineOutcome {
  const order: readonly LineOutcome[] = state === 'failed' ? ['gone', 'rejected'] : ['rejected', 'gone', 'changed']
  return order.find((one) => (counts?.[one] ?? 0) > 0) ?? 'new'
}

interface Filled {
  readonly errors: readonly { field: string; message: string }[]
  readonly values: Readonly<Record<string, string>>
}

async function sendImportPage(
  request: FastifyRequest,
  reply: FastifyReply,
  { db }: Platform,
  { errors, values }: Filled,
  before: string | undefined,
): Promise<FastifyReply> {
  const found = await db.read(request.actor, (tx) => latestRuns(tx, runsOnAPage + 1, before))
  const runs = found.slice(0, runsOnAPage)
  const next = found.length > runs.length ? `/werk/import?na=${runs.at(-1)?.id}` : null
  const page = <ImportPage runs={runs} next={next} errors={errors} values={values} megabytes={largestUploadMegabytes} />
  return sendPage(request, reply, page, errors.length > 0 ? 422 : 200)
}

const errorsOf = (form: ParsedForm<unknown>) => (form.ok ? [] : form.errors)

const uploadedBy = ({ kind, land, dry_run, code, name }: ImportFormValue) => ({
  kind,
  land,
  dryRun: dry_run === 'yes',
  options: kind === 'boundaries' ? { code, name } : {},
})
