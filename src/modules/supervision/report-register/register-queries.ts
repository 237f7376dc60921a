import { type RawBuilder, sql } from 'kysely'
import type { Land } from '../../../lib/law.ts'
import type { Read } from '../../../platform/database.ts'
import type { Reaction } from '../../feedback/index.ts'
import type { IncidentState } from '../incidents/incident.ts'
import type { RegisterFilter } from './register.ts'

export const registerPageSize = 50

/** What came in, and where that kind of thing stands. */
type Standing =
  | { readonly kind: Reaction['kind']; readonly state: Reaction['state'] }
  | { readonly kind: 'passed_on'; readonly state: 'open' | 'done' }
  | { readonly kind: 'incident'; readonly state: IncidentState }

/** One thing that came in, as a line of the register. */
export type RegisterRow = Line & Standing

interface Line {
  readonly id: string
  /** Of the case that the audit writes down as seen. */
  readonly caseId: string
  readonly number: string
  readonly crisis: boolean
  readonly acts: Reaction['acts'] | 'client_manager' | 'organiser'
  readonly dueOn: Temporal.PlainDate | null
  readonly receivedAt: Temporal.Instant
  readonly sender: Reaction['sender'] | null
  readonly openness: Reaction['openness'] | null
  /** Who handles this side. */
  readonly actsName: string | null
  /** Who talks with the organiser. */
  readonly managerName: string | null
  /** The side of the organiser, where it was passed on. */
  readonly passedOnId: string | null
  readonly location: { readonly name: string; readonly registerId: string; readonly place: string | null } | null
  readonly organiser: { readonly id: string; readonly name: string } | null
  readonly land: Land
  readonly zone: string
}

export interface RegisterReader {
  readonly personId: string
  /** For which authorities the reader works on this side. */
  readonly authorities: readonly string[]
  readonly today: Temporal.PlainDate
}

export interface RegisterFound {
  readonly rows: RegisterRow[]
  readonly more: boolean
}

/** One page of the register, on one side: what is due first comes first; what is done, the latest first. */
export const registerPage = (db: Read, reader: RegisterReader, filter: RegisterFilter): Promise<RegisterFound> =>
  paged(db, reader, where(reader, filter), filter)

/** By number, location or organiser. @param words folded */
export function registerSearch(
  db: Read,
  reader: RegisterReader,
  side: RegisterFilter['side'],
  words: readonly string[],
) {
  if (words.length === 0) return Promise.resolve({ rows: [], more: false })
  const all = words.map(
    (word) =>
      sql<boolean>`(lower(x.number) like ${`%${word.replaceAll(/[%_\\]/g, '')}%`} or l.searched like ${`%${word.replaceAll(/[%_\\]/g, '')}%`}
        or locations.fold(g.name) like ${`%${word.replaceAll(/[%_\\]/g, '')}%`})`,
  )
  return paged(db, reader, sql`${sql.join(all, sql` and `)}`, { list: 'open', side, page: 1 })
}

/** How many stand in each list. */
export async function registerCounts(db: Read, reader: RegisterReader, side: RegisterFilter['side']) {
  const count = (list: RegisterFilter['list']) => sql`count(*) filter (where ${inList(reader, { list, side })})::int`
  const { rows } = await sql<{ mij: number; open: number; late: number }>`
    select ${count('mij')} as mij, ${count('open')} as open,
      (count(*) filter (where x.due_on < ${reader.today} and x.acts <> 'nobody'))::int as late
    from (${sidesOf(reader, side)}) as x`.execute(db)
  return rows[0] ?? { mij: 0, open: 0, late: 0 }
}

export interface RegisterChoices {
  readonly organisers: readonly { readonly id: string; readonly name: string }[]
  readonly areas: readonly { readonly land: Land; readonly code: string; readonly name: string }[]
}

/** What the list can be narrowed to: only what occurs in it. */
export async function registerChoices(
  db: Read,
  reader: RegisterReader,
  side: RegisterFilter['side'],
): Promise<RegisterChoices> {
  const all = sidesOf(reader, side)
  const organisers = await sql<{ id: string; name: string }>`
    select g.id, g.name from locations.organiser as g
    where g.id in (select x.organiser_id from (${all}) as x) order by g.name limit 500`.execute(db)
  const areas = await sql<{ land: Land; code: string; name: string }>`
    select m.land, m.code, m.name from locations.municipality as m
    where (m.land, m.code) in (select l.land, l.municipality_code from (${all}) as x join locations.location as l on l.id = x.location_id)
    order by m.name limit 500`.execute(db)
  return { organisers: organisers.rows, areas: areas.rows }
}

/** Everything of one side, in one shape; the rows of the database say who sees which. */
const sidesOf = (reader: RegisterReader, side: RegisterFilter['side']): RawBuilder<unknown> =>
  sql`${side === 'opvang' ? organiserSide(reader) : reporterSide(reader)} union all ${incidents(reader)}`

const reporterSide = ({ authorities }: RegisterReader) => sql`
  select r.id, r.id as case_id, r.number, r.kind, r.crisis, r.state, r.acts, r.due_on, r.received_at, r.sender, r.openness, r.handler_id,
    r.handler_name as acts_name, p.id as passed_on_id, r.location_id, l.organiser_id, r.holder_id as authority_id, r.closed_at
  from feedback.reaction as r left join locations.location as l on l.id = r.location_id
  left join supervision.passed_on as p on p.reaction_id = r.id and p.closed_at is null
  where r.holder_id = any (${[...authorities]}::uuid[])`

