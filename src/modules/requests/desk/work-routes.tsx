import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { parseNumber } from '../../../lib/number-code.ts'
import { fold } from '../../../lib/text-fold.ts'
import { parseForm, typedText } from '../../../platform/form.ts'
import { seeOther, sendPage } from '../../../platform/pages.tsx'
import type { Platform } from '../../../platform/platform.ts'
import { auditView } from '../../../platform/view-audit.ts'
import { parseUrgent } from '../asked.ts'
import { findCaseByNumber } from '../case-queries.ts'
import { desksOf } from '../request-permissions.ts'
import { parseCursor, parseTab, workAddress, writeCursor, type WorkTab } from './work-list.ts'
import { FoundPage, WorkListPage } from './work-list-page.tsx'
import { requestsByName, workCounts, workPage, workPageSize, type WorkRow } from './work-list-queries.ts'

const config = { permission: 'requests.handle' }

export function workRoutes(web: FastifyInstance, platform: Platform): void {
  web.get<{ Querystring: { lijst?: string; na?: string; van?: string; snel?: string } }>(
    '/werk',
    { config },
    async (request, reply) => {
      const tab = parseTab(request.query.lijst)
      const after = parseCursor(request.query.na)
      const deskIds = desksOf(request.actor)
      const mine = request.query.van === 'mij'
      const officerId = mine && request.actor.kind === 'person' ? request.actor.personId : undefined
      const urgent = parseUrgent(request.query.snel)
      const here = workAddress({ tab, mine, urgent })
      const { page, counts } = await platform.db.read(request.actor, async (db) => ({
        counts: await workCounts(db, { deskIds, officerId, urgent }),
        page: await workPage(db, { deskIds, tab, after, officerId, urgent }),
      }))
      auditList(request, reply, platform, tab, page.rows)
      const last = page.more ? page.rows.at(-1) : undefined
      return sendPage(
        request,
        reply,
        <WorkListPage
          tab={tab}
          rows={page.rows}
          counts={counts}
          mine={mine}
          urgent={urgent}
          now={platform.clock.now()}
          first={after ? here : null}
          next={last ? `${here}&na=${cursorAt(tab, last)}` : null}
        />,
      )
    },
  )

  // A form that posts although it changes nothing: the name of a child must not stand in an address.
  web.post('/werk/zoeken', { config }, async (request, reply) => {
    const words = typedText(parseForm(z.unknown(), request.body).typed, 'zoek').trim().slice(0, 200)
    const number = parseNumber(words)
    const { actor } = request
    const found = number && (await platform.db.read(actor, (db) => findCaseByNumber(db, number)))
    if (found) return seeOther(reply, `/werk/aanvragen/${found.number}`)
    const folded = fold(words).split(' ').filter(Boolean)
    const rows = await platform.db.read(actor, (db) => requestsByName(db, desksOf(actor), folded))
    auditList(request, reply, platform, 'zoeken', rows)
    return sendPage(
      request,
      reply,
      <FoundPage words={words} rows={rows} more={rows.length === workPageSize} now={platform.clock.now()} />,
    )
  })
}

/** Names of children stand in a list too, so looking at it is written down: which list, and which choices stood in it. */
function auditList(
  request: FastifyRequest,
  reply: FastifyReply,
  platform: Platform,
  list: string,
  rows: readonly { readonly choiceId: string }[],
): void {
  auditView(request, reply, platform, {
    action: 'requests.list_viewed',
    subjectKind: 'list',
    subjectId: null,
    about: rows.map(({ choiceId }) => choiceId),
    organisationId: desksOf(request.actor)[0] ?? null,
    details: { list, shown: rows.length },
  })
}

const cursorAt = (tab: WorkTab, { dueOn, changedAt, choiceId }: WorkRow): string =>
  writeCursor({ place: (tab === 'klaar' ? changedAt : (dueOn ?? changedAt)).toString(), choiceId })
