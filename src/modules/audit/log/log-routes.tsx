import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { localDay } from '../../../lib/days.ts'
import { csvText } from '../../../lib/csv-text.ts'
import { parseId } from '../../../lib/ids.ts'
import { parseNumber } from '../../../lib/number-code.ts'
import { readDay } from '../../../lib/typed-day.ts'
import { orNotFound } from '../../../platform/errors.ts'
import { seeOther, sendPage } from '../../../platform/pages.tsx'
import type { Platform } from '../../../platform/platform.ts'
import { auditView } from '../../../platform/view-audit.ts'
import { houseOf, type HouseRoute } from '../house-routes.ts'
import { actionText, type Asked, LogPage, logAddress, roleText, subjectText } from './log-page.tsx'
import { type LogFilter, logPageSize, type LogRow, mostExported } from './log.ts'
import { findCase, logRows, numbersOf, peopleOf } from './log-queries.ts'

const config = { permission: 'audit.read_log' }

type LogRequest = FastifyRequest<HouseRoute & { Querystring: Record<string, string | undefined> }>

/** Who did and viewed what in a house. Reading it is written down as well. */
export function logRoutes(web: FastifyInstance, platform: Platform): void {
  web.get('/werk/logboek', { config }, async (request, reply) => {
    const { houses } = await houseOf(request, platform)
    return seeOther(reply, logAddress(orNotFound(houses[0]).slug, {}))
  })
  web.get('/werk/logboek/:slug', { config }, (request: LogRequest, reply) => sendLog(request, reply, platform))
  web.get('/werk/logboek/:slug/logboek.csv', { config }, (request: LogRequest, reply) =>
    sendCsv(request, reply, platform),
  )
}

interface Wanted {
  readonly asked: Asked
  readonly filter: LogFilter
  /** What was typed and leads to nothing. */
  readonly wrong: 'number' | 'day' | undefined
}

/** What the address asks. A number that is not there leads to no row, as one that may not be seen. */
async function wantedOf({ query, actor }: LogRequest, { db }: Platform, houseId: string): Promise<Wanted> {
  const asked: Asked = Object.fromEntries(
    ['wie', 'nummer', 'van_day', 'van_month', 'van_year', 'tot_day', 'tot_month', 'tot_year'].flatMap((name) => (query[name] ? [[name, query[name].slice(0, 40)]] : [])), // prettier-ignore
  )
  const number = asked['nummer'] ? parseNumber(asked['nummer']) : undefined
  const subjectId = (number ? await db.read(actor, (read) => findCase(read, houseId, number)) : undefined)?.id
  const [from, until] = [dayIn(asked, 'van'), dayIn(asked, 'tot')]
  const wrong = asked['nummer'] && !subjectId ? 'number' : from === 'wrong' || until === 'wrong' ? 'day' : undefined
  const day = (one: typeof from) => (typeof one === 'string' ? undefined : one)
  return {
    asked,
    wrong,
    filter: { personId: parseId(asked['wie'] ?? ''), subjectId, from: day(from), until: day(until) },
  }
}

function dayIn(asked: Asked, name: string) {
  return readDay({
    day: asked[`${name}_day`] ?? '',
    month: asked[`${name}_month`] ?? '',
    year: asked[`${name}_year`] ?? '',
  })
}

async function sendLog(request: LogRequest, reply: FastifyReply, platform: Platform) {
  const { house, houses } = await houseOf(request, platform)
  const wanted = await wantedOf(request, platform, house.id)
  const before = Number(request.query['na']) || undefined
  const shown = await platform.db.read(request.actor, async (db) => {
    const rows = wanted.wrong ? [] : await logRows(db, house, wanted.filter, { before, limit: logPageSize + 1 })
    return {
      rows,
      people: await peopleOf(db, house.id),
      numbers: await numbersOf(
        db,
        house.id,
        rows.map((row) => row.subjectId),
      ),
    }
  })
  auditLog(request, reply, platform, house.id, 'audit.log_viewed', wanted.filter)
  const rows = shown.rows.slice(0, logPageSize)
  const more = shown.rows.length > rows.length
  const page = {
    house,
    houses,
    ...wanted,
    ...shown,
    rows,
    first: before === undefined,
    last: more ? rows.at(-1)?.id : undefined,
  }
  return sendPage(request, reply, <LogPage {...page} />, wanted.wrong ? 422 : 200)
}

async function sendCsv(request: LogRequest, reply: FastifyReply, platform: Platform) {
  const { house } = await houseOf(request, platform)
  const { filter, wrong } = await wantedOf(request, platform, house.id)
  const { rows, people, numbers } = await platform.db.read(request.actor, async (db) => {
    const found = wrong ? [] : await logRows(db, house, filter, { limit: mostExported })
    return {
      rows: found,
      people: await peopleOf(db, house.id),
      numbers: await numbersOf(
        db,
        house.id,
        found.map((row) => row.subjectId),
      ),
    }
  })
  auditLog(request, reply, platform, house.id, 'audit.log_exported', filter)
  const { t } = request
  const names = new Map(people.map(({ id, name }) => [id, name]))
  const line = (row: LogRow) => [
    row.at.toZonedDateTimeISO(house.zone).toString({ timeZoneName: 'never', smallestUnit: 'second' }),
    names.get(row.personId ?? '') ?? '',
    roleText(t, row.role),
    actionText(t, row.action),
    subjectText(t, row, numbers),
    row.reason ?? '',
  ]
  const head = [
    t('log.staff.when'),
    t('log.staff.who'),
    t('log.staff.role'),
    t('log.staff.what'),
    t('log.staff.about'),
    t('log.staff.why'),
  ]
  const today = localDay(platform.clock.now(), house.zone).toString()
  return reply
    .type('text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="logboek-${house.slug}-${today}.csv"`)
    .header('cache-control', 'no-store')
    .send(csvText([head, ...rows.map(line)]))
}

/** Who reads the log, and for what he looked. */
function auditLog(
  request: FastifyRequest,
  reply: FastifyReply,
  platform: Platform,
  houseId: string,
  action: string,
  { personId, subjectId, from, until }: LogFilter,
): void {
  const details = { person: personId ?? null, from: from?.toString() ?? null, until: until?.toString() ?? null }
  const about = subjectId ? [subjectId] : []
  auditView(request, reply, platform, {
    action,
    subjectKind: 'organisation',
    subjectId: houseId,
    organisationId: houseId,
    about,
    details,
  })
}