const organiserSide = ({ authorities, today }: RegisterReader) => sql`
  select p.id, p.id as case_id, p.number, 'passed_on' as kind, false as crisis, case when p.closed_at is null then 'open' else 'done' end as state,
    case when p.closed_at is null then 'client_manager' else 'nobody' end as acts,
    (select min(c.due_on) from supervision.clarification as c where c.passed_on_id = p.id and c.answered_at is null and p.closed_at is null) as due_on,
    p.passed_at as received_at, null as sender, null as openness, m.person_id as handler_id, m.person_name as acts_name, p.id as passed_on_id,
    p.location_id, p.organiser_id, p.authority_id, p.closed_at
  from supervision.passed_on as p left join lateral (${managerOn(today, sql`p.organiser_id`, sql`p.authority_id`)}) as m on true
  where p.authority_id = any (${[...authorities]}::uuid[])`

/** What organisers had to report stands on both sides: at the reporting point until the client manager has it. */
const incidents = ({ authorities, today }: RegisterReader) => sql`
  select i.id, i.id, i.number, 'incident', i.kind in ('crisis', 'crisis_complaint'), i.state,
    case when i.closed_at is not null then 'nobody' when i.state in ('form_due', 'incomplete') then 'organiser'
      when i.at_point and i.passed_on_at is null then 'coordinator' else 'client_manager' end,
    case when i.state in ('announced', 'form_due', 'incomplete') then i.due_on end, i.announced_at, null, null, m.person_id, m.person_name,
    null::uuid, i.location_id, i.organiser_id, i.authority_id, i.closed_at
  from supervision.incident as i left join lateral (${managerOn(today, sql`i.organiser_id`, sql`i.authority_id`)}) as m on true
  where i.authority_id = any (${[...authorities]}::uuid[])`

/** Who talks with an organiser that day. */
const managerOn = (day: Temporal.PlainDate, organiser: RawBuilder<unknown>, authority: RawBuilder<unknown>) => sql`
  select c.person_id, c.person_name from supervision.client_manager as c
  where c.organiser_id = ${organiser} and c.authority_id = ${authority} and ${day}::date between c.from_on and coalesce(c.until_on, 'infinity')
  order by c.from_on desc limit 1`

function inList(
  { personId }: RegisterReader,
  { list, side }: Pick<RegisterFilter, 'list' | 'side'>,
): RawBuilder<boolean> {
  if (list === 'klaar') return sql`x.acts = 'nobody'`
  if (list === 'open') return sql`x.acts <> 'nobody'`
  const mine = sql`(x.handler_id = ${personId}::uuid or x.handler_id in (select s.person_id from feedback.stood_in_for() as s))`
  // What nobody has taken yet waits for everybody who may.
  return side === 'opvang'
    ? sql`(x.acts not in ('nobody', 'organiser') and (${mine} or x.handler_id is null))`
    : sql`(x.acts = 'coordinator' or (x.acts not in ('nobody', 'organiser') and ${mine}))`
}

function where(reader: RegisterReader, filter: RegisterFilter): RawBuilder<boolean> {
  const { kind, organiserId, land, municipality } = filter
  const parts = [
    inList(reader, filter),
    ...(kind === undefined ? [] : [kind === 'crisis' ? sql`x.crisis` : sql`x.kind = ${kind}`]),
    ...(organiserId === undefined ? [] : [sql`x.organiser_id = ${organiserId}::uuid`]),
    ...(land === undefined ? [] : [sql`l.land = ${land}`]),
    ...(municipality === undefined ? [] : [sql`l.municipality_code = ${municipality}`]),
  ]
  return sql`${sql.join(parts, sql` and `)}`
}

async function paged(
  db: Read,
  reader: RegisterReader,
  condition: RawBuilder<boolean>,
  { list, side, page }: Pick<RegisterFilter, 'list' | 'side' | 'page'>,
): Promise<RegisterFound> {
  const order =
    list === 'klaar'
      ? sql`x.closed_at desc nulls first, x.id`
      : sql`x.crisis desc, x.due_on nulls last, x.received_at, x.id`
  const { rows } = await sql<Flat>`
    select x.id, x.case_id as "caseId", x.number, x.kind, x.crisis, x.state, x.acts, x.due_on as "dueOn", x.received_at as "receivedAt",
      x.sender, x.openness, x.acts_name as "actsName", x.passed_on_id as "passedOnId", m.person_name as "managerName",
      l.name as location_name, l.register_id, l.place, g.id as organiser_id, g.name as organiser_name, coalesce(l.land, o.land) as land, o.zone
    from (${sidesOf(reader, side)}) as x join accounts.organisation as o on o.id = x.authority_id
    left join locations.location as l on l.id = x.location_id
    left join locations.organiser as g on g.id = x.organiser_id
    left join lateral (${managerOn(reader.today, sql`x.organiser_id`, sql`x.authority_id`)}) as m on true
    where ${condition} order by ${order} limit ${registerPageSize + 1} offset ${(page - 1) * registerPageSize}`.execute(
    db,
  )
  return { rows: rows.slice(0, registerPageSize).map(rowOf), more: rows.length > registerPageSize }
}

type Flat = Omit<Line, 'location' | 'organiser'> &
  Standing & {
    readonly location_name: string | null
    readonly register_id: string | null
    readonly place: string | null
    readonly organiser_id: string | null
    readonly organiser_name: string | null
  }

const rowOf = ({ location_name, register_id, place, organiser_id, organiser_name, ...row }: Flat): RegisterRow => ({
  ...row,
  location: location_name && register_id ? { name: location_name, registerId: register_id, place } : null,
  organiser: organiser_id && organiser_name ? { id: organiser_id, name: organiser_name } : null,
})
