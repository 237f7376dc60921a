import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { parseId } from '../../../lib/ids.ts'
import { orNotFound } from '../../../platform/errors.ts'
import { parseForm } from '../../../platform/form.ts'
import { seeOther, sendPage } from '../../../platform/pages.tsx'
import { personOf } from '../../../platform/permissions.ts'
import type { Platform } from '../../../platform/platform.ts'
import { auditView } from '../../../platform/view-audit.ts'
import { backTo, type Numbered, type NumberedRequest, reactionOf, sendDossier } from '../desk/dossier-routes.tsx'
import { coordinatedBy } from '../feedback-permissions.ts'
import {
  acceptHandover,
  askHandover,
  type DecideOutcome,
  returnHandover,
  takeBackHandover,
} from './handover-actions.ts'
import { handoverForm, returnForm } from './handover-form.ts'
import { HandoverPage, type HandoverPageProps, handoverPath } from './handover-page.tsx'
import { findHandover, type Handover } from './handover-queries.ts'

const config = { permission: 'feedback.handle' }
type OneRequest = FastifyRequest<{ Params: { id: string } }>

/** A report that belongs elsewhere, as both houses see it. */
export function handoverRoutes(web: FastifyInstance, platform: Platform): void {
  web.post<Numbered>('/werk/reacties/:number/overdragen', { config }, (request, reply) => ask(request, reply, platform))

  const here = '/werk/reacties/overdracht/:id'
  web.get(here, { config }, async (request: OneRequest, reply) => {
    const handover = await handoverOf(request, platform)
    return sendHandover(request, reply, platform, { handover })
  })
  web.post(`${here}/aannemen`, { config }, async (request: OneRequest, reply) => {
    const { id, number } = await handoverOf(request, platform)
    const outcome = await acceptHandover(platform, personOf(request), id)
    return outcome === 'done' ? seeOther(reply, `/werk/reacties/${number}`) : decided(request, reply, platform, outcome)
  })
  web.post(`${here}/teruggeven`, { config }, async (request: OneRequest, reply) => {
    const handover = await handoverOf(request, platform)
    const form = parseForm(returnForm(request.t), request.body)
    if (!form.ok) return sendHandover(request, reply, platform, { handover, ...form }, 422)
    const outcome = await returnHandover(platform, personOf(request), handover.id, form.value.answer)
    return decided(request, reply, platform, outcome)
  })
  web.post(`${here}/intrekken`, { config }, async (request: OneRequest, reply) => {
    const { id } = await handoverOf(request, platform)
    return decided(request, reply, platform, await takeBackHandover(platform, personOf(request), id))
  })
}

/** @throws NotFound where neither house is one that who asks watches over */
async function handoverOf(request: OneRequest, { db }: Platform): Promise<Handover> {
  const id = orNotFound(parseId(request.params.id))
  const found = orNotFound(await db.read(request.actor, (read) => findHandover(read, id)))
  const houses = coordinatedBy(request.actor)
  if (!houses.includes(found.giver.id) && !houses.includes(found.taker.id)) orNotFound(undefined)
  return found
}

function sendHandover(
  request: OneRequest,
  reply: FastifyReply,
  platform: Platform,
  page: Omit<HandoverPageProps, 'takes'>,
  status = 200,
) {
  const { handover } = page
  const takes = coordinatedBy(request.actor).includes(handover.taker.id)
  auditView(request, reply, platform, {
    action: 'feedback.handover_viewed',
    subjectKind: 'reaction',
    subjectId: handover.reactionId,
    organisationId: takes ? handover.taker.id : handover.giver.id,
  })
  return sendPage(request, reply, <HandoverPage {...page} takes={takes} />, status)
}

async function decided(request: OneRequest, reply: FastifyReply, platform: Platform, outcome: DecideOutcome) {
  const handover = await handoverOf(request, platform)
  if (outcome === 'done') return seeOther(reply, handoverPath(handover.id))
  return sendHandover(request, reply, platform, { handover, changed: true }, 409)
}

async function ask(request: NumberedRequest, reply: FastifyReply, platform: Platform) {
  const found = await reactionOf(request, platform)
  const { t } = request
  const form = parseForm(handoverForm(t), request.body)
  if (!form.ok) return sendDossier(request, reply, platform, form, 422)
  const outcome = await askHandover(platform, personOf(request), found.number, form.value)
  if (outcome === 'asked') return backTo(reply, request, 'overdracht')
  const { typed } = form
  if ('leaks' in outcome) {
    const what = outcome.leaks.map(({ found: part }) => part).join(', ')
    const errors = [{ field: 'handover_summary', message: t('handover.staff.error.leak', { what }) }]
    return sendDossier(request, reply, platform, { typed, errors }, 422)
  }
  const field = outcome.refusal === 'consent_missing' ? 'handover_consent' : 'handover_to'
  const errors = [{ field, message: t(`handover.staff.refusal.${outcome.refusal}`) }]
  return sendDossier(request, reply, platform, { typed, errors }, 422)
}
