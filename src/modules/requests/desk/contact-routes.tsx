import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import { list } from '../../../lib/format.ts'
import { localDay } from '../../../lib/days.ts'
import { type FieldError, parseForm, type Typed, typedText } from '../../../platform/form.ts'
import { seeOther, sendPage } from '../../../platform/pages.tsx'
import type { Platform } from '../../../platform/platform.ts'
import { contactForm } from '../ask/ask-form.ts'
import { changeRequest } from '../family/change-actions.ts'
import { typedFrom } from '../family/change-routes.tsx'
import { checks, ContactPage } from './contact-page.tsx'
import { auditDossier, dossierOf, type Numbered, type NumberedRequest } from './found-dossier-routes.ts'

const config = { permission: 'requests.handle' }

/** A family that lost its mailbox calls: the desk asks who it is, and writes the new address down. */
export function contactRoutes(web: FastifyInstance, platform: Platform): void {
  web.get<Numbered>('/werk/aanvragen/:number/gegevens', { config }, async (request, reply) => {
    const dossier = await dossierOf(request, platform)
    auditDossier(request, reply, platform, dossier)
    return sendPage(request, reply, <ContactPage dossier={dossier} typed={typedFrom(dossier)} />)
  })
  web.post<Numbered>('/werk/aanvragen/:number/gegevens', { config }, (request, reply) =>
    change(request, reply, platform),
  )
}

async function change(request: NumberedRequest, reply: FastifyReply, platform: Platform) {
  const { typed } = parseForm(z.unknown(), request.body)
  const dossier = await dossierOf(request, platform)
  const { t, lang } = request
  const today = localDay(platform.clock.now(), dossier.desk.zone)
  const form = parseForm(contactForm({ t, today }), { ...typed, remarks: '' })
  const checked = checksIn(typed)
  const known = checked.includes('identity') || checked.length >= 2
  const errors: FieldError[] = [
    ...(known ? [] : [{ field: 'controle', message: t('family.staff.contact.error') }]),
    ...(form.ok ? [] : form.errors),
  ]
  if (!form.ok || errors.length > 0) {
    return sendPage(request, reply, <ContactPage dossier={dossier} typed={typed} errors={errors} />, 422)
  }
  const { remarks: _kept, ...contact } = form.value
  const words = checked.map((check) => t(`family.staff.contact.checked.${check}`))
  const outcome = await changeRequest(platform, request.actor, {
    familyId: dossier.familyId,
    requestId: dossier.id,
    version: Number(typedText(typed, 'versie')),
    wish: { what: 'contact', ...contact },
    note: t('family.staff.contact.note', { checks: list(words, lang) }),
  })
  if (outcome === 'done') return seeOther(reply, `/werk/aanvragen/${dossier.number}?gedaan=vastgelegd`)
  const fresh = await dossierOf(request, platform)
  return sendPage(request, reply, <ContactPage dossier={fresh} typed={typed} overtaken />, 409)
}

function checksIn(typed: Typed) {
  const ticked = new Set<string>([typed['controle'] ?? []].flat())
  return checks.filter((check) => ticked.has(check))
}
