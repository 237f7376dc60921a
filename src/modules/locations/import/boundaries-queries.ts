import type { Bulk } from '../../../platform/bulk.ts'
import type { Boundary, ReadBoundaries } from './boundaries.ts'
import type { ImportCounts } from './import-run.ts'
import type { Land } from '../location.ts'

export async function stageBoundaries(db: Bulk, boundaries: readonly Boundary[]): Promise<void> {
  await db.query(`create temp table staged_boundary (line int, code text, name text, folded text, shape jsonb,
    lat double precision, lon double precision) on commit drop`)
  await db.query(
    `insert into staged_boundary select * from jsonb_to_recordset($1::jsonb)
       as b (line int, code text, name text, folded text, shape jsonb, lat double precision, lon double precision)`,
    [JSON.stringify(boundaries.map(({ centre, ...rest }) => ({ ...rest, ...centre })))],
  )
}

export async function compareBoundaries(db: Bulk, land: Land, { rejected }: ReadBoundaries): Promise<ImportCounts> {
  await db.query(`create temp table compared_boundary on commit drop as
    select s.line, s.code, s.name,
      case when m.code is null then 'new' when (m.name, m.shape) is distinct from (s.name, s.shape) then 'changed' else 'same' end as outcome,
      case when m.name <> s.name then jsonb_build_object('name', jsonb_build_array(m.name, s.name)) else '{}' end
        || case when m.shape is distinct from s.shape then '{"shape": []}' else '{}' end::jsonb as changes
    from staged_boundary as s left join locations.municipality as m on m.land = '${land}' and m.code = s.code`)
  const { rows } = await db.query<Omit<Record<keyof ImportCounts, number>, 'rejected'>>(`
    select count(*) filter (where outcome = 'new') as new, count(*) filter (where outcome = 'changed') as changed,
      count(*) filter (where outcome = 'same') as unchanged, 0 as gone from compared_boundary`)
  const [counts] = rows
  if (!counts) throw new Error('counting gave no row')
  return { ...counts, rejected: rejected.length }
}

export async function writeBoundaryReport(db: Bulk, runId: string, { rejected }: ReadBoundaries): Promise<void> {
  await db.query(
    `insert into locations.import_line (run_id, line, outcome, register_id, name, changes)
     select $1, line, outcome, code, name, case when outcome = 'changed' then changes end
     from compared_boundary where outcome <> 'same'`,
    [runId],
  )
  await db.query(
    `insert into locations.import_line (run_id, line, outcome, reason, changes)
     select $1, r.line, 'rejected', r.reason, jsonb_build_object('value', r.value)
     from jsonb_to_recordset($2::jsonb) as r (line int, reason text, value text)`,
    [runId, JSON.stringify(rejected)],
  )
}

/** A municipality that the file does not name stays as it is: locations and desks may point to it. */
export async function applyBoundaries(db: Bulk, land: Land): Promise<void> {
  await db.query(`insert into locations.municipality (land, code, name, folded, lat, lon, shape)
    select '${land}', code, name, folded, lat, lon, shape from staged_boundary
    on conflict (land, code) do update
      set name = excluded.name, folded = excluded.folded, lat = excluded.lat, lon = excluded.lon, shape = excluded.shape
    where (municipality.name, municipality.lat, municipality.lon, municipality.shape)
      is distinct from (excluded.name, excluded.lat, excluded.lon, excluded.shape)`)
}
