import type { Person } from '../../../lib/actor.ts'
import { audit } from '../../../platform/audit.ts'
import type { Read, Write } from '../../../platform/database.ts'
import { NotFound } from '../../../platform/errors.ts'
import { planJob } from '../../../platform/jobs.ts'
import type { Platform } from '../../../platform/platform.ts'
import { readSpreadsheet, type SheetFault } from '../../../platform/spreadsheet.ts'
import { newId } from '../../../platform/tokens.ts'
import type { UploadedFile } from '../../../platform/upload.ts'
import { batchPurpose } from '../sealed-columns.ts'
import { batchMembership } from '../tariff-permissions.ts'
import type { TariffValues } from '../tariff-values.ts'
import { valuesInForce } from '../values/values-in-force-queries.ts'
import { type BatchHead, type BatchLine, calculateLines, readHead, words } from './batch-lines.ts'
import { deleteRun, insertPart, insertRun, lockRows, noteStep, sealedParts } from './batch-queries.ts'
import { atOnce, keptDays, linesInAPart } from './batch-run.ts'

export type BatchFault = SheetFault | 'headings'

/** What is sealed of a file: its headings, and its lines as words. */
interface KeptRows {
  readonly head: BatchHead
  readonly rows: readonly (readonly string[])[]
}

type Keys = Platform['keys']

/** Takes a list in: a short one is calculated at once, a long one by a job. @returns the id to follow it by */
export async function receiveBatch(
  platform: Platform,
  actor: Person,
  file: UploadedFile,
): Promise<{ id: string } | { fault: BatchFault }> {
  const read = await readSpreadsheet(file.bytes)
  if ('fault' in read) return read
  const [first = [], ...lines] = read
  const head = readHead(first)
  if (!head) return { fault: 'headings' }
  const id = newId()
  const rows = lines.map((row) => row.map(words))
  const values = await valuesInForce(platform)
  await platform.db.change(actor, (tx) => insertBatch(tx, platform, actor, { id, file, head, rows, values }))
  return { id }
}

async function insertBatch(
  tx: Write,
  { clock, keys }: Platform,
  actor: Person,
  { id, file, values, ...kept }: KeptRows & { id: string; file: UploadedFile; values: TariffValues },
): Promise<void> {
  const { organisationId, locationId } = batchMembership(actor)
  const lines = kept.rows.length <= atOnce ? calculateLines(kept.head, kept.rows, values) : undefined
  await insertRun(tx, {
    id,
    organisationId,
    locationId,
    startedBy: actor.personId,
    fileName: file.name,
    land: kept.head.land,
    linesTotal: kept.rows.length,
    sealedRows: lines ? null : seal(keys, kept),
    ...countsOf(lines ?? []),
    createdAt: clock.now(),
    expiresAt: clock.now().add({ hours: keptDays * 24 }),
  })
  if (lines) await insertPart(tx, id, 0, seal(keys, lines))
  else await planJob(tx, 'tariffs_calculate_batch', { batch: id }, { key: `cost-batch:${id}`, queue: 'cost-batch' })
  await audit(tx, actor, {
    action: 'tariffs.batch_received',
    subjectKind: 'cost_batch',
    subjectId: id,
    organisationId,
    details: { lines: kept.rows.length },
  })
}

/** Goes on behind the last part that was kept, until nothing is left: also after a worker that was stopped midway. */
export async function calculateBatch(platform: Platform, id: string): Promise<void> {
  while (await calculatePart(platform, id)) continue
}

/** One part, in a transaction of its own. @returns whether there is more to do */
export async function calculatePart(platform: Platform, id: string): Promise<boolean> {
  const { db, clock, keys } = platform
  const values = await valuesInForce(platform)
  return db.work(async (tx) => {
    const left = await lockRows(tx, id)
    if (!left) return false
    const { head, rows }: KeptRows = open(keys, left.sealedRows)
    const lines = calculateLines(head, rows.slice(left.done, left.done + linesInAPart), values, left.done)
    const last = left.done + lines.length >= rows.length
    await insertPart(tx, id, left.done, seal(keys, lines))
    await noteStep(tx, id, { count: lines.length, ...countsOf(lines), last }, clock.now())
    return !last
  })
}

/** What came out, as far as it is calculated. */
export async function linesOf(db: Read, { keys }: Pick<Platform, 'keys'>, id: string): Promise<BatchLine[]> {
  const parts = await sealedParts(db, id)
  return parts.flatMap((sealed): BatchLine[] => open(keys, sealed))
}

/** Before its term: nobody needs it any more. */
export const wipeBatch = ({ db }: Platform, actor: Person, id: string): Promise<void> =>
  db.change(actor, async (tx) => {
    if (!(await deleteRun(tx, id))) throw new NotFound()
    const { organisationId } = batchMembership(actor)
    await audit(tx, actor, { action: 'tariffs.batch_wiped', subjectKind: 'cost_batch', subjectId: id, organisationId })
  })

const countsOf = (lines: readonly BatchLine[]) => ({
  estimates: lines.filter(({ result }) => result?.certainty === 'estimate').length,
  rejected: lines.filter(({ fault }) => fault !== null).length,
})

const seal = (keys: Keys, value: KeptRows | readonly BatchLine[]): Buffer =>
  keys.seal(batchPurpose, Buffer.from(JSON.stringify(value)))

/** Sealed by us: what opens has the shape that was sealed. */
const open = <T extends KeptRows | BatchLine[]>(keys: Keys, sealed: Buffer): T =>
  JSON.parse(keys.open(batchPurpose, sealed).toString('utf8')) as T
