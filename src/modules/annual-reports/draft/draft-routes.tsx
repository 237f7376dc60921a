import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { localDay } from '../../../lib/days.ts'
import { orNotFound } from '../../../platform/errors.ts'
import { parseForm, type Typed } from '../../../platform/form.ts'
import { seeOther, sendPage } from '../../../platform/pages.tsx'
import { personOf } from '../../../platform/permissions.ts'
import type { Platform } from '../../../platform/platform.ts'
import { newId } from '../../../platform/tokens.ts'
import { auditView } from '../../../platform/view-audit.ts'
import type { FormError } from '../../../ui/index.ts'
import {
  askPanel,
  consultationsOnReport,
  coordinatedBy,
  type House,
  housesAmong,
  ownHouse,
  panelsOf,
} from '../../feedback/index.ts'
import { contentToday } from '../content-queries.ts'
import { correct, discuss, fix, publish, type ReportOutcome, send } from '../report-actions.ts'
import { editionsOf, latestReports, pdfOf, proofOf, regionsOf } from '../report-queries.ts'
import { deadlineOf } from '../report-rules.ts'
import { printReport } from '../report/print-job.ts'
import { reportCsv } from '../report/report-csv.ts'
import { sendDocument, yearIn } from '../report/report-routes.tsx'
import { addressesIn, askForm, correctForm, daysIn, discussForm, textForm } from './draft-form.ts'
import { type CameBack, type FormName, YearPage, type YearPageProps } from './year-page.tsx'
import { hintsIn } from './neutral-text.ts'
import { saveText } from './text-actions.ts'
import { writtenTexts } from './text-queries.ts'
import { YearsPage, yearPath, yearsPath } from './years-page.tsx'

const config = { permission: 'annual-reports.write' }

interface HouseRoute {
  Params: { slug: string }
}
interface YearRoute {
  Params: { slug: string; year: string }
  Querystring: { bewaard?: string }
}
type YearRequest = FastifyRequest<YearRoute>

/** Where the coordinators of a house make its report. */
export function draftRoutes(web: FastifyInstance, platform: Platform): void {
  web.get('/werk/jaarverslag', { config }, async (request, reply) => {
    const [first] = await housesAmong(platform.db.published, coordinatedBy(request.actor))
    return seeOther(reply, yearsPath(orNotFound(first)))
  })

  web.get<HouseRoute>('/werk/jaarverslag/:slug', { config }, async (request, reply) => {
    const { house, houses } = await ownHouse(platform.db.published, request.actor, request.params.slug)
    const today = localDay(platform.clock.now(), house.zone)
    const made = await platform.db.read(request.actor, (db) => latestReports(db, house.id))
    const years = [0, 1, 2, 3].map((back) => today.year - back)
    const rows = years.map((year) => ({
      year,
      state: made.find((one) => one.year === year)?.state ?? null,
      deadline: deadlineOf(house.land, year, today),
      running: year === today.year,
    }))
    return sendPage(request, reply, <YearsPage house={house} houses={houses} rows={rows} />)
  })

  const here = '/werk/jaarverslag/:slug/:year'
  web.get<YearRoute>(here, { config }, (request, reply) => sendYear(request, reply, platform))
  web.get<YearRoute>(`${here}/verslag.pdf`, { config }, async (request, reply) => {
    const { report, year } = await fixedOf(request, platform)
    const body = orNotFound(await platform.db.read(request.actor, (db) => pdfOf(db, report.id)))
    return sendDocument(reply, { name: `klachtenverslag-${year}.pdf`, type: 'application/pdf', body })
  })
  web.get<YearRoute>(`${here}/cijfers.csv`, { config }, async (request, reply) => {
    const { content, year } = await fixedOf(request, platform)
    const name = `klachtenverslag-${year}.csv`
    return sendDocument(reply, { name, type: 'text/csv; charset=utf-8', body: reportCsv(content) })
  })

  const post = (path: string, handle: (request: YearRequest, reply: FastifyReply, platform: Platform) => unknown) =>
    web.post<YearRoute>(`${here}/${path}`, { config }, (request, reply) => handle(request, reply, platform))
  post('tekst', writeText)
  post('besproken', writeDiscussed)
  post('voorleggen', putToPanel)
  post('vaststellen', (...given) => press(given, 'fix', fix))
  post('publiceren', (...given) => press(given, 'publish', publish))
  post('versturen', sendReport)
  post('correctie', writeCorrection)
}

