import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { localDay } from '../../../lib/days.ts'
import { parseId } from '../../../lib/ids.ts'
import { orNotFound } from '../../../platform/errors.ts'
import { type FieldError, parseForm, type Typed, typedText } from '../../../platform/form.ts'
import { seeOther, sendPage } from '../../../platform/pages.tsx'
import { personOf } from '../../../platform/permissions.ts'
import type { Platform } from '../../../platform/platform.ts'
import { handlersOf } from '../desk/colleague-queries.ts'
import { coordinatedBy } from '../feedback-permissions.ts'
import { housesAmong } from '../procedure/house-queries.ts'
import { nameSubstitute, stopSubstitute } from './substitute-actions.ts'
import { substituteForm } from './substitute-form.ts'
import { substitutesFrom } from './substitute-queries.ts'
import { SubstitutesPage } from './substitutes-page.tsx'

const config = { permission: 'feedback.handle' }
const here = '/werk/reacties/vervanging'
const notices = ['genoemd', 'gestopt'] as const

type Asked = FastifyRequest<{ Querystring: { huis?: string; gedaan?: string } }>

/** Who stands in for whom. */
export function substitutesRoutes(web: FastifyInstance, platform: Platform): void {
  web.get(here, { config }, (request: Asked, reply) => sendSubstitutes(request, reply, platform, request.query.huis))

  web.post(here, { config }, async (request: Asked, reply) => {
    const body = parseForm(z.unknown(), request.body).typed
    const slug = typedText(body, 'huis')
    const back = (done: (typeof notices)[number]) => seeOther(reply, `${here}?huis=${slug}&gedaan=${done}`)
    const { house, colleagues, away } = await choiceOf(request, platform, slug)
    const ended = parseId(typedText(body, 'einde'))
    if (ended) {
      await stopSubstitute(platform, personOf(request), ended)
      return back('gestopt')
    }
    const form = parseForm(substituteForm({ t: request.t, colleagues, away }), request.body)
    if (!form.ok) return sendSubstitutes(request, reply, platform, slug, form)
    const today = localDay(platform.clock.now(), house.zone)
    const wanted = { ...form.value, organisationId: house.id }
    const outcome = await nameSubstitute(platform, personOf(request), wanted, today)
    if (outcome === 'named') return back('genoemd')
    const field = dayRefusals.some((one) => one === outcome.refusal) ? 'until' : 'substitute'
    const errors = [{ field, message: request.t(`substitutes.staff.refusal.${outcome.refusal}`) }]
    return sendSubstitutes(request, reply, platform, slug, { typed: form.typed, errors })
  })
}

const dayRefusals = ['backwards', 'over', 'too_long']

/** @throws NotFound where this person does not work */
async function choiceOf(request: FastifyRequest, { db }: Platform, slug: string | undefined) {
  const actor = personOf(request)
  const houses = await housesAmong(
    db.published,
    actor.memberships.map(({ organisationId }) => organisationId),
  )
  const house = orNotFound(slug === undefined ? houses[0] : houses.find((one) => one.slug === slug))
  const colleagues = await db.read(actor, (read) => handlersOf(read, house.id))
  const self = { id: actor.personId, name: actor.name }
  const away = coordinatedBy(actor).includes(house.id) ? colleagues : [self]
  return { houses, house, colleagues, away }
}

async function sendSubstitutes(
  request: Asked,
  reply: FastifyReply,
  platform: Platform,
  slug: string | undefined,
  { typed = {}, errors = [] }: { readonly typed?: Typed; readonly errors?: readonly FieldError[] } = {},
) {
  const choice = await choiceOf(request, platform, slug)
  const today = localDay(platform.clock.now(), choice.house.zone)
  const all = await platform.db.read(request.actor, (db) => substitutesFrom(db, today))
  const rows = all.filter(({ organisationId }) => organisationId === choice.house.id)
  const notice = notices.find((one) => one === request.query.gedaan)
  const page = { ...choice, rows, me: personOf(request).personId, typed, errors, notice }
  return sendPage(request, reply, <SubstitutesPage {...page} />, errors.length > 0 ? 422 : 200)
}
