import type { FastifyInstance } from 'fastify'
import { orNotFound } from '../../../platform/errors.ts'
import { parseForm, typedText } from '../../../platform/form.ts'
import { personOf } from '../../../platform/permissions.ts'
import type { Platform } from '../../../platform/platform.ts'
import { backTo, type Numbered, reactionOf, sendDossier } from '../desk/dossier-routes.tsx'
import { situate } from './situation-actions.ts'
import { joinForm, leaveForm, makeForm } from './situation-form.ts'

const forms = { make: makeForm, join: joinForm, leave: leaveForm }
const ways = ['make', 'join', 'leave'] as const

/** What belongs together, decided in a dossier. */
export function situationRoutes(web: FastifyInstance, platform: Platform): void {
  const config = { permission: 'feedback.handle' }
  web.post<Numbered>('/werk/reacties/:number/situatie', { config }, async (request, reply) => {
    const found = await reactionOf(request, platform)
    const way = ways.find((one) => one === typedText(parseForm(leaveForm(request.t), request.body).typed, 'doe'))
    const form = parseForm(forms[orNotFound(way)](request.t), request.body)
    if (!form.ok) return sendDossier(request, reply, platform, form, 422)
    const outcome = await situate(platform, personOf(request), found.id, form.value)
    if (outcome === 'done') return backTo(reply, request, 'situatie')
    return sendDossier(request, reply, platform, { typed: form.typed, changed: true }, 409)
  })
}
