import type { Bulk, CopyValue } from '../../../platform/bulk.ts'
import { copyRows } from '../../../platform/bulk.ts'
import { mercator } from './location-point-queries.ts'
import type { Land } from '../location.ts'
import type { LrkRow, Rejection } from './lrk.ts'

// A register of tens of thousands of rows is compared and applied by the database itself: one statement a step.

/** The rows as read, before anything is decided; gone when the transaction ends. */
export async function makeStage(db: Bulk): Promise<void> {
  await db.query(`create temp table staged (
    line int not null, reason text, value text, register_id text, kind text, name text, folded text, capacity int,
    registered boolean, registered_on date, deregistered_on date, early_education boolean, address text, postcode text,
    place text, municipality_code text, phone text, email text, website text, disputes_board_since date,
    disputes_board_until date, register_url text, organiser_key text, organiser_name text, organiser_natural boolean,
    own_name text, own_organiser_name text, own_address text, own_postcode text, own_contact_person text, own_phone text,
    own_email text, own_website text, own_correspondence text, hash bytea, lat double precision, lon double precision, point_source text
  ) on commit drop`)
}

const stagedColumns = `line, reason, value, register_id, kind, name, folded, capacity, registered, registered_on,
  deregistered_on, early_education, address, postcode, place, municipality_code, phone, email, website, disputes_board_since,
  disputes_board_until, register_url, organiser_key, organiser_name, organiser_natural, own_name, own_organiser_name,
  own_address, own_postcode, own_contact_person, own_phone, own_email, own_website, own_correspondence, hash`

export async function stageRows(db: Bulk, batches: AsyncIterable<CopyValue[][]>): Promise<void> {
  await copyRows(db, `staged (${stagedColumns})`, batches)
  await db.query('analyze staged (line, reason, register_id, organiser_key, postcode)')
  // The first of two rows with one number stands; which one is right nobody can know.
  await db.query(`update staged set reason = 'duplicate', value = twice.first::text
    from (select line, first_value(line) over (partition by register_id order by line) as first from staged where reason is null) as twice
    where staged.line = twice.line and twice.first <> twice.line`)
}

export const rejectedRow = (line: number, { reason, value, registerId }: Rejection): CopyValue[] => [
  line,
  reason,
  value,
  registerId,
  ...nothing,
]

const nothing: readonly null[] = stagedColumns
  .split(',')
  .slice(4)
  .map(() => null)

/** `hash` tells whether anything at all changed since the last time. */
export function stagedRow(line: number, row: LrkRow, hash: (text: string) => string): CopyValue[] {
  const { facts, personal, organiser } = row
  const values = [
    facts.kind,
    facts.name,
    facts.folded,
    facts.capacity,
    facts.registered,
    facts.registeredOn,
    facts.deregisteredOn,
    facts.earlyEducation,
    facts.address,
    facts.postcode,
    facts.place,
    facts.municipalityCode,
    facts.phone,
    facts.email,
    facts.website,
    facts.disputesBoardSince,
    facts.disputesBoardUntil,
    facts.registerUrl,
    organiser?.key ?? null,
    organiser?.name ?? null,
    organiser?.naturalPerson ?? null,
    personal.name,
    personal.organiserName,
    personal.address,
    personal.postcode,
    personal.contactPerson,
    personal.phone,
    personal.email,
    personal.website,
    personal.correspondence,
  ]
  return [line, null, null, facts.registerId, ...values, `\\x${hash(values.join('\u001f'))}`]
}

/** Facts by the name that the report gives them, with the old and the new value; of a person only that it changed. */
const fields: readonly [field: string, before: string, after: string][] = [
  ['source', 'l.source', `'lrk'`],
  ['kind', 'l.kind', 's.kind'],
  ['name', 'l.name', 's.name'],
  ['organiser', 'o.name', 'so.name'],
  ['capacity', 'l.capacity::text', 's.capacity::text'],
  ['registered', 'l.registered::text', 's.registered::text'],
  ['registered_on', 'l.registered_on::text', 's.registered_on::text'],
  ['deregistered_on', 'l.deregistered_on::text', 's.deregistered_on::text'],
  ['early_education', 'l.early_education::text', 's.early_education::text'],
  ['address', 'l.address', 's.address'],
  ['postcode', 'l.postcode', 's.postcode'],
  ['place', 'l.place', 's.place'],
  ['municipality', 'l.municipality_code', 's.municipality_code'],
  ['phone', 'l.phone', 's.phone'],
  ['email', 'l.email', 's.email'],
  ['website', 'l.website', 's.website'],
  ['disputes_board_since', 'l.disputes_board_since::text', 's.disputes_board_since::text'],
  ['disputes_board_until', 'l.disputes_board_until::text', 's.disputes_board_until::text'],
  ['register_url', 'l.register_url', 's.register_url'],
]

