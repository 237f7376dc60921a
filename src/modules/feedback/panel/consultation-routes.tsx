import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { localDay } from '../../../lib/days.ts'
import { parseId } from '../../../lib/ids.ts'
import { orNotFound } from '../../../platform/errors.ts'
import { type FieldError, parseForm, type Typed, typedText } from '../../../platform/form.ts'
import { seeOther, sendPage } from '../../../platform/pages.tsx'
import { personOf } from '../../../platform/permissions.ts'
import type { Platform } from '../../../platform/platform.ts'
import { newId } from '../../../platform/tokens.ts'
import { type Upload, uploadOf } from '../../../platform/upload.ts'
import type { FormValues } from '../../../ui/index.ts'
import { madePdf } from '../evidence-actions.ts'
import { evidenceKind, type EvidenceRefusal, largestFileMegabytes } from '../evidence.ts'
import { sendFile } from '../file-routes.ts'
import { houseMeasures } from '../measures/measure-list-queries.ts'
import { ownHouse } from '../procedure/own-house-queries.ts'
import { mustAsk } from './advice-right.ts'
import { AskPage } from './ask-page.tsx'
import { askPanel, type HouseStep, takeHouseStep } from './consultation-actions.ts'
import { ConsultationPage } from './consultation-page.tsx'
import { commentsOn } from './comment-queries.ts'
import { type AskedDocument, documentOf, findConsultation } from './consultation-queries.ts'
import { houseFields } from './house-fields.ts'
import { askedHere, askForm, dayIn, houseStepForm, isFieldError } from './panel-form.ts'
import { consultationPath } from './panel-paths.ts'
import { panelsOf } from './panel-queries.ts'
import { decidedProcedureOf, panelSettingsOf } from './panel-setting-queries.ts'
import { adviceDue } from './panel-settings.ts'
import { changesOf, comingChanges } from './procedure-change.ts'

const config = { permission: 'feedback.keep_panel' }

interface AskRoute {
  Params: { slug: string }
  Querystring: { over?: string; maatregel?: string }
}
interface OneRoute {
  Params: { slug: string; id: string }
  Querystring: { gedaan?: string }
}
type OneRequest = FastifyRequest<OneRoute>

/** Where a house asks its panels, and says what it does with what they advise. */
export function consultationRoutes(web: FastifyInstance, platform: Platform): void {
  web.get<AskRoute>('/werk/panel/:slug/vraag', { config }, (request, reply) => {
    const { over = 'procedure', maatregel = '' } = request.query
    return sendAsk(request, reply, platform, { values: { sleutel: newId(), over, maatregel }, errors: [] })
  })
  web.post<AskRoute>('/werk/panel/:slug/vraag', { config }, (request, reply) => ask(request, reply, platform))
  const here = '/werk/panel/:slug/vraag/:id'
  web.get<OneRoute>(here, { config }, (request, reply) => sendOne(request, reply, platform))
  web.get<OneRoute>(`${here}/stuk.pdf`, { config }, async (request, reply) => {
    const { consultation } = await consultationOf(request, platform)
    const file = orNotFound(await platform.db.read(request.actor, (db) => documentOf(db, consultation.id)))
    return sendFile(reply, { ...file, mediaType: 'application/pdf' })
  })
  web.post<OneRoute>(`${here}/antwoord`, { config }, (request, reply) => {
    const { stap } = (request.body ?? {}) as { stap?: string }
    return step(request, reply, platform, stap === 'deviate' ? 'deviate' : 'follow')
  })
  web.post<OneRoute>(`${here}/termijn`, { config }, (request, reply) => step(request, reply, platform, 'prolong'))
  web.post<OneRoute>(`${here}/intrekken`, { config }, (request, reply) => step(request, reply, platform, 'withdraw'))
}

interface AskState {
  readonly values: FormValues & { readonly over?: unknown }
  readonly errors: readonly FieldError[]
}

async function sendAsk(request: FastifyRequest<AskRoute>, reply: FastifyReply, platform: Platform, form: AskState) {
  const { house } = await ownHouse(platform.db.published, request.actor, request.params.slug)
  const today = localDay(platform.clock.now(), house.zone)
  const subject = askedHere.find((one) => one === form.values.over) ?? 'procedure'
  const { weeks } = await panelSettingsOf(platform.db.published, house, today)
  const decided = await decidedProcedureOf(platform.db.published, house.id)
  const shown = await platform.db.read(request.actor, async (db) => ({
    panels: await panelsOf(db, house.id),
    measures: subject === 'measure' ? await houseMeasures(db, house.id) : [],
  }))
  const page = {
    ...shown,
    house,
    subject,
    subjects: askedHere,
    changes: comingChanges(changesOf(decided, house), today),
    must: mustAsk(house.land, subject, today),
    due: adviceDue(house.land, today, weeks),
    weeks,
    form,
  }
  return sendPage(request, reply, <AskPage {...page} />, form.errors.length > 0 ? 422 : 200)
}

