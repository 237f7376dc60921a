import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { parseId } from '../../../lib/ids.ts'
import { parseNumber } from '../../../lib/number-code.ts'
import { localDay } from '../../../lib/days.ts'
import { fold } from '../../../lib/text-fold.ts'
import type { Read } from '../../../platform/database.ts'
import { type FieldError, parseForm, type Typed, typedText } from '../../../platform/form.ts'
import { seeOther, sendPage } from '../../../platform/pages.tsx'
import { personOf } from '../../../platform/permissions.ts'
import type { Platform } from '../../../platform/platform.ts'
import { auditView } from '../../../platform/view-audit.ts'
import { countArrivals } from '../arrive/arrival-queries.ts'
import { coordinatedBy } from '../feedback-permissions.ts'
import { handoversAsked } from '../handover/handover-queries.ts'
import { findReaction } from '../reaction-queries.ts'
import { assignTogether, type Line } from './bulk-actions.ts'
import { bulkPath, isNew, lineField } from './bulk-page.tsx'
import { type Colleague, handlersOf } from './colleague-queries.ts'
import { openTasksOf } from '../tasks/task-queries.ts'
import { strictElsewhere } from '../strict/strict-queries.ts'
import { parseWorkTab, type WorkTab } from './work-list.ts'
import { WorkListPage } from './work-list-page.tsx'
import { reactionsByName, workCounts, workPage } from './work-list-queries.ts'

const config = { permission: 'feedback.handle' }

type Back = { readonly typed?: Typed; readonly errors?: readonly FieldError[]; readonly assigned?: number | undefined }

export function workRoutes(web: FastifyInstance, platform: Platform): void {
  web.get<{ Querystring: ListAsked }>('/werk/reacties', { config }, (request, reply) => {
    const assigned = /^\d{1,2}$/.exec(request.query.toegewezen ?? '')?.[0]
    const list = { tab: parseWorkTab(request.query.lijst), page: pageIn(request.query.blad) }
    return sendList(request, reply, platform, list, { assigned: assigned ? Number(assigned) : undefined })
  })

  // Several new ones to one handler: all of them or none.
  web.post(bulkPath, { config }, async (request, reply) => {
    const { typed } = parseForm(z.unknown(), request.body)
    const back = (errors: readonly FieldError[]) =>
      sendList(request, reply, platform, { tab: 'mij', page: 1 }, { typed, errors }, 422)
    const lines = linesIn(typed)
    const handler = parseId(typedText(typed, 'handler'))
    const missing = [
      ...(handler ? [] : [{ field: 'handler', message: request.t('desk.staff.error.handler') }]),
      ...(lines.length > 0 ? [] : [{ field: '', message: request.t('desk.staff.bulk.none') }]),
    ]
    if (!handler || lines.length === 0) return back(missing)
    const outcome = await assignTogether(platform, personOf(request), lines, handler)
    if ('assigned' in outcome) return seeOther(reply, `/werk/reacties?toegewezen=${outcome.assigned}`)
    const numberOf = (id: string) => lines.find((line) => line.id === id)?.number ?? ''
    return back(
      outcome.refused.map(({ id, why }) => ({
        field: lineField(numberOf(id)),
        message: request.t('desk.staff.bulk.refused', {
          number: numberOf(id),
          why: request.t(`desk.staff.refusal.${why}`),
        }),
      })),
    )
  })

  // A form that posts although it changes nothing: the name of a parent must not stand in an address.
  web.post('/werk/reacties/zoeken', { config }, async (request, reply) => {
    const words = typedText(parseForm(z.unknown(), request.body).typed, 'zoek').trim().slice(0, 200)
    const number = parseNumber(words)
    const who = whoAsks(request, platform)
    const found = number && (await platform.db.read(request.actor, (db) => findReaction(db, { number })))
    if (found) return seeOther(reply, `/werk/reacties/${found.number}`)
    const { rows, counts, strict } = await platform.db.read(request.actor, async (db) => ({
      strict: (await strictElsewhere(db)).filter((one) => one.number === number),
      counts: await workCounts(db, who),
      rows: await reactionsByName(db, fold(words).split(' ').filter(Boolean)),
    }))
    auditList(request, reply, platform, 'zoeken', rows)
    const now = platform.clock.now()
    return sendPage(
      request,
      reply,
      <WorkListPage {...{ tab: 'mij', counts, now, rows, words, strict }} page={1} more={false} />,
    )
  })
}