const personalFields = [
  'name',
  'organiser_name',
  'address',
  'postcode',
  'contact_person',
  'phone',
  'email',
  'website',
  'correspondence',
] as const

const differences = `select jsonb_object_agg(f.field, f.change) from (values
  ${fields.map(([field, before, after]) => `('${field}', ${before} is distinct from ${after}, jsonb_build_array(${before}, ${after}))`).join(',\n  ')},
  ${personalFields.map((field) => `('own_${field}', p.${field} is distinct from s.own_${field}, '[]'::jsonb)`).join(',\n  ')}
) as f (field, differs, change) where f.differs`

/** Puts every staged row beside what is known; what is exactly as the last time is not in `compared`. */
export async function compare(db: Bulk, land: Land): Promise<void> {
  await db.query(`create temp table staged_organiser on commit drop as
    select organiser_key as key, mode() within group (order by organiser_name) as name, bool_or(organiser_natural) as natural_person
    from staged where reason is null and organiser_key is not null group by organiser_key`)
  await db.query('analyze staged_organiser')
  await db.query(
    `create temp table compared on commit drop as
     select line, location_id, deregistered, changes,
       case when location_id is null then 'new' when changes is null then 'same' else 'changed' end as outcome
     from (
       select s.line, l.id as location_id, l.registered and not s.registered as deregistered,
         case when l.id is not null then (${differences}) end as changes
       from staged as s
       left join locations.location as l on l.land = '${land}' and l.register_id = s.register_id
       left join locations.organiser as o on o.id = l.organiser_id
       left join staged_organiser as so on so.key = s.organiser_key
       left join locations.location_private as p on p.location_id = l.id
       where s.reason is null and (l.id is null or l.row_hash <> s.hash or l.source <> 'lrk')
     ) as beside`,
  )
  // What was rejected is still in the file: it is not gone.
  await db.query(`create temp table gone on commit drop as
    select l.id, l.register_id, l.name from locations.location as l
    where l.land = '${land}' and l.source = 'lrk' and l.registered
      and not exists (select from staged as s where s.register_id = l.register_id)`)
  // Nobody analyses temporary tables by himself, and without figures the joins below take minutes.
  await db.query('analyze compared, gone')
}

export interface Compared {
  readonly rows: number
  readonly new: number
  readonly changed: number
  readonly gone: number
  readonly rejected: number
  /** Registered locations of this register before this run. */
  readonly registered: number
}

export async function countCompared(db: Bulk, land: Land): Promise<Compared> {
  const { rows } = await db.query<Record<keyof Compared, number>>(`select
    (select count(*) from staged) as rows,
    (select count(*) from staged where reason is not null) as rejected,
    (select count(*) from compared where outcome = 'new') as new,
    (select count(*) from compared where outcome = 'changed') as changed,
    (select count(*) from gone) as gone,
    (select count(*) from locations.location where land = '${land}' and source = 'lrk' and registered) as registered`)
  const [counts] = rows
  if (!counts) throw new Error('counting gave no row')
  return counts
}

/** The report: a line for everything that is new, changed, gone or rejected. */
export async function writeReport(db: Bulk, runId: string): Promise<void> {
  await db.query(
    `insert into locations.import_line (run_id, line, outcome, register_id, name, changes)
     select $1, c.line, c.outcome, s.register_id, s.name, c.changes
     from compared as c join staged as s using (line) where c.outcome in ('new', 'changed')`,
    [runId],
  )
  await db.query(
    `insert into locations.import_line (run_id, line, outcome, register_id, reason, changes)
     select $1, line, 'rejected', register_id, reason, jsonb_build_object('value', value) from staged where reason is not null`,
    [runId],
  )
  await db.query(
    `insert into locations.import_line (run_id, line, outcome, register_id, name)
     select $1, -row_number() over (order by register_id), 'gone', register_id, name from gone`,
    [runId],
  )
}

