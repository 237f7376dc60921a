import { hash } from 'node:crypto'
import { fold } from '../../../lib/text-fold.ts'
import { type CopyValue, emitForEach } from '../../../platform/bulk.ts'
import { inspectFile, rowsOf } from './import-lines-actions.ts'
import {
  applyLocations,
  applyMunicipalities,
  applyOrganisers,
  applyPersonal,
  compare,
  countCompared,
  deregisteredLocations,
  makeStage,
  rejectedRow,
  stagedRow,
  stageRows,
  writeReport,
} from './import-register-queries.ts'
import { areManyGone, ImportRefused } from './import-run.ts'
import type { ImportResult, ImportTask } from './import-task.ts'
import type { TextFacts } from './import-text.ts'
import { locateLocations, locateStaged } from './location-point-queries.ts'
import { type LrkHeader, readLrkHeader } from './lrk-columns.ts'
import { isRejected, readLrkRow } from './lrk.ts'

/** The Dutch register: read, compare, report, and unless it is a dry run apply. */
export async function importRegister(task: ImportTask): Promise<ImportResult> {
  const { db, run } = task
  const facts = await inspectFile(task)
  const notes: Notes = { municipalities: new MunicipalityNames(), header: undefined }
  await makeStage(db)
  await stageRows(db, stagedBatches(task, facts, notes))

  await task.tell('comparing')
  await compare(db, run.land)
  const { rows, registered, ...found } = await countCompared(db, run.land)
  if (rows === 0) throw new ImportRefused('no_rows')
  await writeReport(db, run.id)
  const counts = { ...found, unchanged: rows - found.rejected - found.new - found.changed }
  const unknownColumns = notes.header?.unknown.slice(0, 20) ?? []
  if (run.dryRun) return { counts, unknownColumns }
  if (areManyGone(found.gone, registered) && !run.options.acceptManyGone)
    return { counts, unknownColumns, refused: new ImportRefused('many_gone', `${found.gone} / ${registered}`) }

  await task.tell('applying')
  await apply(task, notes.municipalities)
  return { counts, unknownColumns }
}

async function apply({ db, run, at }: ImportTask, municipalities: MunicipalityNames): Promise<void> {
  const { land } = run
  const today = at.toZonedDateTimeISO('Europe/Amsterdam').toPlainDate().toString()
  await applyMunicipalities(db, land, municipalities.chosen())
  await applyOrganisers(db, land)
  await locateStaged(db, land)
  await applyLocations(db, { land, today, at: at.toString() })
  await applyPersonal(db, land)
  await locateLocations(db, land)
  const lost = await deregisteredLocations(db)
  await emitForEach(
    db,
    'locations.location_deregistered',
    lost.map((subject) => ({ subject })),
  )
  await emitForEach(db, 'locations.register_imported', [{ subject: run.id, land }])
}

/** What reading finds besides rows. */
interface Notes {
  readonly municipalities: MunicipalityNames
  header: LrkHeader | undefined
}

async function* stagedBatches(task: ImportTask, facts: TextFacts, notes: Notes): AsyncGenerator<CopyValue[][]> {
  for await (const rows of rowsOf(task, facts, ';')) {
    const header = notes.header ?? headerOf(rows[0]?.fields ?? [])
    const data = notes.header ? rows : rows.slice(1)
    notes.header = header
    yield data.map(({ line, fields }) => {
      const read = readLrkRow(header, fields)
      if (isRejected(read)) return rejectedRow(line, read)
      notes.municipalities.add(read.facts.municipalityCode, read.municipalityName)
      return stagedRow(line, read, hashOf)
    })
  }
}

const hashOf = (text: string) => hash('sha256', text, 'hex')

function headerOf(fields: readonly string[]): LrkHeader {
  const header = readLrkHeader(fields)
  if ('at' in header) return header
  if (fields.length === 1 && /[,\t]/.test(fields[0] ?? '')) throw new ImportRefused('delimiter')
  throw 'missing' in header
    ? new ImportRefused('missing_columns', header.missing.join(', '))
    : new ImportRefused('columns_twice', header.twice.join(', '))
}

/** The register names the municipality on every row; the name that most rows give is taken. */
class MunicipalityNames {
  readonly #names = new Map<string, Map<string, number>>()

  add(code: string | null, name: string | null): void {
    if (!code) return
    const names = this.#names.get(code) ?? new Map<string, number>()
    this.#names.set(code, names)
    // Without a name the code stands in, until the boundaries bring one.
    names.set(name ?? code, (names.get(name ?? code) ?? 0) + (name ? 1 : 0))
  }

  chosen(): { code: string; name: string; folded: string }[] {
    return [...this.#names].map(([code, names]) => {
      const [name = code] = [...names].toSorted(([, a], [, b]) => b - a)[0] ?? []
      return { code, name, folded: fold(name) }
    })
  }
}
