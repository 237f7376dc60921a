import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { localDay } from '../../../lib/days.ts'
import { longDay } from '../../../lib/format.ts'
import { parseId } from '../../../lib/ids.ts'
import { orNotFound } from '../../../platform/errors.ts'
import { type FieldError, parseForm, type Typed, typedText } from '../../../platform/form.ts'
import { seeOther, sendPage } from '../../../platform/pages.tsx'
import { personOf } from '../../../platform/permissions.ts'
import type { Platform } from '../../../platform/platform.ts'
import { newId } from '../../../platform/tokens.ts'
import { coordinatedBy } from '../feedback-permissions.ts'
import { housesAmong } from '../procedure/house-queries.ts'
import type { Reaction } from '../reaction-queries.ts'
import { dropTemplate, keepTemplate } from './template-actions.ts'
import { templateForm } from './template-form.ts'
import { type Template, templatesOf } from './template-queries.ts'
import { TemplatesPage, templatesPath } from './templates-page.tsx'
import { filled, type KnownPlaces } from './unfilled.ts'

const config = { permission: 'feedback.set_procedure' }

type Asked = FastifyRequest<{ Querystring: { huis?: string; sjabloon?: string; bewaard?: string } }>

/** Where the coordinators of a house keep its templates. */
export function templatesRoutes(web: FastifyInstance, platform: Platform): void {
  web.get(templatesPath, { config }, (request: Asked, reply) =>
    sendTemplates(request, reply, platform, { slug: request.query.huis, id: request.query.sjabloon }),
  )

  web.post(templatesPath, { config }, async (request: Asked, reply) => {
    const body = parseForm(z.unknown(), request.body).typed
    const slug = typedText(body, 'huis')
    const { house, templates } = await choiceOf(request, platform, slug)
    const back = () => seeOther(reply, `${templatesPath}?huis=${slug}&bewaard=1`)
    const removed = parseId(typedText(body, 'weg'))
    if (removed) {
      await dropTemplate(platform, personOf(request), house.id, removed)
      return back()
    }
    const id = typedText(body, 'sjabloon')
    const form = parseForm(templateForm(request.t), request.body)
    if (!form.ok) return sendTemplates(request, reply, platform, { slug, id, ...form })
    const { name, language, template_words: words } = form.value
    const known = templates.find((one) => one.id === id)
    await keepTemplate(platform, personOf(request), house.id, { id: known?.id ?? newId(), name, language, words })
    return back()
  })
}

/** @throws NotFound for a house that this person does not coordinate */
async function choiceOf(request: FastifyRequest, { db }: Platform, slug: string | undefined) {
  const houses = await housesAmong(db.published, coordinatedBy(request.actor))
  const house = orNotFound(slug === undefined ? houses[0] : houses.find((one) => one.slug === slug))
  return { houses, house, templates: await db.read(request.actor, (read) => templatesOf(read, house.id)) }
}

interface Wanted {
  readonly slug: string | undefined
  readonly id: string | undefined
  readonly typed?: Typed
  readonly errors?: readonly FieldError[]
}

async function sendTemplates(
  request: Asked,
  reply: FastifyReply,
  platform: Platform,
  { slug, id, typed = {}, errors = [] }: Wanted,
) {
  const choice = await choiceOf(request, platform, slug)
  const changing = choice.templates.find((one) => one.id === id)
  const page = { ...choice, changing, typed, errors, saved: request.query.bewaard === '1' }
  return sendPage(request, reply, <TemplatesPage {...page} />, errors.length > 0 ? 422 : 200)
}

const boxes = ['tell', 'ask', 'answer', 'advice'] as const

/** What stands in the box when somebody begins with a template: filled in as far as the dossier knows. */
export function typedFrom(
  { sjabloon, voor }: { sjabloon?: string | undefined; voor?: string | undefined },
  { reaction, templates, now }: { reaction: Reaction; templates: readonly Template[]; now: Temporal.Instant },
): Typed {
  const box = boxes.find((one) => one === voor)
  const template = templates.find(({ id }) => id === sjabloon)
  if (!box || !template) return {}
  const { contactName, handler, standIn, holder, number, location } = reaction
  const known: KnownPlaces = {
    naam: contactName,
    datum: longDay(localDay(now, holder.zone), template.language),
    behandelaar: (standIn ?? handler)?.name ?? '[behandelaar]',
    nummer: number,
    opvang: location?.name ?? '[opvang]',
    organisatie: holder.name,
  }
  return { [`${box}_words`]: filled(template.words, known) }
}
