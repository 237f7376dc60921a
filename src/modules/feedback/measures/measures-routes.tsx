import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { localDay } from '../../../lib/days.ts'
import { parseId } from '../../../lib/ids.ts'
import { dayBoxes, readDay } from '../../../lib/typed-day.ts'
import { orNotFound } from '../../../platform/errors.ts'
import { type FieldError, type Typed, parseForm, typedText } from '../../../platform/form.ts'
import { seeOther, sendPage } from '../../../platform/pages.tsx'
import { personOf } from '../../../platform/permissions.ts'
import type { Platform } from '../../../platform/platform.ts'
import type { Text } from '../../../text-keys.ts'
import { colleaguesOf } from '../desk/colleague-queries.ts'
import { noteForm } from '../desk/step-form.ts'
import { coordinatedBy } from '../feedback-permissions.ts'
import { type MeasureStep, measureStepsFor } from '../measure.ts'
import { housesAmong } from '../procedure/house-queries.ts'
import { consultationsAbout } from '../panel/consultation-queries.ts'
import { situationsOf } from '../situation/situation-queries.ts'
import { addMeasure, takeMeasureStep } from './measure-actions.ts'
import { measureFields } from './measure-fields.ts'
import { measureForm, originForm } from './measure-form.ts'
import { measureOrigins } from './measure-origin.ts'
import { findMeasure, measureCounts, measurePage } from './measure-list-queries.ts'
import { MeasurePage, NewMeasurePage } from './measure-page.tsx'
import { measureActors } from './measure-people.ts'
import { MeasuresPage } from './measures-page.tsx'

const config = { permission: 'feedback.handle' }
const coordinating = { permission: 'feedback.set_procedure' }

interface OneRoute {
  Params: { id: string }
  Querystring: { gedaan?: string }
}

/** What will be different, over all reactions and beside them. */
export function measuresRoutes(web: FastifyInstance, platform: Platform): void {
  web.get<{ Querystring: { lijst?: string; blad?: string; nieuw?: string; soort?: string } }>(
    '/werk/maatregelen',
    { config },
    async (request, reply) => {
      const done = request.query.lijst === 'klaar'
      const page = Math.min(1000, Math.max(1, Number.parseInt(request.query.blad ?? '1', 10) || 1))
      const origin = measureOrigins.find((one) => one === request.query.soort) ?? 'alle'
      const now = platform.clock.now()
      const houses = coordinatedBy(request.actor).length
      const { rows, more, open, late } = await platform.db.read(request.actor, async (db) => ({
        ...(await measurePage(db, { done, page, origin })),
        ...(await measureCounts(db, localDay(now, 'Europe/Brussels'))),
      }))
      const shown = { done, origin, rows, more, open, late, page, now, houses, coordinates: houses > 0 }
      return sendPage(request, reply, <MeasuresPage {...shown} added={request.query.nieuw === '1'} />)
    },
  )

  web.get<HouseRoute>('/werk/maatregelen/nieuw', { config: coordinating }, (request, reply) =>
    sendNew(request, reply, platform, request.query.huis),
  )
  web.post<HouseRoute>('/werk/maatregelen/nieuw', { config: coordinating }, (request, reply) =>
    add(request, reply, platform),
  )
  web.get<OneRoute>('/werk/maatregelen/:id', { config }, (request, reply) => sendOne(request, reply, platform))
  web.post<OneRoute>('/werk/maatregelen/:id', { config }, (request, reply) => step(request, reply, platform))
}

interface HouseRoute {
  Querystring: { huis?: string }
}

interface CameBack {
  readonly typed?: Typed
  readonly errors?: readonly FieldError[]
}

/** @throws NotFound for a house that this person does not coordinate */
async function choiceOf(request: FastifyRequest, platform: Platform, slug: string | undefined) {
  const houses = await housesAmong(platform.db.published, coordinatedBy(request.actor))
  const house = orNotFound(slug === undefined ? houses[0] : houses.find((one) => one.slug === slug))
  const { colleagues, situations } = await platform.db.read(request.actor, async (db) => ({
    colleagues: await colleaguesOf(db, house.id),
    situations: await situationsOf(db, house.id),
  }))
  return { houses, house, colleagues, situations }
}

async function sendNew(
  request: FastifyRequest,
  reply: FastifyReply,
  platform: Platform,
  slug: string | undefined,
  { typed = {}, errors = [] }: CameBack = {},
) {
  const choice = await choiceOf(request, platform, slug)
  return sendPage(request, reply, <NewMeasurePage {...choice} {...{ typed, errors }} />, errors.length > 0 ? 422 : 200)
}

