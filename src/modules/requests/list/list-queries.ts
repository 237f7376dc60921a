import type { Land } from '../../../lib/law.ts'
import type { Read, Write } from '../../../platform/database.ts'
import { isListField, type Mapping } from './list-columns.ts'
import { childKey, type LineReason, type ListPlace } from './list-report.ts'

export interface ListImport {
  readonly id: string
  readonly deskId: string
  readonly deskName: string
  readonly land: Land
  readonly zone: string
  readonly fileName: string
  readonly bytes: Buffer | null
  readonly fileHash: Buffer
  readonly mapping: Mapping
  readonly sendLetters: boolean
  readonly state: 'mapping' | 'waiting' | 'done'
  readonly counts: { readonly new: number; readonly duplicate: number; readonly rejected: number } | null
  readonly startedBy: string
  readonly createdAt: Temporal.Instant
}

const imports = (db: Read) =>
  db
    .selectFrom('requests.list_import as i')
    .innerJoin('accounts.organisation as o', 'o.id', 'i.desk_id')
    .select(['i.id', 'i.desk_id', 'i.file_name', 'i.file_hash', 'i.mapping', 'i.send_letters', 'i.state'])
    .select(['i.count_new', 'i.count_duplicate', 'i.count_rejected', 'i.started_by', 'i.created_at'])
    .select(['o.name as desk_name', 'o.land', 'o.zone'])

type Row = Awaited<ReturnType<ReturnType<typeof imports>['execute']>>[number]

const importOf = (row: Row, bytes: Buffer | null): ListImport => ({
  id: row.id,
  deskId: row.desk_id,
  deskName: row.desk_name,
  land: row.land,
  zone: row.zone,
  fileName: row.file_name,
  bytes,
  fileHash: row.file_hash,
  mapping: mappingOf(row.mapping),
  sendLetters: row.send_letters,
  state: row.state,
  counts:
    row.count_new === null
      ? null
      : { new: row.count_new, duplicate: row.count_duplicate ?? 0, rejected: row.count_rejected ?? 0 },
  startedBy: row.started_by,
  createdAt: row.created_at,
})

function mappingOf(kept: unknown): Mapping {
  const entries = typeof kept === 'object' && kept !== null ? Object.entries(kept) : []
  return Object.fromEntries(entries.filter(([field, column]) => isListField(field) && Number.isInteger(column)))
}

/** The latest imports of these desks, without their files. */
export async function latestLists(db: Read, deskIds: readonly string[]): Promise<ListImport[]> {
  if (deskIds.length === 0) return []
  const rows = await imports(db).where('i.desk_id', 'in', deskIds).orderBy('i.created_at', 'desc').limit(20).execute()
  return rows.map((row) => importOf(row, null))
}

export async function listById(db: Read, id: string): Promise<ListImport | undefined> {
  const row = await imports(db).select('i.bytes').where('i.id', '=', id).executeTakeFirst()
  return row && importOf(row, row.bytes)
}

export interface NewList {
  readonly id: string
  readonly deskId: string
  readonly fileName: string
  readonly bytes: Buffer
  readonly fileHash: Buffer
  readonly mapping: Mapping
  readonly startedBy: string
  readonly createdAt: Temporal.Instant
}

export async function insertList(tx: Write, list: NewList): Promise<void> {
  await tx
    .insertInto('requests.list_import')
    .values({
      id: list.id,
      desk_id: list.deskId,
      file_name: list.fileName,
      bytes: list.bytes,
      file_hash: list.fileHash,
      mapping: JSON.stringify(list.mapping),
      started_by: list.startedBy,
      created_at: list.createdAt,
    })
    .execute()
}

/** @returns false when somebody carried it out meanwhile */
export async function saveMapping(
  tx: Write,
  id: string,
  to: { mapping: Mapping; sendLetters: boolean; state: 'mapping' | 'waiting' },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('requests.list_import')
    .set({ mapping: JSON.stringify(to.mapping), send_letters: to.sendLetters, state: to.state })
    .where('id', '=', id)
    .where('state', '=', 'mapping')
    .executeTakeFirst()
  return Number(numUpdatedRows) === 1
}

/** Registered locations that a desk serves. */
export async function placesOfDesk(db: Read, deskId: string): Promise<ListPlace[]> {
  const rows = await db
    .selectFrom('locations.location as l')
    .innerJoin('locations.desk_area as a', (join) =>
      join.onRef('a.land', '=', 'l.land').onRef('a.municipality_code', '=', 'l.municipality_code'),
    )
    .select(['l.id', 'l.name', 'l.register_id', 'l.organisation_id'])
    .where('a.organisation_id', '=', deskId)
    .where('l.registered', '=', true)
    .where('l.kind', '<>', 'agency')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    registerId: row.register_id,
    claimed: row.organisation_id !== null,
  }))
}

/** Children with a running request at a desk. */
export async function childrenWaitingAt(db: Read, deskId: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('requests.request')
    .select(['child_name', 'birth_on', 'expected_on'])
    .where('desk_id', '=', deskId)
    .where('state', '=', 'open')
    .execute()
  return new Set(
    rows.flatMap(({ child_name, birth_on, expected_on }) => {
      if (birth_on) return [childKey(child_name, { bornOn: birth_on })]
      return expected_on ? [childKey(child_name, { expectedOn: expected_on })] : []
    }),
  )
}

export interface KeptLine {
  readonly line: number
  readonly outcome: 'new' | 'duplicate' | 'rejected'
  readonly reason: LineReason | null
  readonly number: string | null
}

export async function insertLines(tx: Write, importId: string, lines: readonly KeptLine[]): Promise<void> {
  for (let from = 0; from < lines.length; from += 1000) {
    const some = lines.slice(from, from + 1000)
    await tx
      .insertInto('requests.list_line')
      .values(some.map((line) => ({ import_id: importId, ...line })))
      .execute()
  }
}

export async function linesOf(db: Read, importId: string): Promise<KeptLine[]> {
  const rows = await db
    .selectFrom('requests.list_line')
    .select(['line', 'outcome', 'reason', 'number'])
    .where('import_id', '=', importId)
    .orderBy('line')
    .execute()
  // Only this program writes the column, from the same names.
  return rows.map((row) => ({ ...row, reason: row.reason as LineReason | null }))
}

/** The file goes as soon as it was carried out. */
export async function finishList(
  tx: Write,
  id: string,
  at: Temporal.Instant,
  counts: { new: number; duplicate: number; rejected: number },
): Promise<void> {
  await tx
    .updateTable('requests.list_import')
    .set({
      state: 'done',
      bytes: null,
      finished_at: at,
      count_new: counts.new,
      count_duplicate: counts.duplicate,
      count_rejected: counts.rejected,
    })
    .where('id', '=', id)
    .execute()
}

/** Lists that nobody carried out: they hold personal data. */
export async function dropOldLists(tx: Write, before: Temporal.Instant): Promise<void> {
  await tx.deleteFrom('requests.list_import').where('state', '=', 'mapping').where('created_at', '<', before).execute()
}
