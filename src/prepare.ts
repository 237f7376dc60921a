import './platform/temporal.ts'
import { isEmptyDatabase } from '../db/demo/empty.ts'
import { systemClock } from './platform/clock.ts'
import { makeKeysOnce, readKeys } from './platform/keys.ts'
import { migrate } from './platform/migrate.ts'

// Before web and worker start: the database in today's shape, and something to look at where the launcher asks for it.
const url = process.env['DATABASE_URL']
if (!url) throw new Error('DATABASE_URL is not set')
for (const name of await migrate(url)) console.log(`database: ${name}`)
if (process.argv.includes('--demo') && (await isEmptyDatabase(url))) await loadDemoRegion(url)

async function loadDemoRegion(url: string) {
  const { loadDemo } = await import('../db/demo/load.ts')
  const origin = new URL(process.env['PUBLIC_URL'] || `http://localhost:${process.env['PORT'] || 3000}`)
  // The demo is for development: its web and worker read the same file.
  const keysFile = process.env['KEYS_FILE'] || '.data/keys.json'
  makeKeysOnce(keysFile)
  await loadDemo(url, systemClock.now(), { origin, keys: readKeys(keysFile) })
  console.log('The demo region is loaded; /dev logs in as any of its people.')
}
