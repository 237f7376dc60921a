import { type Bulk, copyRows, type CopyValue } from '../../../platform/bulk.ts'
import type { ImportCounts } from './import-run.ts'
import type { Land } from '../location.ts'

export async function stagePoints(db: Bulk, batches: AsyncIterable<CopyValue[][]>): Promise<void> {
  await db.query(`create temp table staged_point (line int not null, reason text, value text, postcode text,
    lat double precision, lon double precision) on commit drop`)
  await copyRows(db, 'staged_point (line, reason, value, postcode, lat, lon)', batches)
  await db.query(`update staged_point as s set reason = 'duplicate', value = twice.first::text
    from (select line, first_value(line) over (partition by postcode order by line) as first from staged_point where reason is null) as twice
    where s.line = twice.line and twice.first <> twice.line`)
  await db.query('analyze staged_point')
}

export async function comparePoints(db: Bulk, land: Land): Promise<ImportCounts> {
  const { rows } = await db.query<Record<keyof ImportCounts, number>>(`
    select count(*) filter (where s.reason is null and p.postcode is null) as new,
      count(*) filter (where s.reason is null and (p.lat, p.lon) <> (s.lat, s.lon)) as changed,
      count(*) filter (where s.reason is null and (p.lat, p.lon) = (s.lat, s.lon)) as unchanged,
      count(*) filter (where s.reason is not null) as rejected, 0 as gone
    from staged_point as s left join locations.postcode_point as p on p.land = '${land}' and p.postcode = s.postcode`)
  const [counts] = rows
  if (!counts) throw new Error('counting gave no row')
  return counts
}

/** Points come by the hundred thousands; the report names only those that were rejected. */
export async function writePointReport(db: Bulk, runId: string): Promise<void> {
  await db.query(
    `insert into locations.import_line (run_id, line, outcome, name, reason, changes)
     select $1, line, 'rejected', postcode, reason, jsonb_build_object('value', value) from staged_point where reason is not null`,
    [runId],
  )
}

/** A postcode that the file does not name keeps its point: tables of one town are fine. */
export async function applyPoints(db: Bulk, land: Land): Promise<void> {
  await db.query(`insert into locations.postcode_point (land, postcode, lat, lon)
    select '${land}', postcode, lat, lon from staged_point where reason is null
    on conflict (land, postcode) do update set lat = excluded.lat, lon = excluded.lon
    where (postcode_point.lat, postcode_point.lon) <> (excluded.lat, excluded.lon)`)
}
