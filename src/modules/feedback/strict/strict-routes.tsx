import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { parseNumber } from '../../../lib/number-code.ts'
import { orNotFound } from '../../../platform/errors.ts'
import { type FieldError, parseForm, type Typed } from '../../../platform/form.ts'
import { seeOther, sendPage } from '../../../platform/pages.tsx'
import { personOf } from '../../../platform/permissions.ts'
import type { Platform } from '../../../platform/platform.ts'
import { handlersOf } from '../desk/colleague-queries.ts'
import { type Numbered, reactionOf } from '../desk/dossier-routes.tsx'
import { capacities } from '../feedback-permissions.ts'
import { makeStrict, nameRecipient, removeRecipient, type StrictOutcome, takeOver } from './strict-actions.ts'
import { makeStrictForm, recipientForm, takeOverForm } from './strict-form.ts'
import { strictPath, StrictPage, TakeOverPage } from './strict-page.tsx'
import { desertedCase } from './strict-queries.ts'

const config = { permission: 'feedback.handle' }

interface Back {
  readonly typed?: Typed
  readonly errors?: readonly FieldError[]
}

export function strictRoutes(web: FastifyInstance, platform: Platform): void {
  const here = '/werk/reacties/:number/strikt'
  web.get<Numbered>(here, { config }, (request, reply) => send(request, reply, platform))
  web.post<Numbered>(here, { config }, async (request, reply) => {
    const found = await coordinated(request, platform)
    const form = parseForm(makeStrictForm(request.t), request.body)
    if (!form.ok) return send(request, reply, platform, form, 422)
    const outcome = await makeStrict(platform, personOf(request), found.id, form.value)
    return answer(request, reply, platform, { outcome, field: 'people', typed: form.typed })
  })
  for (const [path, act] of [
    ['lezer', nameRecipient],
    ['lezer-weg', removeRecipient],
  ] as const)
    web.post<Numbered>(`${here}/${path}`, { config }, async (request, reply) => {
      const found = await coordinated(request, platform)
      const form = parseForm(recipientForm(request.t), request.body)
      if (!form.ok) return send(request, reply, platform, form, 422)
      const outcome = await act(platform, personOf(request), found.id, form.value)
      return answer(request, reply, platform, { outcome, field: 'person', typed: form.typed })
    })
  takeOverRoutes(web, platform, `${here}/overnemen`)
}

function takeOverRoutes(web: FastifyInstance, platform: Platform, here: string): void {
  const desertedNumber = async (request: FastifyRequest<Numbered>) => {
    const number = orNotFound(parseNumber(request.params.number))
    orNotFound(await platform.db.read(request.actor, (db) => desertedCase(db, number)))
    return number
  }
  web.get<Numbered>(here, { config }, async (request, reply) => {
    const number = await desertedNumber(request)
    return sendPage(request, reply, <TakeOverPage number={number} />)
  })
  web.post<Numbered>(here, { config }, async (request, reply) => {
    const number = await desertedNumber(request)
    const form = parseForm(takeOverForm(request.t), request.body)
    if (!form.ok) return sendPage(request, reply, <TakeOverPage number={number} {...form} />, 422)
    await takeOver(platform, personOf(request), { number, ...form.value })
    return seeOther(reply, strictPath({ number }))
  })
}

/** Only who coordinates decides who reads it; in a strict case that is whoever was named. */
async function coordinated(request: FastifyRequest<Numbered>, platform: Platform) {
  const found = await reactionOf(request, platform)
  return orNotFound(capacities(request.actor, found).includes('coordinator') ? found : undefined)
}

async function answer(
  request: FastifyRequest<Numbered>,
  reply: FastifyReply,
  platform: Platform,
  { outcome, field, typed }: { outcome: StrictOutcome; field: string; typed: Typed },
) {
  // Whoever took himself off the list comes back to his work.
  if (outcome === 'done')
    return seeOther(
      reply,
      typed['person'] === personOf(request).personId ? '/werk/reacties' : strictPath(request.params),
    )
  const errors = [{ field, message: request.t(`strict.staff.refusal.${outcome.refusal}`) }]
  return send(request, reply, platform, { typed, errors }, 422)
}

async function send(
  request: FastifyRequest<Numbered>,
  reply: FastifyReply,
  platform: Platform,
  shown: Back = {},
  status = 200,
) {
  const reaction = await coordinated(request, platform)
  const colleagues = await platform.db.read(request.actor, (db) => handlersOf(db, reaction.holder.id))
  const page = { reaction, colleagues, me: personOf(request).personId }
  return sendPage(request, reply, <StrictPage {...page} {...shown} />, status)
}
