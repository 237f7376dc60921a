import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { parseId } from '../../../lib/ids.ts'
import { orNotFound } from '../../../platform/errors.ts'
import { parseForm } from '../../../platform/form.ts'
import { seeOther, sendPage } from '../../../platform/pages.tsx'
import type { Platform } from '../../../platform/platform.ts'
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
    if (await tellOwnSide(platform, request.actor, id, form.value.answer)) {
      return seeOther(reply, `/werk/wederhoor/${id}?gedaan=1`)
    }
    return sendPage(request, reply, <OwnSidePage asked={asked} tooLate typed={form.typed} />, 409)
  })
}
