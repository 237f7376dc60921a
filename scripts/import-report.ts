import {
  changeWords,
  failureWords,
  type ImportRun,
  reasonWords,
  type ReportLine,
  type RunProgress,
} from '../src/modules/locations/index.ts'
import { textsFor } from '../src/platform/texts.ts'

// The command line speaks English, with the same texts as the page.
const t = textsFor('en', { zone: 'Europe/Amsterdam' })

const outcomes = ['new', 'changed', 'gone', 'unchanged', 'rejected'] as const

/** What came of a run; `lines` are the first ones of what asks for a look. */
export function reportText(
  run: ImportRun,
  lines: Readonly<Record<'changed' | 'gone' | 'rejected', readonly ReportLine[]>>,
): string {
  const { counts, failure, dryRun } = run
  const unknown = run.options.unknownColumns ?? []
  return [
    ...(counts
      ? outcomes.map(
          (outcome) => `${t(`locations.staff.import.outcome.${outcome}`).padEnd(10)}${figure(counts[outcome])}`,
        )
      : []),
    ...lines.rejected.map(({ line, reason, changes }) => `line ${line}: ${reasonWords(t, reason, changes['value'])}`),
    ...lines.gone.map(({ registerId, name }) => `gone: ${registerId} ${name}`),
    ...lines.changed.map(
      ({ registerId, name, changes }) => `changed: ${registerId} ${name}: ${changeWords(t, 'en', changes).join('; ')}`,
    ),
    ...(unknown.length > 0 ? [`Columns that we do not know were left out: ${unknown.join(', ')}.`] : []),
    failure
      ? `Nothing was imported. ${failureWords(t, failure)}`
      : dryRun
        ? 'This was a dry run: nothing changed.'
        : 'Done.',
    ...(failure?.startsWith('many_gone') ? ['If the file is whole, add --accept-many-gone.'] : []),
    ...(counts ? [`The whole report: /werk/import/${run.id}`] : []),
  ].join('\n')
}

const figure = (count: number) => count.toLocaleString('en-GB').padStart(10)

const words = {
  waiting: 'waiting for another import',
  reading: 'reading',
  comparing: 'comparing',
  applying: 'applying',
  done: 'done',
  failed: 'stopped',
} as const

const width = 30

/** One line that says how far it is. */
export function progressText({ state, done, total }: RunProgress): string {
  if (state !== 'reading' || !total) return `${words[state]} …`
  const share = Math.min(1, done / total)
  const bar = '█'.repeat(Math.round(share * width)).padEnd(width, '░')
  return `${words.reading} ${bar} ${String(Math.floor(share * 100)).padStart(3)} %  ${figure(done).trim()} of ${figure(total).trim()} lines`
}

/** Draws over its own line on a terminal; elsewhere a line for each state. */
export function showProgress(out: NodeJS.WriteStream): { hear: (progress: RunProgress) => void; end: () => void } {
  let last: RunProgress['state'] | undefined
  return {
    hear(progress) {
      if (out.isTTY) out.write(`\r\u001b[2K${progressText(progress)}`)
      else if (progress.state !== last) out.write(`${words[progress.state]} …\n`)
      last = progress.state
    },
    end() {
      if (out.isTTY) out.write('\r\u001b[2K')
    },
  }
}
