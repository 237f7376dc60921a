import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { localDay } from '../../../lib/days.ts'
import { parseId } from '../../../lib/ids.ts'
import { orNotFound } from '../../../platform/errors.ts'
import { type FieldError, parseForm, type Typed, typedText } from '../../../platform/form.ts'
import { seeOther, sendPage } from '../../../platform/pages.tsx'
import type { Platform } from '../../../platform/platform.ts'
import { auditView } from '../../../platform/view-audit.ts'
import { sendFile } from '../file-routes.ts'
import { ownReaction } from '../follow/own-reaction-queries.ts'
import { LostLinkPage } from '../follow/link-page.tsx'
import { sendStatus } from '../follow/status-routes.tsx'
import { sideForm } from './mediate-form.ts'
import { sayAsSide, type Saying } from './mediation-actions.ts'
import { type Mediation, mediationOf, mediationOfOrganiser, printedRecord } from './mediation-queries.ts'
import { OrganiserMediationPage, organiserPath } from './organiser-page.tsx'

/** The two sides of a mediation, each at its own page. */
export function sideRoutes(web: FastifyInstance, platform: Platform): void {
  parentRoutes(web, platform)
  organiserRoutes(web, platform)
}

const parent = { permission: 'feedback.come_back' }
const organiser = { permission: 'feedback.tell_own_side' }

function parentRoutes(web: FastifyInstance, platform: Platform): void {
  web.post('/mijn-reactie/bemiddeling', { config: parent }, async (request, reply) => {
    const form = parseForm(sideForm(request.t), request.body)
    const found = await ownReaction(platform, request.actor)
    if (!found) return sendPage(request, reply, <LostLinkPage unsent={typedText(form.typed, 'mediation_words')} />, 401)
    if (!form.ok) return sendStatus(request, reply, platform, found, form, 422)
    const { actor, own } = found
    const mediation = orNotFound(await platform.db.read(actor, (db) => mediationOf(db, own.id)))
    const came = await sayOn(request, platform, mediation, { ...form.value, side: 'parent' })
    if (came === 'done') return seeOther(reply, '/mijn-reactie?gedaan=bemiddeling')
    const { typed } = form
    return 'errors' in came
      ? sendStatus(request, reply, platform, found, { typed, ...came }, 422)
      : sendStatus(request, reply, platform, found, { typed, ...came }, 409)
  })
  web.get('/mijn-reactie/bemiddeling/afspraken.pdf', { config: parent }, async (request, reply) => {
    const { actor, own } = orNotFound(await ownReaction(platform, request.actor))
    const mediation = orNotFound(await platform.db.read(actor, (db) => mediationOf(db, own.id)))
    return sendRecord(request, reply, platform, mediation)
  })
}

interface Identified {
  Params: { id: string }
}

function organiserRoutes(web: FastifyInstance, platform: Platform): void {
  const here = '/werk/wederhoor/bemiddeling/:id'
  web.get<Identified & { Querystring: { gedaan?: string } }>(here, { config: organiser }, async (request, reply) => {
    const mediation = await mediationAt(request, platform)
    auditView(request, reply, platform, {
      action: 'feedback.mediation_viewed',
      subjectKind: 'mediation',
      subjectId: mediation.id,
      organisationId: mediation.holder.id,
    })
    return sendSide(request, reply, platform, mediation, { sent: request.query.gedaan !== undefined })
  })
  web.post<Identified>(here, { config: organiser }, async (request, reply) => {
    const mediation = await mediationAt(request, platform)
    const form = parseForm(sideForm(request.t), request.body)
    if (!form.ok) return sendSide(request, reply, platform, mediation, form, 422)
    const came = await sayOn(request, platform, mediation, { ...form.value, side: 'organiser' })
    if (came === 'done') return seeOther(reply, `${organiserPath(mediation.id)}?gedaan=1`)
    const { typed } = form
    const now = await mediationAt(request, platform)
    return sendSide(request, reply, platform, now, { typed, ...came }, 'errors' in came ? 422 : 409)
  })
  web.get<Identified>(`${here}/afspraken.pdf`, { config: organiser }, async (request, reply) => {
    const mediation = await mediationAt(request, platform)
    return sendRecord(request, reply, platform, mediation)
  })
}

/** @throws NotFound where it is not there for who asks; who handles the question has a page of his own */
async function mediationAt({ actor, params }: FastifyRequest<Identified>, { db }: Platform): Promise<Mediation> {
  const id = orNotFound(parseId(params.id))
  return orNotFound(await db.read(actor, (read) => mediationOfOrganiser(read, id)))
}

async function sayOn(request: FastifyRequest, platform: Platform, { id }: Mediation, saying: Saying) {
  const outcome = await sayAsSide(platform, request.actor, id, saying)
  if (outcome === 'done') return outcome
  if (outcome.refusal !== 'words_missing') return { changed: true }
  return { errors: [{ field: 'mediation_words', message: request.t('mediate.error.change') }] }
}

/** What was agreed, as a document. @throws NotFound before both agreed, and until it is printed */
export async function sendRecord(
  { actor }: FastifyRequest,
  reply: FastifyReply,
  { db }: Platform,
  mediation: Mediation,
): Promise<FastifyReply> {
  const agreed = orNotFound(mediation.state === 'agreed' ? mediation : undefined)
  const bytes = orNotFound(await db.read(actor, (read) => printedRecord(read, agreed)))
  return sendFile(reply, { name: `afspraken-${mediation.number}.pdf`, mediaType: 'application/pdf', bytes })
}

interface Shown {
  readonly typed?: Typed
  readonly errors?: readonly FieldError[]
  readonly sent?: boolean
  readonly changed?: boolean
}

function sendSide(
  request: FastifyRequest,
  reply: FastifyReply,
  platform: Platform,
  mediation: Mediation,
  { typed = {}, errors = [], ...shown }: Shown,
  status = 200,
) {
  const today = localDay(platform.clock.now(), mediation.holder.zone)
  return sendPage(
    request,
    reply,
    <OrganiserMediationPage {...{ mediation, today, typed, errors }} {...shown} />,
    status,
  )
}
