// `npm run import`: a register, postcode points or boundaries, past the page and its limit on size.
import '../src/platform/temporal.ts'
import { openPlatform } from '../src/platform/open-platform.ts'
import { databaseUrl } from './database-url.ts'
import { carryOut, requireFile } from './import-run.ts'
import { type ImportWish, UnclearWish, usage, wishFrom } from './import-wish.ts'

const args = process.argv.slice(2)
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
  requireFile(wish)
  const { platform, close } = await openPlatform({ ...process.env, DATABASE_URL: await databaseUrl(process.env) })
  try {
    const { report, failed } = await carryOut(platform, wish)
    console.log(report)
    if (failed) process.exitCode = 1
  } finally {
    await close()
  }
}

/** What a person can do something with: no stack, no values of rows. */
function wordsOf(fault: unknown): string {
  const { code, message = String(fault) } = fault as { code?: string; message?: string }
  if (code === '42P01' || code === '3F000' || code === '22023')
    return 'this database has no tables yet. Start Opvangloket once (npm start), which makes them.'
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND') return 'the database of DATABASE_URL does not answer.'
  return message
}
