import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { localDay } from '../../../lib/days.ts'
import { parseId } from '../../../lib/ids.ts'
import { parseNumber } from '../../../lib/number-code.ts'
import { boxesOf } from '../../../lib/typed-day.ts'
import { orNotFound } from '../../../platform/errors.ts'
import { type FieldError, parseForm, type Typed, typedText } from '../../../platform/form.ts'
import { seeOther, sendPage } from '../../../platform/pages.tsx'
import { personOf } from '../../../platform/permissions.ts'
import type { Platform } from '../../../platform/platform.ts'
import { auditView } from '../../../platform/view-audit.ts'
import { answerPassedOn, findPassedOn, passedOnBy } from '../../feedback/index.ts'
import { passedOnPath, waysFor } from '../../feedback/rules.ts'
import { authorityOf } from '../authority-queries.ts'
import { noteReportedOutside, reportSignal } from './follow-up-actions.ts'
import { signalOfReport } from './follow-up-queries.ts'
import { ReportedListPage, ReportedPage } from './reported-page.tsx'
import { ReportPage } from './report-page.tsx'
import { answerForm, dayTyped, isFieldError, outsideForm, reportForm } from './signal-form.ts'
import { auditSignal, type Named, type NamedRequest, openSignalOf } from './signal-routes.tsx'
import { type Source, signalPath, signalsPath } from './signal.ts'
import { desksAmong, locationNames } from './desk-queries.ts'
import { signalCounts } from './pattern-queries.ts'
import type { Signal } from './signal-queries.ts'

const config = { permission: 'supervision.hear_signals' }
const here = `${signalsPath}/:id`

/** A desk tells an authority, and reads what it does with that. */
export function reportRoutes(web: FastifyInstance, platform: Platform): void {
  reportedRoutes(web, platform)

  web.get<Named>(`${here}/melden`, { config }, async (request, reply) => {
    const signal = await openSignalOf(request, platform)
    const [desk] = await desksAmong(platform.db.published, [signal.deskId])
    const today = localDay(platform.clock.now(), signal.zone)
    const { day, month, year } = boxesOf(today)
    auditSignal(request, reply, platform, signal)
    return sendReport(request, reply, platform, signal, {
      report_words: signal.words,
      told: 'kind',
      email: desk?.email ?? '',
      phone: desk?.phone ?? '',
      whom: waysFor(signal.location.land, today, 'authority')[0]?.value.name ?? '',
      outside_day: day,
      outside_month: month,
      outside_year: year,
    })
  })

  web.post<Named>(`${here}/melden`, { config }, async (request, reply) => {
    const form = parseForm(reportForm(request.t), request.body)
    const { typed } = form
    const signal = await openSignalOf(request, platform)
    if (!form.ok) return sendReport(request, reply, platform, signal, typed, form.errors, 422)
    const { report_kind: kind, report_words, email, phone, may_name, told, told_name, told_consent } = form.value
    const outcome = await reportSignal(platform, personOf(request), signal.id, {
      key: parseId(typedText(typed, 'sleutel')) ?? randomUUID(),
      kind,
      words: told === 'kind' ? `${report_words}\n\n${sourceLine(request, signal.source)}` : report_words,
      talked: talkedOf(signal),
      email,
      phone: phone === '' ? null : phone,
      mayName: may_name === 'yes',
      source: told === 'name' ? { name: told_name, consent: told_consent } : null,
    })
    if (typeof outcome !== 'string') return seeOther(reply, `${signalPath(signal.id)}?gedaan=gemeld`)
    const errors = [{ field: '', message: request.t(`signals.staff.report.refused.${outcome}`) }]
    return sendReport(request, reply, platform, signal, typed, errors, 409)
  })

  web.post<Named>(`${here}/buiten`, { config }, async (request, reply) => {
    const form = parseForm(outsideForm(request.t), request.body)
    const { typed } = form
    const signal = await openSignalOf(request, platform)
    const on = dayTyped(request.t, typed, 'outside', { until: localDay(platform.clock.now(), signal.zone) })
    if (!form.ok || isFieldError(on)) {
      const errors = [...(form.ok ? [] : form.errors), ...(isFieldError(on) ? [on] : [])]
      return sendReport(request, reply, platform, signal, typed, errors, 422)
    }
    const { whom, outside_words: outcome } = form.value
    const key = parseId(typedText(typed, 'sleutel')) ?? randomUUID()
    const changed = await noteReportedOutside(platform, personOf(request), signal.id, { key, whom, on, outcome })
    if (changed === 'done') return seeOther(reply, `${signalPath(signal.id)}?gedaan=gemeld`)
    const errors = [{ field: '', message: request.t('signals.staff.report.refused.changed') }]
    return sendReport(request, reply, platform, signal, typed, errors, 409)
  })
}

