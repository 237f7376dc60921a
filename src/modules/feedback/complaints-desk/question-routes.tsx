import type { FastifyInstance, FastifyReply } from 'fastify'
import { localDay } from '../../../lib/days.ts'
import { orNotFound } from '../../../platform/errors.ts'
import { parseForm } from '../../../platform/form.ts'
import { personOf } from '../../../platform/permissions.ts'
import type { Platform } from '../../../platform/platform.ts'
import { type Numbered, type NumberedRequest, reactionOf, sendDossier, sendOutcome } from '../desk/dossier-routes.tsx'
import type { Reaction } from '../reaction-queries.ts'
import { reachOf, wayByKey } from '../ways/ways.ts'
import { isDeskQuestion, toOrganiser } from './desk-question.ts'
import { giveAdvice, judgeQuestion } from './question-actions.ts'
import { adviceForm, judgingForm } from './question-form.ts'

const config = { permission: 'feedback.handle' }

/** A question to a complaints desk: whose it is, and what is advised. */
export function questionRoutes(web: FastifyInstance, platform: Platform): void {
  const here = '/werk/reacties/:number'
  web.post<Numbered>(`${here}/beoordelen`, { config }, (request, reply) => judge(request, reply, platform))
  web.post<Numbered>(`${here}/advies`, { config }, (request, reply) => advise(request, reply, platform))
}

/** @throws NotFound where it is none, or not there for who asks */
export async function questionOf(request: NumberedRequest, platform: Platform): Promise<Reaction> {
  const found = await reactionOf(request, platform)
  return orNotFound(isDeskQuestion(found) ? found : undefined)
}

async function judge(request: NumberedRequest, reply: FastifyReply, platform: Platform) {
  const found = await questionOf(request, platform)
  const form = parseForm(judgingForm(request.t), request.body)
  if (!form.ok) return sendDossier(request, reply, platform, form, 422)
  const { bodyKey, ...judged } = form.value
  const body = bodyOf(request, found, bodyKey, localDay(platform.clock.now(), found.holder.zone))
  const outcome = await judgeQuestion(platform, personOf(request), found.id, { ...judged, body })
  return sendOutcome(request, reply, platform, { outcome, field: 'body', typed: form.typed, done: 'beoordeeld' })
}

/** Whose question it is, with the way to get there. */
function bodyOf({ t }: NumberedRequest, { holder, concerns }: Reaction, key: string, today: Temporal.PlainDate) {
  if (key === toOrganiser) return { key, name: concerns || t('complaints-desk.staff.to-organiser.name') }
  const way = wayByKey(holder.land, key, today)
  return way && { key, name: way.value.name, reach: reachOf(way.value) }
}

async function advise(request: NumberedRequest, reply: FastifyReply, platform: Platform) {
  const found = await questionOf(request, platform)
  const form = parseForm(adviceForm(request.t), request.body)
  if (!form.ok) return sendDossier(request, reply, platform, form, 422)
  const outcome = await giveAdvice(platform, personOf(request), found.id, form.value)
  return sendOutcome(request, reply, platform, { outcome, field: 'advice_words', typed: form.typed })
}
