import { type CsvRow, csvRows } from '../../../platform/csv.ts'
import { ImportRefused } from './import-run.ts'
import type { ImportTask } from './import-task.ts'
import { type Bytes, inspectText, LineTooLong, linesOf, type TextFacts } from './import-text.ts'

/** @throws ImportRefused when the file is no text */
export async function inspectFile({ bytes, tell }: ImportTask): Promise<TextFacts> {
  const facts = await inspectText(bytes())
  if ('refusal' in facts) throw new ImportRefused(facts.refusal)
  await tell('reading', 0, facts.lines)
  return facts
}

/** The rows of the file in batches that are never empty, telling how far it is after each. */
export async function* rowsOf(
  task: ImportTask,
  facts: TextFacts,
  delimiter: string,
): AsyncGenerator<readonly CsvRow[]> {
  try {
    for await (const rows of csvRows(linesOf(task.bytes(), facts), delimiter)) {
      const last = rows.at(-1)
      if (!last) continue
      yield rows
      await task.tell('reading', last.line)
    }
  } catch (fault) {
    throw fault instanceof LineTooLong ? new ImportRefused('binary') : fault
  }
}

/** The first line that holds anything. */
export async function firstLine(bytes: () => Bytes, facts: TextFacts): Promise<string> {
  for await (const lines of linesOf(bytes(), facts)) {
    const first = lines.find((line) => line.trim() !== '')
    if (first !== undefined) return first
  }
  throw new ImportRefused('empty')
}
