import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { parseNumber } from '../../../lib/number-code.ts'
import { fold } from '../../../lib/text-fold.ts'
import { parseForm, typedText } from '../../../platform/form.ts'
import { seeOther, sendPage } from '../../../platform/pages.tsx'
import { personOf } from '../../../platform/permissions.ts'
import type { Platform } from '../../../platform/platform.ts'
import { auditView } from '../../../platform/view-audit.ts'
import { coordinatedBy } from '../feedback-permissions.ts'
import { findReaction } from '../reaction-queries.ts'
import { parseWorkTab } from './work-list.ts'
import { WorkListPage } from './work-list-page.tsx'
import { reactionsByName, workCounts, workPage } from './work-list-queries.ts'

const config = { permission: 'feedback.handle' }

export function workRoutes(web: FastifyInstance, platform: Platform): void {
  web.get<{ Querystring: { lijst?: string; blad?: string } }>('/werk/reacties', { config }, async (request, reply) => {
    const tab = parseWorkTab(request.query.lijst)
    const page = Math.min(1000, Math.max(1, Number.parseInt(request.query.blad ?? '1', 10) || 1))
    const who = { personId: personOf(request).personId, houses: coordinatedBy(request.actor) }
    const { found, counts } = await platform.db.read(request.actor, async (db) => ({
      counts: await workCounts(db, who),
      found: await workPage(db, { ...who, tab, page }),
    }))
    auditList(request, reply, platform, { list: tab, shown: found.rows.length })
    const now = platform.clock.now()
    return sendPage(
      request,
      reply,
      <WorkListPage {...{ tab, counts, now, page }} rows={found.rows} more={found.more} />,
    )
  })

  // A form that posts although it changes nothing: the name of a parent must not stand in an address.
  web.post('/werk/reacties/zoeken', { config }, async (request, reply) => {
    const words = typedText(parseForm(z.unknown(), request.body).typed, 'zoek').trim().slice(0, 200)
    const number = parseNumber(words)
    const who = { personId: personOf(request).personId, houses: coordinatedBy(request.actor) }
    const found = number && (await platform.db.read(request.actor, (db) => findReaction(db, { number })))
    if (found) return seeOther(reply, `/werk/reacties/${found.number}`)
    const { rows, counts } = await platform.db.read(request.actor, async (db) => ({
      counts: await workCounts(db, who),
      rows: await reactionsByName(db, fold(words).split(' ').filter(Boolean)),
    }))
    auditList(request, reply, platform, { list: 'zoeken', shown: rows.length })
    const now = platform.clock.now()
    return sendPage(
      request,
      reply,
      <WorkListPage {...{ tab: 'mij', counts, now, rows, words }} page={1} more={false} />,
    )
  })
}

/** Names stand in a list too, so looking at it is written down: which list and how many, not whom. */
function auditList(
  request: FastifyRequest,
  reply: FastifyReply,
  platform: Platform,
  details: { list: string; shown: number },
): void {
  auditView(request, reply, platform, { action: 'feedback.list_viewed', subjectKind: 'list', subjectId: null, details })
}
