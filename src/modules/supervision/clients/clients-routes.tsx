import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { localDay } from '../../../lib/days.ts'
import { fold } from '../../../lib/text-fold.ts'
import { dayBoxes, readDay } from '../../../lib/typed-day.ts'
import { orNotFound } from '../../../platform/errors.ts'
import { type FieldError, parseForm, type Typed } from '../../../platform/form.ts'
import { seeOther, sendPage } from '../../../platform/pages.tsx'
import { personOf } from '../../../platform/permissions.ts'
import type { Platform } from '../../../platform/platform.ts'
import type { Text } from '../../../text-keys.ts'
import { nameSubstitute, substitutesFrom } from '../../feedback/index.ts'
import { houseById } from '../house-queries.ts'
import { clientsPath } from '../paths.ts'
import { authoritiesAs } from '../supervision-permissions.ts'
import { assignClient } from './clients-actions.ts'
import { assignForm, awayForm } from './clients-form.ts'
import { ClientsPage } from './clients-page.tsx'
import { assignmentsOf, clientsOf, managersOf } from './clients-queries.ts'

const config = { permission: 'supervision.watch' }
type Asked = FastifyRequest<{ Querystring: { gedaan?: string; zoek?: string } }>

interface Back {
  readonly typed?: Typed
  readonly errors?: readonly FieldError[]
}

/** Who talks with which organiser: named, handed over from a day on, away. */
export function clientsRoutes(web: FastifyInstance, platform: Platform): void {
  web.get(clientsPath, { config }, (request: Asked, reply) => sendClients(request, reply, platform, {}))
  web.post(clientsPath, { config }, async (request: Asked, reply) => {
    const authority = await authorityOf(request, platform)
    const form = parseForm(assignForm(request.t), request.body)
    const fromOn = dayIn(form.typed, 'from', request.t)
    if (!form.ok || 'error' in fromOn) return sendClients(request, reply, platform, wrong(form, { from: fromOn }))
    const wanted = { ...form.value, authorityId: authority.id, fromOn: fromOn.on }
    const outcome = await assignClient(platform, personOf(request), wanted)
    if (outcome === 'assigned') return seeOther(reply, `${clientsPath}?gedaan=verdeeld`)
    const field = outcome.refusal === 'same_person' ? 'person' : 'from'
    const errors = [{ field, message: request.t(`clients.staff.refusal.${outcome.refusal}`) }]
    return sendClients(request, reply, platform, { typed: form.typed, errors })
  })
  web.post(`${clientsPath}/afwezig`, { config }, (request: Asked, reply) => postAway(request, reply, platform))
}

/** The first authority where the reader works. */
async function authorityOf(request: FastifyRequest, { db }: Platform) {
  const [id] = [...authoritiesAs(request.actor, 'officer'), ...authoritiesAs(request.actor, 'client_manager')]
  return db.read(request.actor, (read) => houseById(read, orNotFound(id)))
}

async function sendClients(request: Asked, reply: FastifyReply, platform: Platform, { typed = {}, errors = [] }: Back) {
  const authority = await authorityOf(request, platform)
  const today = localDay(platform.clock.now(), authority.zone)
  const words = (request.query.zoek ?? '').slice(0, 100)
  const page = await platform.db.read(request.actor, async (db) => ({
    clients: await clientsOf(db, [authority.id], fold(words).split(' ').filter(Boolean)),
    assignments: await assignmentsOf(db, authority.id),
    managers: await managersOf(db, authority.id),
    away: (await substitutesFrom(db, today)).filter(({ organisationId }) => organisationId === authority.id),
  }))
  const done = (['verdeeld', 'afwezig'] as const).find((one) => one === request.query.gedaan)
  const status = errors.length > 0 ? 422 : 200
  return sendPage(request, reply, <ClientsPage {...page} {...{ typed, errors, today, done, words }} authorityName={authority.name} />, status) // prettier-ignore
}

async function postAway(request: Asked, reply: FastifyReply, platform: Platform) {
  const authority = await authorityOf(request, platform)
  const form = parseForm(awayForm(request.t), request.body)
  const [fromOn, untilOn] = [dayIn(form.typed, 'first', request.t), dayIn(form.typed, 'last', request.t)]
  if (!form.ok || 'error' in fromOn || 'error' in untilOn)
    return sendClients(request, reply, platform, wrong(form, { first: fromOn, last: untilOn }))
  const managers = await platform.db.read(request.actor, (db) => managersOf(db, authority.id))
  const away = orNotFound(managers.find(({ id }) => id === form.value.personId))
  orNotFound(managers.find(({ id }) => id === form.value.substituteId))
  const mine = away.id === personOf(request).personId
  if (!mine && !authoritiesAs(request.actor, 'officer').includes(authority.id)) {
    const errors = [{ field: 'away', message: request.t('clients.staff.refusal.not_yours') }]
    return sendClients(request, reply, platform, { typed: form.typed, errors })
  }
  const wanted = { ...form.value, personName: away.name, organisationId: authority.id, fromOn: fromOn.on, untilOn: untilOn.on, path: '/werk/toezicht' } // prettier-ignore
  const outcome = await nameSubstitute(
    platform,
    personOf(request),
    wanted,
    localDay(platform.clock.now(), authority.zone),
  )
  if (outcome === 'named') return seeOther(reply, `${clientsPath}?gedaan=afwezig`)
  const errors = [{ field: 'instead', message: request.t(`substitutes.staff.refusal.${outcome.refusal}`) }]
  return sendClients(request, reply, platform, { typed: form.typed, errors })
}

type Day = { readonly on: Temporal.PlainDate } | { readonly error: string }

function dayIn(typed: Typed, field: string, t: Text): Day {
  const on = readDay(dayBoxes(typed, field))
  if (on === 'missing') return { error: t('desk.staff.error.day-missing') }
  return on === 'wrong' ? { error: t('desk.staff.error.day') } : { on }
}

const wrong = (form: ReturnType<typeof parseForm>, days: Readonly<Record<string, Day>>): Back => ({
  typed: form.typed,
  errors: [
    ...(form.ok ? [] : form.errors),
    ...Object.entries(days).flatMap(([field, day]) => ('error' in day ? [{ field, message: day.error }] : [])),
  ],
})