export interface Applying {
  readonly land: Land
  /** yyyy-mm-dd: the day on which what is gone was missed. */
  readonly today: string
  /** The moment of every change, as text that PostgreSQL reads. */
  readonly at: string
}

export async function applyOrganisers(db: Bulk, land: Land): Promise<void> {
  await db.query(`insert into locations.organiser (id, land, register_key, name, natural_person)
    select gen_random_uuid(), '${land}', key, name, natural_person from staged_organiser
    on conflict (land, register_key) do update set name = excluded.name, natural_person = excluded.natural_person
    where (organiser.name, organiser.natural_person) is distinct from (excluded.name, excluded.natural_person)`)
}

/** Municipalities that nobody made before; a name that is known is left to the boundaries. */
export async function applyMunicipalities(
  db: Bulk,
  land: Land,
  found: readonly { code: string; name: string; folded: string }[],
): Promise<void> {
  await db.query(
    `insert into locations.municipality (land, code, name, folded)
     select '${land}', code, name, folded from unnest($1::text[], $2::text[], $3::text[]) as f (code, name, folded)
     on conflict do nothing`,
    [found.map((one) => one.code), found.map((one) => one.name), found.map((one) => one.folded)],
  )
}

const shared = `kind, name, folded, capacity, registered, registered_on, deregistered_on, early_education, address, postcode, place,
  municipality_code, phone, email, website, disputes_board_since, disputes_board_until, register_url`
const sharedColumns = shared.split(',').map((column) => column.trim())

export async function applyLocations(db: Bulk, { land, today, at }: Applying): Promise<void> {
  await db.query(
    `insert into locations.location (id, land, register_id, source, organiser_id, ${shared}, lat, lon, at, point_source, row_hash, changed_at)
     select gen_random_uuid(), '${land}', s.register_id, 'lrk', o.id, ${sharedColumns.map((column) => `s.${column}`).join(', ')},
       s.lat, s.lon, ${mercator('s.lat', 's.lon')}, s.point_source, s.hash, $1
     from compared as c join staged as s using (line)
     left join locations.organiser as o on o.land = '${land}' and o.register_key = s.organiser_key
     where c.outcome = 'new'`,
    [at],
  )
  await db.query(
    `update locations.location as l set source = 'lrk', organiser_id = o.id, row_hash = s.hash, changed_at = $1,
       ${sharedColumns.map((column) => `${column} = s.${column}`).join(', ')}
     from compared as c join staged as s using (line)
     left join locations.organiser as o on o.land = '${land}' and o.register_key = s.organiser_key
     where c.outcome = 'changed' and l.id = c.location_id`,
    [at],
  )
  await db.query(`update locations.location as l set row_hash = s.hash
    from compared as c join staged as s using (line) where c.outcome = 'same' and l.id = c.location_id`)
  // Kept, because families and dossiers point to it. The empty hash makes the next file that names it again a change.
  await db.query(
    `update locations.location as l set registered = false, deregistered_on = coalesce(l.deregistered_on, $1), row_hash = '', changed_at = $2
     from gone where l.id = gone.id`,
    [today, at],
  )
}

const own = personalFields.join(', ')

/** What belongs to persons, beside the location and out of reach of public pages. */
export async function applyPersonal(db: Bulk, land: Land): Promise<void> {
  const empty = personalFields.map((field) => `s.own_${field}`).join(', ')
  await db.query(`delete from locations.location_private as p using compared as c, staged as s
    where c.outcome <> 'new' and s.line = c.line and p.location_id = c.location_id and num_nonnulls(${empty}) = 0`)
  await db.query(`insert into locations.location_private (location_id, ${own})
    select l.id, ${empty} from compared as c join staged as s using (line)
    join locations.location as l on l.land = '${land}' and l.register_id = s.register_id
    where num_nonnulls(${empty}) > 0
    on conflict (location_id) do update set ${personalFields.map((field) => `${field} = excluded.${field}`).join(', ')}`)
}

/** Locations that left the register with this run, by their own row or by having none any more. */
export async function deregisteredLocations(db: Bulk): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `select id from gone union all select location_id from compared where deregistered order by 1`,
  )
  return rows.map(({ id }) => id)
}
