import type { FastifyInstance, FastifyReply } from 'fastify'
import { orNotFound } from '../../../platform/errors.ts'
import { parseForm, type Typed } from '../../../platform/form.ts'
import { personOf } from '../../../platform/permissions.ts'
import type { Platform } from '../../../platform/platform.ts'
import { deskQuestionOf } from '../complaints-desk/question-queries.ts'
import { questionOf } from '../complaints-desk/question-routes.tsx'
import {
  backTo,
  dayIn,
  type Numbered,
  type NumberedRequest,
  sendDossier,
  sendOutcome,
} from '../desk/dossier-routes.tsx'
import { phoneForm, proposalForm, recordForm, sessionForm, stopForm } from './mediate-form.ts'
import {
  type MediationOutcome,
  noteAnswer,
  noteSession,
  proposeMediation,
  stopMediation,
  writeRecord,
} from './mediation-actions.ts'
import { type Mediation, mediationOf } from './mediation-queries.ts'
import type { MediationRefusal } from './mediation.ts'
import { sendRecord } from './side-routes.tsx'

const config = { permission: 'feedback.handle' }

/** What who mediates does, from the dossier of the question. */
export function officerRoutes(web: FastifyInstance, platform: Platform): void {
  const here = '/werk/reacties/:number/bemiddeling'
  const post = (path: string, handle: (request: NumberedRequest, reply: FastifyReply, platform: Platform) => unknown) =>
    web.post<Numbered>(`${here}${path}`, { config }, (request, reply) => handle(request, reply, platform))
  post('', propose)
  post('/antwoord', answer)
  post('/gesprek', session)
  post('/verslag', record)
  post('/stoppen', stop)
  web.get<Numbered>(`${here}/afspraken.pdf`, { config }, async (request, reply) =>
    sendRecord(request, reply, platform, await openOf(request, platform)),
  )
}

/** The mediation of the question in the address. @throws NotFound where there is none */
async function openOf(request: NumberedRequest, platform: Platform): Promise<Mediation> {
  const { id } = await questionOf(request, platform)
  return orNotFound(await platform.db.read(request.actor, (db) => mediationOf(db, id)))
}

async function propose(request: NumberedRequest, reply: FastifyReply, platform: Platform) {
  const found = await questionOf(request, platform)
  const form = parseForm(proposalForm(request.t), request.body)
  if (!form.ok) return sendDossier(request, reply, platform, form, 422)
  const { typed } = form
  const judged = await platform.db.read(request.actor, (db) => deskQuestionOf(db, found.id))
  const organiserName = judged?.location?.name ?? form.value.organiserName
  if (organiserName === '') {
    const errors = [{ field: 'organiser_name', message: request.t('mediate.staff.error.organiser') }]
    return sendDossier(request, reply, platform, { typed, errors }, 422)
  }
  const wanted = { ...form.value, organiserName, locationId: judged?.location?.id ?? null }
  const outcome = await proposeMediation(platform, personOf(request), found.id, wanted)
  return sendOutcome(request, reply, platform, { outcome, field: 'proposal_words', typed, done: 'bemiddeling' })
}

async function answer(request: NumberedRequest, reply: FastifyReply, platform: Platform) {
  const { id } = await openOf(request, platform)
  const form = parseForm(phoneForm(request.t), request.body)
  if (!form.ok) return sendDossier(request, reply, platform, form, 422)
  const outcome = await noteAnswer(platform, personOf(request), id, form.value)
  return sendMediated(request, reply, platform, outcome, { typed: form.typed, words: 'said_words' })
}

async function session(request: NumberedRequest, reply: FastifyReply, platform: Platform) {
  const { id } = await openOf(request, platform)
  const form = parseForm(sessionForm(request.t), request.body)
  const day = dayIn(form.typed, 'session', request.t)
  if (!form.ok || 'error' in day) {
    const errors = [...(form.ok ? [] : form.errors), ...('error' in day ? [{ field: 'session', message: day.error }] : [])] // prettier-ignore
    return sendDossier(request, reply, platform, { typed: form.typed, errors }, 422)
  }
  const { version, ...held } = form.value
  const outcome = await noteSession(platform, personOf(request), id, { ...held, onDay: day }, version)
  return sendMediated(request, reply, platform, outcome, { typed: form.typed, words: 'session' })
}

async function record(request: NumberedRequest, reply: FastifyReply, platform: Platform) {
  const { id } = await openOf(request, platform)
  const form = parseForm(recordForm(request.t), request.body)
  if (!form.ok) return sendDossier(request, reply, platform, form, 422)
  const outcome = await writeRecord(platform, personOf(request), id, form.value)
  return sendMediated(request, reply, platform, outcome, { typed: form.typed, words: 'record_words' })
}

async function stop(request: NumberedRequest, reply: FastifyReply, platform: Platform) {
  const { id } = await openOf(request, platform)
  const form = parseForm(stopForm(request.t), request.body)
  if (!form.ok) return sendDossier(request, reply, platform, form, 422)
  const outcome = await stopMediation(platform, personOf(request), id, form.value)
  return sendMediated(request, reply, platform, outcome, { typed: form.typed, words: 'stop_words' })
}

/** The box where a refusal is mended; in all other cases it is that of the words. */
const fields: Partial<Record<MediationRefusal, string>> = {
  reason_missing: 'because',
  day_wrong: 'session',
  beyond_free: 'beyond',
}

function sendMediated(
  request: NumberedRequest,
  reply: FastifyReply,
  platform: Platform,
  outcome: MediationOutcome,
  { typed, words }: { readonly typed: Typed; readonly words: string },
) {
  if (outcome === 'done') return backTo(reply, request, 'bemiddeling')
  const { refusal } = outcome
  if (refusal === 'changed' || refusal === 'not_in_this_state' || refusal === 'version_old' || refusal === 'not_both')
    return sendDossier(request, reply, platform, { typed, changed: true }, 409)
  const errors = [{ field: fields[refusal] ?? words, message: request.t(`mediate.staff.refusal.${refusal}`) }]
  return sendDossier(request, reply, platform, { typed, errors }, 422)
}
