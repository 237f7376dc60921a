import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { openingOf } from '../../../lib/actor.ts'
import { localDay } from '../../../lib/days.ts'
import { parseId } from '../../../lib/ids.ts'
import { parseNumber } from '../../../lib/number-code.ts'
import { orNotFound } from '../../../platform/errors.ts'
import { parseForm } from '../../../platform/form.ts'
import { seeOther, sendPage } from '../../../platform/pages.tsx'
import { personOf } from '../../../platform/permissions.ts'
import type { Platform } from '../../../platform/platform.ts'
import { auditView } from '../../../platform/view-audit.ts'
import { fileOf } from '../evidence-queries.ts'
import { sendFile } from '../file-routes.ts'
import { judgementContent } from '../judge/judge-queries.ts'
import { findReaction } from '../reaction-queries.ts'
import { sentJudgement } from '../step-facts.ts'
import { openWithReason } from './open-actions.ts'
import { openForm } from './open-form.ts'
import { OpenPage, OpenedPage } from './open-page.tsx'

const config = { permission: 'feedback.open_with_reason' }
// Guessing numbers is noticed in the log, and slow.
const fewTries = { ...config, rateLimit: { max: 20, timeWindow: '1 minute' } }

interface Numbered {
  Params: { number: string }
}
type NumberedRequest = FastifyRequest<Numbered>

/** Looking with a reason: one page to ask, one to read. Nothing can be done there. */
export function openRoutes(web: FastifyInstance, platform: Platform): void {
  web.get('/werk/reacties/inzage', { config }, (request, reply) =>
    sendPage(request, reply, <OpenPage typed={{}} errors={[]} />),
  )
  web.post('/werk/reacties/inzage', { config: fewTries }, async (request, reply) => {
    const form = parseForm(openForm(request.t), request.body)
    if (!form.ok) return sendPage(request, reply, <OpenPage typed={form.typed} errors={form.errors} />, 422)
    const outcome = await openWithReason(platform, personOf(request), form.value)
    if (outcome === 'ordinary') return seeOther(reply, `/werk/reacties/${form.value.number}`)
    if (outcome === 'opened') return seeOther(reply, `/werk/reacties/${form.value.number}/inzage`)
    const errors = [{ field: 'number', message: request.t('open.staff.error.unknown') }]
    return sendPage(request, reply, <OpenPage typed={form.typed} errors={errors} />, 422)
  })
  web.get<Numbered>('/werk/reacties/:number/inzage', { config }, (request, reply) =>
    sendOpened(request, reply, platform),
  )
  web.get<{ Params: { number: string; id: string } }>(
    '/werk/reacties/:number/inzage/:id',
    { config },
    async (request, reply) => {
      const { found } = await openedOf(request, platform)
      const id = orNotFound(parseId(request.params.id))
      const file = orNotFound(await platform.db.read(request.actor, (db) => fileOf(db, found.id, id)))
      auditOpened(request, reply, platform, found, 'feedback.file_viewed')
      return sendFile(reply, file)
    },
  )
}

/** @throws NotFound where no reason holds: not asked for, over, or never his */
async function openedOf({ actor, params }: NumberedRequest, { db }: Platform) {
  const number = orNotFound(parseNumber(params.number))
  const found = orNotFound(await db.read(actor, (read) => findReaction(read, { number })))
  return { found, opening: orNotFound(openingOf(actor, [found.id])) }
}

async function sendOpened(request: NumberedRequest, reply: FastifyReply, platform: Platform) {
  const { found, opening } = await openedOf(request, platform)
  const sent = sentJudgement(found)
  const judgement = sent && (await platform.db.read(request.actor, (db) => judgementContent(db, sent.id)))
  const today = localDay(platform.clock.now(), found.holder.zone)
  auditOpened(request, reply, platform, found, 'feedback.viewed')
  return sendPage(request, reply, <OpenedPage reaction={found} {...{ opening, judgement, today }} />)
}

const auditOpened = (
  request: FastifyRequest,
  reply: FastifyReply,
  platform: Platform,
  { id, holder }: { readonly id: string; readonly holder: { readonly id: string } },
  action: string,
) => auditView(request, reply, platform, { action, subjectKind: 'reaction', subjectId: id, organisationId: holder.id })