/** As the authority reads it: of the person only the kind. */
const sourceLine = ({ t }: FastifyRequest, source: Source) =>
  t('signals.staff.report.source-line', { source: t(`signals.staff.source.${source}`) })

const talkedOf = ({ answers }: Signal) => {
  if (!answers || answers.talked === 'nobody') return null
  return answers.talked === 'no' ? 'no' : 'yes'
}

async function sendReport(
  request: NamedRequest,
  reply: FastifyReply,
  platform: Platform,
  signal: Signal,
  typed: Typed,
  errors: readonly FieldError[] = [],
  status = 200,
) {
  const authority = (await authorityOf(platform.db.published, signal.location.id)) ?? null
  const today = localDay(platform.clock.now(), signal.zone)
  const formKey = parseId(typedText(typed, 'sleutel')) ?? randomUUID()
  return sendPage(request, reply, <ReportPage {...{ signal, authority, today, formKey, typed, errors }} />, status)
}

interface Numbered {
  Params: { number: string }
}

/** What became of all that was told: in the name of the desk, and what it wrote down for somebody else. */
function reportedRoutes(web: FastifyInstance, platform: Platform): void {
  const one = passedOnPath(':number')
  web.get(`${signalsPath}/gemeld`, { config }, async (request, reply) => {
    const { rows, counts, names } = await platform.db.read(request.actor, async (db) => {
      const found = await passedOnBy(db)
      return {
        rows: found,
        counts: await signalCounts(db),
        names: await locationNames(
          db,
          found.flatMap(({ locationId }) => locationId ?? []),
        ),
      }
    })
    auditView(request, reply, platform, {
      action: 'feedback.list_viewed',
      subjectKind: 'list',
      subjectId: null,
      about: rows.map(({ id }) => id),
    })
    const named = rows.map((row) => ({ ...row, locationName: names.get(row.locationId ?? '') ?? null }))
    return sendPage(request, reply, <ReportedListPage rows={named} counts={counts} />)
  })
  web.get<Numbered & { Querystring: { gedaan?: string } }>(one, { config }, (request, reply) =>
    sendReported(request, reply, platform, { sent: request.query.gedaan === 'bericht' }),
  )
  web.post<Numbered>(`${one}/bericht`, { config }, async (request, reply) => {
    const form = parseForm(answerForm(request.t), request.body)
    const number = orNotFound(parseNumber(request.params.number))
    const found = orNotFound(await platform.db.read(request.actor, (db) => findPassedOn(db, { number })))
    if (!found.own) orNotFound(undefined)
    if (!form.ok) return sendReported(request, reply, platform, form, 422)
    const outcome = await answerPassedOn(platform, personOf(request), number, form.value)
    if (outcome === 'done') return seeOther(reply, `${passedOnPath(number)}?gedaan=bericht`)
    if (outcome === 'changed') return sendReported(request, reply, platform, { typed: form.typed, changed: true }, 409)
    const errors = [{ field: 'words', message: request.t('pass-on.staff.too-long-ago') }]
    return sendReported(request, reply, platform, { typed: form.typed, errors }, 422)
  })
}

interface ReportedShown {
  readonly typed?: Typed
  readonly errors?: readonly FieldError[]
  readonly sent?: boolean
  readonly changed?: boolean
}

async function sendReported(
  request: FastifyRequest<Numbered>,
  reply: FastifyReply,
  platform: Platform,
  { typed = {}, ...shown }: ReportedShown,
  status = 200,
) {
  const number = orNotFound(parseNumber(request.params.number))
  const found = await platform.db.read(request.actor, async (db) => {
    const one = await findPassedOn(db, { number })
    if (!one) return undefined
    const signal = await signalOfReport(db, one.id)
    const names = await locationNames(db, one.locationId === null ? [] : [one.locationId])
    return { one, signalId: signal?.signalId ?? null, locationName: names.get(one.locationId ?? '') ?? null }
  })
  const { one, ...more } = orNotFound(found)
  auditView(request, reply, platform, {
    action: 'feedback.passed_on_viewed',
    subjectKind: 'reaction',
    subjectId: one.id,
    organisationId: one.deskId,
  })
  const today = localDay(platform.clock.now(), one.zone)
  return sendPage(request, reply, <ReportedPage {...{ one, today, typed }} {...more} {...shown} />, status)
}
