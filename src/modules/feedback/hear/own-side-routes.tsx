import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { parseId } from '../../../lib/ids.ts'
import { orNotFound } from '../../../platform/errors.ts'
import { parseForm } from '../../../platform/form.ts'
import { seeOther, sendPage } from '../../../platform/pages.tsx'
import type { Platform } from '../../../platform/platform.ts'
import { auditView } from '../../../platform/view-audit.ts'
import { mediationsOfOrganiser } from '../mediate/mediation-queries.ts'
import { OwnMediations } from '../mediate/organiser-page.tsx'
import { wordsIn } from '../step-form.ts'
import { tellOwnSide } from './hear-actions.ts'
import { inquiriesAsked, inquiryAsked } from './hear-queries.ts'
import { OwnSidePage, OwnSidesPage } from './own-side-page.tsx'

const config = { permission: 'feedback.tell_own_side' }

/** The side of a location: what it is asked, and its answer. */
export function ownSideRoutes(web: FastifyInstance, platform: Platform): void {
  const { db } = platform
  web.get('/werk/wederhoor', { config }, async (request, reply) => {
    const asked = await db.read(request.actor, inquiriesAsked)
    auditSide(request, reply, platform, asked)
    const mediations = await db.read(request.actor, mediationsOfOrganiser)
    return sendPage(
      request,
      reply,
      <OwnSidesPage asked={asked} zone={request.site.zone}>
        <OwnMediations found={mediations} />
      </OwnSidesPage>,
    )
  })
  web.get<{ Params: { id: string }; Querystring: { gedaan?: string } }>(
    '/werk/wederhoor/:id',
    { config },
    async (request, reply) => {
      const id = orNotFound(parseId(request.params.id))
      const asked = orNotFound(await db.read(request.actor, (read) => inquiryAsked(read, id)))
      auditSide(request, reply, platform, [asked])
      return sendPage(request, reply, <OwnSidePage asked={asked} sent={request.query.gedaan !== undefined} />)
    },
  )
  web.post<{ Params: { id: string } }>('/werk/wederhoor/:id', { config }, async (request, reply) => {
    const id = orNotFound(parseId(request.params.id))
    const asked = orNotFound(await db.read(request.actor, (read) => inquiryAsked(read, id)))
    const { t } = request
    const form = parseForm(
      z.object({ answer: wordsIn(t).pipe(z.string().min(1, t('feedback.error.words'))) }),
      request.body,
    )
    if (!form.ok)
      return sendPage(request, reply, <OwnSidePage asked={asked} typed={form.typed} errors={form.errors} />, 422)
    const told = await tellOwnSide(platform, request.actor, id, form.value.answer)
    const now = orNotFound(await db.read(request.actor, (read) => inquiryAsked(read, id)))
    // After a double click this very answer is there.
    if (told || now.answer === form.value.answer) return seeOther(reply, `/werk/wederhoor/${id}?gedaan=1`)
    return sendPage(request, reply, <OwnSidePage asked={now} tooLate typed={form.typed} />, 409)
  })
}

/** What a location is asked tells of what somebody said, though not who. */
const auditSide = (
  request: FastifyRequest,
  reply: FastifyReply,
  platform: Platform,
  asked: readonly { readonly id: string }[],
) =>
  auditView(request, reply, platform, {
    action: 'feedback.side_viewed',
    subjectKind: 'inquiry',
    subjectId: null,
    about: asked.map(({ id }) => id),
  })
