import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import { localDay } from '../../../lib/days.ts'
import { parseForm, typedText } from '../../../platform/form.ts'
import { seeOther, sendPage } from '../../../platform/pages.tsx'
import type { Platform } from '../../../platform/platform.ts'
import type { Case } from '../case-queries.ts'
import { changeRequest } from '../family/change-actions.ts'
import { typedFrom, wishForm } from '../family/change-routes.tsx'
import { DeskChangePage, deskTopics, type DeskTopic } from './change-page.tsx'
import { auditDossier, dossierOf, type Numbered, type NumberedRequest } from './found-dossier-routes.ts'

const config = { permission: 'requests.handle' }

/** A family without mail calls for other days or another start: the history says that the desk wrote it down. */
export function deskChangeRoutes(web: FastifyInstance, platform: Platform): void {
  for (const topic of deskTopics) {
    const path = `/werk/aanvragen/:number/${topic}`
    web.get<Numbered>(path, { config }, async (request, reply) => {
      const dossier = await dossierOf(request, platform)
      auditDossier(request, reply, platform, dossier)
      const page = { topic, dossier, today: todayAt(dossier, platform), typed: typedFrom(dossier) }
      return sendPage(request, reply, <DeskChangePage {...page} />)
    })
    web.post<Numbered>(path, { config }, (request, reply) => change(request, reply, platform, topic))
  }
}

const todayAt = ({ desk }: Case, { clock }: Platform) => localDay(clock.now(), desk.zone)

async function change(request: NumberedRequest, reply: FastifyReply, platform: Platform, topic: DeskTopic) {
  const { typed } = parseForm(z.unknown(), request.body)
  const dossier = await dossierOf(request, platform)
  const today = todayAt(dossier, platform)
  const { birth_day, birth_month, birth_year } = typedFrom(dossier)
  // Held against the birthday that stands in the request, whatever is sent along.
  const given = { ...typed, kinderen: '1', birth_day, birth_month, birth_year }
  const form = parseForm(wishForm(topic, { t: request.t, today }, typedText(typed, 'allen') === 'yes'), given)
  const page = { topic, dossier, today, typed }
  if (!form.ok) return sendPage(request, reply, <DeskChangePage {...page} errors={form.errors} />, 422)
  const outcome = await changeRequest(platform, request.actor, {
    familyId: dossier.familyId,
    requestId: dossier.id,
    version: Number(typedText(typed, 'versie')),
    wish: form.value,
  })
  if (outcome === 'done') return seeOther(reply, `/werk/aanvragen/${dossier.number}?gedaan=vastgelegd`)
  if (outcome === 'closed') return seeOther(reply, `/werk/aanvragen/${dossier.number}`)
  const fresh = await dossierOf(request, platform)
  return sendPage(request, reply, <DeskChangePage {...page} dossier={fresh} overtaken />, 409)
}
