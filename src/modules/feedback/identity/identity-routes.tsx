import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { parseId } from '../../../lib/ids.ts'
import { orNotFound } from '../../../platform/errors.ts'
import { type FieldError, parseForm, type Typed, typedText } from '../../../platform/form.ts'
import { seeOther, sendPage } from '../../../platform/pages.tsx'
import { personOf } from '../../../platform/permissions.ts'
import type { Platform } from '../../../platform/platform.ts'
import { type Numbered, reactionOf } from '../desk/dossier-routes.tsx'
import type { Identity } from '../openness.ts'
import { askIdentity, decideIdentity, viewIdentity } from './identity-actions.ts'
import { reasonForm } from './identity-form.ts'
import { IdentityPage } from './identity-page.tsx'
import { disclosuresOf } from './identity-queries.ts'

const config = { permission: 'feedback.handle' }

interface Shown {
  readonly identity?: Identity | undefined
  readonly typed?: Typed
  readonly errors?: readonly FieldError[]
}

export function identityRoutes(web: FastifyInstance, platform: Platform): void {
  const here = '/werk/reacties/:number/melder'
  web.get<Numbered>(here, { config }, (request, reply) => send(request, reply, platform))
  web.post<Numbered>(here, { config }, async (request, reply) => {
    const found = await confidential(request, platform)
    const form = parseForm(reasonForm(request.t), request.body)
    if (!form.ok) return send(request, reply, platform, form, 422)
    await askIdentity(platform, personOf(request), found.id, form.value.reason)
    return seeOther(reply, `/werk/reacties/${found.number}/melder`)
  })
  web.post<Numbered>(`${here}/besluit`, { config }, async (request, reply) => {
    const found = await confidential(request, platform)
    const { typed } = parseForm(z.unknown(), request.body)
    const disclosureId = orNotFound(parseId(typedText(typed, 'vraag')))
    const granted = typedText(typed, 'besluit') === 'ja'
    await decideIdentity(platform, personOf(request), found.id, { disclosureId, granted })
    return seeOther(reply, `/werk/reacties/${found.number}/melder`)
  })
  // A press, because looking is written down where the reporter reads it.
  web.post<Numbered>(`${here}/tonen`, { config }, async (request, reply) => {
    const found = await confidential(request, platform)
    const identity = await viewIdentity(platform, personOf(request), found.id)
    return send(request, reply, platform, { identity })
  })
}

async function confidential(request: FastifyRequest<Numbered>, platform: Platform) {
  const found = await reactionOf(request, platform)
  return orNotFound(found.openness === 'confidential' ? found : undefined)
}

async function send(
  request: FastifyRequest<Numbered>,
  reply: FastifyReply,
  platform: Platform,
  shown: Shown = {},
  status = 200,
) {
  const found = await confidential(request, platform)
  const disclosures = await platform.db.read(request.actor, (db) => disclosuresOf(db, found.id))
  const page = { reaction: found, disclosures, me: personOf(request).personId, now: platform.clock.now() }
  return sendPage(request, reply, <IdentityPage {...page} {...shown} />, status)
}
