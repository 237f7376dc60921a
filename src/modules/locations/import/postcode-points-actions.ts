import type { CopyValue } from '../../../platform/bulk.ts'
import { firstLine, inspectFile, rowsOf } from './import-lines-actions.ts'
import { ImportRefused } from './import-run.ts'
import type { ImportResult, ImportTask } from './import-task.ts'
import type { TextFacts } from './import-text.ts'
import { locateLocations } from './location-point-queries.ts'
import { delimiterOf, readPoint, readPointHeader } from './postcode-points.ts'
import { applyPoints, comparePoints, stagePoints, writePointReport } from './postcode-points-queries.ts'

/** Where postcodes lie; afterwards every location of that land stands at its new point. */
export async function importPostcodePoints(task: ImportTask): Promise<ImportResult> {
  const { db, run } = task
  const facts = await inspectFile(task)
  const delimiter = delimiterOf(await firstLine(task.bytes, facts))
  await stagePoints(db, stagedBatches(task, facts, delimiter))
  await task.tell('comparing')
  const counts = await comparePoints(db, run.land)
  if (counts.new + counts.changed + counts.unchanged + counts.rejected === 0) throw new ImportRefused('no_rows')
  await writePointReport(db, run.id)
  if (run.dryRun) return { counts }
  await task.tell('applying')
  await applyPoints(db, run.land)
  await locateLocations(db, run.land)
  return { counts }
}

async function* stagedBatches(task: ImportTask, facts: TextFacts, delimiter: string): AsyncGenerator<CopyValue[][]> {
  let header: ReturnType<typeof headerOf> | undefined
  for await (const rows of rowsOf(task, facts, delimiter)) {
    const batch: CopyValue[][] = []
    for (const { line, fields } of rows) {
      if (!header) header = headerOf(fields)
      else batch.push(stagedPoint(line, readPoint(header, task.run.land, fields)))
    }
    yield batch
  }
}

function stagedPoint(line: number, read: ReturnType<typeof readPoint>): CopyValue[] {
  if ('reason' in read) return [line, read.reason, read.value, null, null, null]
  return [line, null, null, read.postcode, read.lat, read.lon]
}

function headerOf(fields: readonly string[]) {
  const header = readPointHeader(fields)
  if ('missing' in header) throw new ImportRefused('missing_columns', header.missing.join(', '))
  return header
}