async function add(request: FastifyRequest, reply: FastifyReply, platform: Platform) {
  const slug = typedText(parseForm(noteForm(request.t), request.body).typed, 'huis')
  const { house, colleagues, situations } = await choiceOf(request, platform, slug)
  const today = localDay(platform.clock.now(), house.zone)
  const form = parseForm(measureForm({ t: request.t, colleagues }), request.body)
  const from = parseForm(originForm({ t: request.t, today, situations }), request.body)
  const day = laterDay(form.typed, 'measure', request.t, today)
  if (!form.ok || !from.ok || 'field' in day) {
    const errors = [...(form.ok ? [] : form.errors), ...('field' in day ? [day] : []), ...(from.ok ? [] : from.errors)]
    return sendNew(request, reply, platform, slug, { typed: form.typed, errors })
  }
  const { report_year: reportYear, situations: situationIds } = from.value
  const measure = { ...form.value, organisationId: house.id, reactionId: null, dueOn: day, reportYear, situationIds }
  await addMeasure(platform, personOf(request), measure)
  return seeOther(reply, '/werk/maatregelen?nieuw=1')
}

/** A day that is not over, or what is wrong with it. */
function laterDay(typed: Typed, field: string, t: Text, today: Temporal.PlainDate): Temporal.PlainDate | FieldError {
  const day = readDay(dayBoxes(typed, field))
  if (day === 'missing') return { field, message: t('desk.staff.error.day-missing') }
  if (day === 'wrong') return { field, message: t('desk.staff.error.day') }
  return Temporal.PlainDate.compare(day, today) < 0 ? { field, message: t('desk.staff.error.day-past') } : day
}

async function measureOf(request: FastifyRequest<OneRoute>, { db }: Platform) {
  const id = orNotFound(parseId(request.params.id))
  const { found, consultations } = await db.read(request.actor, async (read) => ({
    found: await findMeasure(read, id),
    consultations: await consultationsAbout(read, id),
  }))
  const measure = orNotFound(found)
  return { measure, consultations, own: measureActors(personOf(request), measure) }
}

async function sendOne(
  request: FastifyRequest<OneRoute>,
  reply: FastifyReply,
  platform: Platform,
  { typed = {}, errors = [], changed = false }: CameBack & { readonly changed?: boolean } = {},
) {
  const { measure, consultations, own } = await measureOf(request, platform)
  const page = {
    measure,
    consultations,
    coordinates: own.includes('coordinator'),
    typed,
    errors,
    changed,
    steps: measureStepsFor(measure.state, own),
    me: personOf(request).personId,
    today: localDay(platform.clock.now(), measure.zone),
    saved: request.query.gedaan === '1',
  }
  return sendPage(request, reply, <MeasurePage {...page} />, changed ? 409 : errors.length > 0 ? 422 : 200)
}

const knownSteps = ['claim', 'verify', 'reject', 'move', 'cancel'] as const satisfies readonly MeasureStep[]

async function step(request: FastifyRequest<OneRoute>, reply: FastifyReply, platform: Platform) {
  const { measure } = await measureOf(request, platform)
  const { typed } = parseForm(noteForm(request.t), request.body)
  const known = orNotFound(knownSteps.find((one) => one === typedText(typed, 'stap')))
  const field = measureFields[known]
  const words = typedText(typed, field).replaceAll('\r\n', '\n').trim()
  if (words.length > 1000) {
    const errors = [{ field, message: request.t('feedback.error.words-long', { max: 1000 }) }]
    return sendOne(request, reply, platform, { typed, errors })
  }
  const today = localDay(platform.clock.now(), measure.zone)
  const day = known === 'move' ? laterDay(typed, 'move', request.t, today) : undefined
  if (day && 'field' in day) return sendOne(request, reply, platform, { typed, errors: [day] })
  const wanted = { step: known, version: Number(typedText(typed, 'versie')), words, dueOn: day }
  const outcome = await takeMeasureStep(platform, personOf(request), measure.id, wanted)
  if (outcome === 'done') return seeOther(reply, `/werk/maatregelen/${measure.id}?gedaan=1`)
  if ('changed' in outcome || outcome.refusal === 'not_in_this_state') {
    return sendOne(request, reply, platform, { typed, changed: true })
  }
  const errors = [{ field, message: request.t(`desk.staff.measure.refusal.${outcome.refusal}`) }]
  return sendOne(request, reply, platform, { typed, errors })
}
