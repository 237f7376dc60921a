// `npm run import`: a register, postcode points or boundaries, past the page and its limit on size.
import '../src/platform/temporal.ts'
import { createReadStream, existsSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { planLocalImport, reportLines, runImport } from '../src/modules/locations/index.ts'
import { openPlatform } from '../src/platform/open-platform.ts'
import type { Platform } from '../src/platform/platform.ts'
import { databaseUrl } from './database-url.ts'
import { reportText, showProgress } from './import-report.ts'
import { type ImportWish, UnclearWish, usage, wishFrom } from './import-wish.ts'

const args = process.argv.slice(2)
const firstLines = { after: 0, limit: 20 }
try {
  if (args.length === 0 || args.includes('--help')) console.log(usage)
  else await run(wishFrom(args))
} catch (fault) {
  console.error(
    fault instanceof UnclearWish ? `${fault.message}\n\n${usage}` : `Nothing was imported: ${wordsOf(fault)}`,
  )
  process.exitCode = 1
}

async function run(wish: ImportWish): Promise<void> {
  if (!existsSync(wish.file) || !statSync(wish.file).isFile()) throw new UnclearWish(`There is no file ${wish.file}.`)
  const { platform, close } = await openPlatform({ ...process.env, DATABASE_URL: await databaseUrl(process.env) })
  try {
    const { report, failed } = await carryOut(platform, wish)
    console.log(report)
    if (failed) process.exitCode = 1
  } finally {
    await close()
  }
}

async function carryOut(
  platform: Platform,
  { file, ...wish }: ImportWish,
): Promise<{ report: string; failed: boolean }> {
  const id = await planLocalImport(platform, { ...wish, fileName: basename(file) })
  const progress = showProgress(process.stdout)
  const bytes = () => createReadStream(file, { highWaterMark: 256 * 1024 })
  const ended = await runImport(platform, id, { bytes, hear: progress.hear }).finally(progress.end)
  const lines = await platform.db.work(async (tx) => ({
    changed: await reportLines(tx, id, 'changed', firstLines),
    gone: await reportLines(tx, id, 'gone', firstLines),
    rejected: await reportLines(tx, id, 'rejected', firstLines),
  }))
  return { report: reportText(ended, lines), failed: ended.state === 'failed' }
}

/** What a person can do something with: no stack, no values of rows. */
function wordsOf(fault: unknown): string {
  const { code, message = String(fault) } = fault as { code?: string; message?: string }
  if (code === '42P01' || code === '3F000' || code === '22023')
    return 'this database has no tables yet. Start Opvangloket once (npm start), which makes them.'
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND') return 'the database of DATABASE_URL does not answer.'
  return message
}
