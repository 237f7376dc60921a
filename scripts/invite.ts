// `npm run invite`: the first people of an installation, before anybody is there who could invite them.
import '../src/platform/temporal.ts'
import { openPlatform } from '../src/platform/open-platform.ts'
import { databaseUrl } from './database-url.ts'
import { carryOut } from './invite-run.ts'
import { UnclearWish, usage, wishFrom } from './invite-wish.ts'

const args = process.argv.slice(2)
try {
  if (args.length === 0 || args.includes('--help')) console.log(usage)
  else await run()
} catch (fault) {
  console.error(fault instanceof UnclearWish ? `${fault.message}\n\n${usage}` : wordsOf(fault))
  process.exitCode = 1
}

async function run(): Promise<void> {
  const wish = wishFrom(args)
  const { platform, close } = await openPlatform({ ...process.env, DATABASE_URL: await databaseUrl(process.env) })
  try {
    const { done, refused } = await carryOut(platform, wish)
    for (const line of done) console.log(line)
    for (const line of refused) console.error(line)
    if (refused.length > 0) process.exitCode = 1
  } finally {
    await close()
  }
}

/** What a person can do something with: no stack, no values of rows. */
function wordsOf(fault: unknown): string {
  const { code, message = String(fault) } = fault as { code?: string; message?: string }
  if (code === '42P01' || code === '3F000' || code === '22023')
    return 'This database has no tables yet. Start Opvangloket once (npm start), which makes them.'
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND') return 'The database of DATABASE_URL does not answer.'
  return `Nobody was invited: ${message}`
}