async function ask(request: FastifyRequest<AskRoute>, reply: FastifyReply, platform: Platform) {
  const { house } = await ownHouse(platform.db.published, request.actor, request.params.slug)
  const { t } = request
  const upload = await uploadOf(request, platform)
  const { fields } = upload
  const form = parseForm(askForm(t), request.isMultipart() ? fields : request.body)
  const came = (errors: readonly FieldError[]) => sendAsk(request, reply, platform, { errors, values: form.typed })
  const document = await documentIn(upload)
  const wrong = 'refusal' in document ? [{ field: 'file', message: refusalWords(request, document) }] : []
  if (!form.ok || 'refusal' in document) return came([...(form.ok ? [] : form.errors), ...wrong])
  const { sleutel: key, over: subject, panel: panelId, maatregel, title, words } = form.value
  const measures = await platform.db.read(request.actor, (db) => houseMeasures(db, house.id))
  const measureId = measures.find(({ id }) => id === maatregel)?.id ?? null
  if (subject === 'measure' && measureId === null)
    return came([{ field: 'maatregel', message: t('panel.staff.error.measure') }])
  const today = localDay(platform.clock.now(), house.zone)
  const decided = subject === 'procedure' ? await decidedProcedureOf(platform.db.published, house.id) : undefined
  const outcome = await askPanel(platform, personOf(request), house, {
    key,
    panelId,
    subject: subject === 'report' ? 'other' : subject,
    title,
    words,
    changes: decided ? comingChanges(changesOf(decided, house), today) : [],
    measureId: subject === 'measure' ? measureId : null,
    document: document.file,
  })
  if ('asked' in outcome) return seeOther(reply, `${consultationPath(house, outcome.asked)}?gedaan=1`)
  return came([{ field: 'panel', message: t(`panel.staff.error.${outcome.refusal}`) }])
}

interface RefusedDocument {
  readonly refusal: EvidenceRefusal
  readonly name: string
}

/** Only what is a PDF by its first bytes, whatever it calls itself, and of that only what its pages show. */
async function documentIn({
  file,
  refused,
}: Upload): Promise<{ readonly file: AskedDocument | null } | RefusedDocument> {
  if (refused) return { refusal: refused.why, name: refused.name }
  if (!file) return { file: null }
  const { name, bytes } = file
  if (bytes.length > largestFileMegabytes * 1024 * 1024) return { refusal: 'too_large', name }
  if (evidenceKind(bytes) !== 'pdf') return { refusal: 'wrong_kind', name }
  const made = await madePdf(name, bytes)
  return 'refusal' in made ? { ...made, name } : { file: made }
}

const refusalWords = ({ t }: FastifyRequest<AskRoute>, { refusal, name }: RefusedDocument): string =>
  refusal === 'wrong_kind'
    ? t('panel.staff.error.file.wrong_kind', { name })
    : t(`feedback.error.file.${refusal}`, { name })

/** @throws NotFound for a question of another house, as for one that does not exist */
async function consultationOf(request: OneRequest, platform: Platform) {
  const { house } = await ownHouse(platform.db.published, request.actor, request.params.slug)
  const id = orNotFound(parseId(request.params.id))
  const found = await platform.db.read(request.actor, async (db) => ({
    consultation: await findConsultation(db, id),
    comments: await commentsOn(db, id),
  }))
  const consultation = orNotFound(found.consultation?.houseId === house.id ? found.consultation : undefined)
  return { ...found, consultation, house }
}

interface Shown {
  readonly typed?: Typed
  readonly errors?: readonly FieldError[]
  readonly changed?: boolean
}

async function sendOne(
  request: OneRequest,
  reply: FastifyReply,
  platform: Platform,
  { typed = {}, errors = [], changed = false }: Shown = {},
) {
  const { consultation, comments } = await consultationOf(request, platform)
  const page = { consultation, comments, typed, errors, changed, saved: request.query.gedaan === '1' }
  return sendPage(request, reply, <ConsultationPage {...page} />, changed ? 409 : errors.length > 0 ? 422 : 200)
}

async function step(request: OneRequest, reply: FastifyReply, platform: Platform, taken: HouseStep) {
  const { consultation, house } = await consultationOf(request, platform)
  const { t } = request
  const field = houseFields[taken]
  const max = taken === 'prolong' || taken === 'withdraw' ? 2000 : 10_000
  const form = parseForm(houseStepForm(t, field, max), request.body)
  const day = taken === 'prolong' ? dayIn(t, form.typed, 'due') : null
  const wrong = [...(form.ok ? [] : form.errors), ...(isFieldError(day) ? [day] : [])]
  if (!form.ok || isFieldError(day)) return sendOne(request, reply, platform, { typed: form.typed, errors: wrong })
  const wanted = { ...form.value, step: taken, dueOn: day ?? undefined }
  const outcome = await takeHouseStep(platform, personOf(request), consultation.id, wanted)
  if (outcome === 'done') return seeOther(reply, `${consultationPath(house, consultation.id)}?gedaan=1`)
  if ('changed' in outcome || outcome.refusal === 'not_in_this_state') {
    return sendOne(request, reply, platform, { typed: form.typed, changed: true })
  }
  const errors = [
    outcome.refusal === 'not_later'
      ? { field: 'due', message: t('panel.staff.error.not_later') }
      : { field, message: t('panel.staff.error.reasons') },
  ]
  return sendOne(request, reply, platform, { typed: { ...form.typed, stap: typedText(form.typed, 'stap') }, errors })
}
