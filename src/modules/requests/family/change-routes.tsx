import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { localDay } from '../../../lib/days.ts'
import { orNotFound } from '../../../platform/errors.ts'
import { type FieldError, parseForm, type Typed, typedText } from '../../../platform/form.ts'
import { seeOther, sendPage } from '../../../platform/pages.tsx'
import type { Platform } from '../../../platform/platform.ts'
import { contactForm, daysForm, startForm } from '../ask/ask-form.ts'
import type { Case } from '../case-queries.ts'
import { changeRequest, type Wish } from './change-actions.ts'
import { ChangePage } from './change-page.tsx'
import { type OwnFamily, ownFamily, shownChild } from './family-queries.ts'
import { done } from './family-routes.tsx'
import { type ChangeTopic, changeTopics } from './status-beside-page.tsx'

const config = { permission: 'requests.come_back' }

interface Topic {
  Params: { wat: string }
  Querystring: { kind?: string }
}

/** What a family changes itself: days, start, how it is reached, and the order of its places. */
export function changeRoutes(web: FastifyInstance, platform: Platform): void {
  web.get<Topic>('/aanvraag/wijzigen/:wat', { config }, async (request, reply) => {
    const topic = topicOf(request)
    const own = await ownFamily(platform, request.actor)
    if (!own) return seeOther(reply, '/aanvraag/link')
    const of = shownChild(own.family, request.query.kind ?? '1')
    return sendForm(request, reply, platform, { own, of, topic, typed: typedFrom(of) })
  })
  web.post<Topic>('/aanvraag/wijzigen/:wat', { config }, (request, reply) => change(request, reply, platform))
  web.post('/aanvraag/volgorde', { config }, (request, reply) => order(request, reply, platform))
}

const topicOf = ({ params }: FastifyRequest<Topic>): ChangeTopic =>
  orNotFound(changeTopics.find((topic) => topic === params.wat))

interface Shown {
  readonly own: OwnFamily
  readonly of: Case
  readonly topic: ChangeTopic
  readonly typed: Typed
  readonly errors?: readonly FieldError[]
  readonly overtaken?: boolean
}

function sendForm(request: FastifyRequest, reply: FastifyReply, { clock }: Platform, shown: Shown) {
  const { own, of, topic, typed, errors = [], overtaken = false } = shown
  const today = localDay(clock.now(), of.desk.zone)
  const page = { topic, family: own.family, own: of, today, typed, errors, overtaken }
  return sendPage(request, reply, <ChangePage {...page} />, errors.length > 0 ? 422 : overtaken ? 409 : 200)
}

/** As it stands, in the fields of the forms. */
export function typedFrom(of: Case): Typed {
  const { startOn, birth } = of
  const born = 'bornOn' in birth ? birth.bornOn : birth.expectedOn
  const whole = (day: string) => of.halfDays.includes(`${day}-am`) && of.halfDays.includes(`${day}-pm`)
  const days = [...new Set(of.halfDays.map((half) => half.slice(0, 3)))].filter(whole)
  return {
    ...partsOf('birth', born),
    ...partsOf('start', startOn),
    start_flexible: of.startFlexible,
    days,
    half_days: of.halfDays.filter((half) => !days.includes(half.slice(0, 3))),
    days_flexible: of.daysFlexible,
    contact_name: of.contactName,
    contact_email: of.contactEmail ?? '',
    contact_phone: of.contactPhone ?? '',
    contact_address: of.contactAddress ?? '',
    preferred_way: of.preferredWay ?? '',
    language: of.language,
    remarks: '',
  }
}

const partsOf = (name: string, { day, month, year }: Temporal.PlainDate) => ({
  [`${name}_day`]: String(day),
  [`${name}_month`]: String(month),
  [`${name}_year`]: String(year),
})

async function change(request: FastifyRequest<Topic>, reply: FastifyReply, platform: Platform) {
  const topic = topicOf(request)
  const { typed } = parseForm(z.unknown(), request.body)
  const own = await ownFamily(platform, request.actor)
  if (!own) return seeOther(reply, '/aanvraag/link')
  const of = shownChild(own.family, request.query.kind ?? '1')
  const { birth_day, birth_month, birth_year } = typedFrom(of)
  // Held against the birthday that stands in the request, whatever is sent along.
  const given = { ...typed, kinderen: '1', birth_day, birth_month, birth_year }
  const today = localDay(platform.clock.now(), of.desk.zone)
  const form = parseForm(wishForm(topic, { t: request.t, today }, typedText(typed, 'allen') === 'yes'), given)
  if (!form.ok) return sendForm(request, reply, platform, { own, of, topic, typed, errors: form.errors })
  const outcome = await changeRequest(platform, own.actor, {
    familyId: own.actor.caseId,
    requestId: of.id,
    version: Number(typedText(typed, 'versie')),
    wish: form.value,
  })
  if (outcome === 'done') return seeOther(reply, done(own, of, 'gewijzigd'))
  if (outcome === 'closed') return seeOther(reply, '/aanvraag')
  const now = (await ownFamily(platform, request.actor)) ?? own
  const fresh = now.family.find(({ id }) => id === of.id) ?? of
  return sendForm(request, reply, platform, { own: now, of: fresh, topic, typed, overtaken: true })
}

/** What is asked on one page of changes, read. */
export function wishForm(topic: ChangeTopic, context: Parameters<typeof daysForm>[0], all: boolean): z.ZodType<Wish> {
  switch (topic) {
    case 'dagen':
      return daysForm(context).transform((days) => ({ what: 'days', ...days, all }))
    case 'start':
      return startForm(context).transform((start) => ({ what: 'start', ...start, all }))
    case 'gegevens':
      return contactForm(context).transform(({ remarks: _kept, ...contact }) => ({ what: 'contact', ...contact }))
  }
}

/** One place up or down. */
async function order(request: FastifyRequest, reply: FastifyReply, platform: Platform) {
  const { typed } = parseForm(z.unknown(), request.body)
  const own = await ownFamily(platform, request.actor)
  if (!own) return seeOther(reply, '/aanvraag/link')
  const choiceId = typedText(typed, 'keuze')
  const of = orNotFound(own.family.find(({ choices }) => choices.some(({ id }) => id === choiceId)))
  const by = typedText(typed, 'naar') === 'hoger' ? -1 : 1
  await changeRequest(platform, own.actor, {
    familyId: own.actor.caseId,
    requestId: of.id,
    version: Number(typedText(typed, 'versie')),
    wish: { what: 'order', choiceId, by },
  })
  // Also when somebody was faster: the page shows the order as it is now.
  return seeOther(reply, done(own, of, 'volgorde'))
}