async function yearOf(request: YearRequest, platform: Platform) {
  const { house } = await ownHouse(platform.db.published, request.actor, request.params.slug)
  const today = localDay(platform.clock.now(), house.zone)
  const year = orNotFound(yearIn(request.params.year))
  if (year > today.year || year < today.year - 20) orNotFound(undefined)
  return { house, year, today, acting: { platform, actor: personOf(request), house, year } }
}

/** The latest edition that was fixed. */
async function fixedOf(request: YearRequest, platform: Platform) {
  const { house, year } = await yearOf(request, platform)
  const editions = await platform.db.read(request.actor, (db) => editionsOf(db, house.id, year))
  const report = orNotFound(editions.findLast(({ content }) => content !== null))
  return { report, year, content: orNotFound(report.content ?? undefined) }
}

async function writeText(request: YearRequest, reply: FastifyReply, platform: Platform) {
  const { acting, house, year } = await yearOf(request, platform)
  const form = parseForm(textForm(request.t), request.body)
  const came = (errors: readonly FormError[]) =>
    sendYear(request, reply, platform, { form: 'text', errors, typed: form.typed })
  if (!form.ok) return came(form.errors)
  const outcome = await saveText(platform, acting.actor, house, year, form.value)
  if (outcome === 'gone') return orNotFound(undefined)
  if (outcome === 'saved') return backTo(reply, house, year, `tekst-${form.value.number}`)
  const message = request.t(outcome.forbidden ? 'draft.staff.error.names' : 'draft.staff.error.hints')
  return came([{ field: outcome.hints.words.length > 0 ? 'words' : 'outcome', message }])
}

async function writeDiscussed(request: YearRequest, reply: FastifyReply, platform: Platform) {
  const { acting, today } = await yearOf(request, platform)
  const form = parseForm(discussForm(request.t), request.body)
  const { managementOn, panelOn, errors } = daysIn(request.t, form.typed, today)
  const all = [...errors, ...(form.ok ? [] : form.errors)]
  if (!form.ok || all.length > 0) {
    return sendYear(request, reply, platform, { form: 'discuss', errors: all, typed: form.typed })
  }
  const outcome = await discuss(acting, { ...form.value, managementOn, panelOn })
  return sendOutcome(request, reply, platform, { outcome, form: 'discuss', typed: form.typed })
}

/** The draft goes along as it stands now, so that everybody speaks of the same words. */
async function putToPanel(request: YearRequest, reply: FastifyReply, platform: Platform) {
  const { acting, house, year, today } = await yearOf(request, platform)
  const form = parseForm(askForm(request.t), request.body)
  const came = (errors: readonly FormError[]) =>
    sendYear(request, reply, platform, { form: 'ask', errors, typed: form.typed })
  if (!form.ok) return came(form.errors)
  const content = await platform.db.read(request.actor, async (db) => {
    const report = (await editionsOf(db, house.id, year)).at(-1)
    return report?.content ?? contentToday(db, house, year, report, today)
  })
  const outcome = await askPanel(platform, acting.actor, house, {
    key: form.value.sleutel,
    panelId: form.value.asked_panel,
    subject: 'report',
    title: request.t('draft.staff.ask.title', { year: String(year) }),
    words: form.value.question,
    reportYear: year,
    document: { name: `klachtenverslag-${year}-ontwerp.pdf`, bytes: await printReport(platform, house.id, content) },
  })
  if ('asked' in outcome) return backTo(reply, house, year, 'bespreken')
  return came([{ field: 'asked_panel', message: request.t(`panel.staff.error.${outcome.refusal}`) }])
}

const press = async (
  [request, reply, platform]: [YearRequest, FastifyReply, Platform],
  form: FormName,
  take: typeof fix,
) => {
  const { acting } = await yearOf(request, platform)
  return sendOutcome(request, reply, platform, { outcome: await take(acting), form, typed: {} })
}