interface ListAsked {
  readonly lijst?: string
  readonly blad?: string
  readonly toegewezen?: string
}

const pageIn = (typed: string | undefined) => Math.min(1000, Math.max(1, Number.parseInt(typed ?? '1', 10) || 1))

/** The ticked lines of the list, each with the version that was shown. */
const linesIn = (typed: Typed): (Line & { readonly number: string })[] =>
  Object.keys(typed).flatMap((field) => {
    const number = field.startsWith(lineField('')) ? parseNumber(field.slice(lineField('').length)) : undefined
    const [id, version] = typedText(typed, field).split('.')
    const known = parseId(id ?? '')
    return number && known ? [{ number, id: known, version: Number(version) }] : []
  })

const whoAsks = (request: FastifyRequest, { clock }: Platform) => ({
  personId: personOf(request).personId,
  houses: coordinatedBy(request.actor),
  today: localDay(clock.now(), request.site.zone),
})

async function sendList(
  request: FastifyRequest,
  reply: FastifyReply,
  platform: Platform,
  { tab, page }: { readonly tab: WorkTab; readonly page: number },
  { typed = {}, errors = [], assigned }: Back,
  status = 200,
) {
  const who = whoAsks(request, platform)
  const { houses } = who
  const { found, counts, handlers, tasks, handovers, post, strict } = await platform.db.read(
    request.actor,
    async (db) => {
      const counted = await workCounts(db, who)
      const rows = await workPage(db, { ...who, tab, page })
      const offers = tab === 'mij' && houses.length > 0 && rows.rows.some(isNew)
      const own = tab === 'mij' ? await openTasksOf(db, who.personId) : []
      return {
        counts: counted,
        tasks: own,
        handovers: tab === 'mij' ? await handoversAsked(db, houses) : [],
        strict: tab === 'lopend' && page === 1 ? await strictElsewhere(db) : [],
        post: await postToShow(db, platform),
        found: rows,
        handlers: offers ? await colleaguesOfAll(db, houses) : undefined,
      }
    },
  )
  auditList(request, reply, platform, tab, found.rows)
  const now = platform.clock.now()
  const bulk = handlers && { handlers, typed, errors }
  return sendPage(
    request,
    reply,
    <WorkListPage
      {...{ tab, counts, now, page, bulk, assigned, tasks, handovers, post, strict }}
      reports={houses.length > 0}
      rows={found.rows}
      more={found.more}
    />,
    status,
  )
}

/** How many mails wait; nothing where none ever comes in. */
async function postToShow(db: Read, { config }: Platform): Promise<number | undefined> {
  const counts = await countArrivals(db)
  const ever = config.inboundMail !== null || counts.wacht + counts.vanzelf + counts.weg > 0
  return ever ? counts.wacht : undefined
}

async function colleaguesOfAll(db: Read, houses: readonly string[]) {
  const people = new Map<string, Colleague>()
  for (const house of houses) for (const one of await handlersOf(db, house)) people.set(one.id, one)
  return [...people.values()]
}

/** Names stand in a list too, so looking at it is written down: which list, and which reactions stood in it. */
function auditList(
  request: FastifyRequest,
  reply: FastifyReply,
  platform: Platform,
  list: string,
  rows: readonly { readonly id: string }[],
): void {
  const about = rows.map(({ id }) => id)
  const details = { list, shown: rows.length }
  auditView(request, reply, platform, {
    action: 'feedback.list_viewed',
    subjectKind: 'list',
    subjectId: null,
    about,
    details,
  })
}
