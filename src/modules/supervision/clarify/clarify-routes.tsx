import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { parseId } from '../../../lib/ids.ts'
import { orNotFound } from '../../../platform/errors.ts'
import { parseForm } from '../../../platform/form.ts'
import { seeOther, sendPage } from '../../../platform/pages.tsx'
import type { Platform } from '../../../platform/platform.ts'
import { auditView } from '../../../platform/view-audit.ts'
import { clarificationPath } from '../paths.ts'
import { clarify } from './clarify-actions.ts'
import { answerForm } from './clarify-form.ts'
import { ClarificationPage, ClarificationsPage } from './clarify-page.tsx'
import { type Clarification, clarificationsAsked, findClarification } from './clarify-queries.ts'

const config = { permission: 'supervision.clarify' }
type OneRequest = FastifyRequest<{ Params: { id: string }; Querystring: { gedaan?: string } }>

/** The side of the organiser: what the authority asks, and the answer. */
export function clarifyRoutes(web: FastifyInstance, platform: Platform): void {
  const { db } = platform
  const oneOf = async (request: OneRequest): Promise<Clarification> => {
    const id = orNotFound(parseId(request.params.id))
    return orNotFound(await db.read(request.actor, (read) => findClarification(read, id)))
  }
  web.get('/werk/toelichting', { config }, async (request, reply) => {
    const asked = await db.read(request.actor, clarificationsAsked)
    auditAsked(request, reply, platform, asked)
    return sendPage(request, reply, <ClarificationsPage asked={asked} zone={request.site.zone} />)
  })
  web.get('/werk/toelichting/:id', { config }, async (request: OneRequest, reply) => {
    const asked = await oneOf(request)
    auditAsked(request, reply, platform, [asked])
    return sendPage(request, reply, <ClarificationPage asked={asked} sent={request.query.gedaan !== undefined} />)
  })
  web.post('/werk/toelichting/:id', { config }, async (request: OneRequest, reply) => {
    const asked = await oneOf(request)
    const form = parseForm(answerForm(request.t), request.body)
    const { typed } = form
    if (!form.ok) return sendPage(request, reply, <ClarificationPage {...{ asked, typed }} errors={form.errors} />, 422)
    const told = await clarify(platform, request.actor, asked.id, form.value.answer)
    const now = await oneOf(request)
    // After a double click this very answer is there.
    if (told || now.answer === form.value.answer) return seeOther(reply, `${clarificationPath(asked.id)}?gedaan=1`)
    return sendPage(request, reply, <ClarificationPage asked={now} tooLate typed={typed} />, 409)
  })
}

const auditAsked = (
  request: FastifyRequest,
  reply: FastifyReply,
  platform: Platform,
  asked: readonly { readonly id: string }[],
) =>
  auditView(request, reply, platform, {
    action: 'supervision.clarification_viewed',
    subjectKind: 'clarification',
    subjectId: null,
    about: asked.map(({ id }) => id),
  })