async function sendReport(request: YearRequest, reply: FastifyReply, platform: Platform) {
  const { acting, house } = await yearOf(request, platform)
  const regions = await platform.db.read(request.actor, (db) => regionsOf(db, house.id))
  const { typed } = parseForm(correctForm(request.t), request.body)
  const { errors, ...to } = addressesIn(request.t, typed, regionNames(regions))
  if (errors.length > 0) return sendYear(request, reply, platform, { form: 'send', errors, typed })
  return sendOutcome(request, reply, platform, {
    outcome: await send(acting, to),
    form: 'send',
    typed,
    field: `region_${to.missing[0] ?? 0}`,
  })
}

/** A house whose locations stand nowhere has one region of no name. */
const regionNames = (regions: readonly { readonly name: string }[]): string[] =>
  regions.length === 0 ? [''] : regions.map(({ name }) => name)

async function writeCorrection(request: YearRequest, reply: FastifyReply, platform: Platform) {
  const { acting } = await yearOf(request, platform)
  const form = parseForm(correctForm(request.t), request.body)
  if (!form.ok) return sendYear(request, reply, platform, { form: 'correct', errors: form.errors, typed: form.typed })
  return sendOutcome(request, reply, platform, {
    outcome: await correct(acting, form.value.why),
    form: 'correct',
    typed: form.typed,
  })
}

const fieldOf: Readonly<Partial<Record<string, string>>> = {
  management_missing: 'management',
  panel_missing: 'panel',
  reason_missing: 'reason',
}

async function sendOutcome(
  request: YearRequest,
  reply: FastifyReply,
  platform: Platform,
  { outcome, form, typed, field = form }: { outcome: ReportOutcome; form: FormName; typed: Typed; field?: string },
) {
  const { house, year } = await yearOf(request, platform)
  if (outcome === 'done') return backTo(reply, house, year)
  const { refusal } = outcome
  const named = refusal === 'names_left' && form === 'discuss' ? 'advice' : undefined
  const errors = [{ field: named ?? fieldOf[refusal] ?? field, message: request.t(`draft.staff.refusal.${refusal}`) }]
  return sendYear(request, reply, platform, { form, errors, typed }, refusal === 'not_in_this_state' ? 409 : 422)
}

const backTo = (reply: FastifyReply, house: House, year: number, place = '') =>
  seeOther(reply, `${yearPath(house, year)}?bewaard=1${place === '' ? '' : `#${place}`}`)

async function sendYear(
  request: YearRequest,
  reply: FastifyReply,
  platform: Platform,
  came?: CameBack,
  status = came ? 422 : 200,
) {
  const { house, year, today } = await yearOf(request, platform)
  const page = await platform.db.read(request.actor, async (db): Promise<YearPageProps> => {
    const report = (await editionsOf(db, house.id, year)).at(-1)
    const content = report?.content ?? (await contentToday(db, house, year, report, today))
    const written = await writtenTexts(db, house, year)
    const regions = await regionsOf(db, house.id)
    const own = came?.form === 'text' ? came.typed : {}
    const text = written.texts.find(({ number }) => number === own['number'])
    const words = (field: string) => (typeof own[field] === 'string' ? String(own[field]) : '')
    const known = text && written.knownFor(text)
    return {
      house,
      year,
      report,
      content,
      texts: written.texts,
      hints: known ? [...hintsIn(words('words'), known), ...hintsIn(words('outcome'), known)] : [],
      regions: regions.length === 0 ? [{ name: '', supervisor: null }] : regions,
      asking: {
        panels: await panelsOf(db, house.id),
        consultations: await consultationsOnReport(db, house.id, year),
        key: newId(),
      },
      proof: report ? await proofOf(db, report.id) : [],
      deadline: deadlineOf(house.land, year, today),
      running: year === today.year,
      saved: request.query.bewaard === '1',
      came,
    }
  })
  // The page of a draft shows what people wrote.
  if (page.texts.length > 0)
    auditView(request, reply, platform, {
      action: 'annual-reports.viewed',
      subjectKind: 'organisation',
      subjectId: house.id,
      about: page.texts.map(({ id }) => id),
      organisationId: house.id,
      details: { year },
    })
  return sendPage(request, reply, <YearPage {...page} />, status)
}
