import './platform/temporal.ts'
import { isEmptyDatabase } from '../db/demo/empty.ts'
import { systemClock } from './platform/clock.ts'
import { configOrExit, keysOrExit } from './platform/open-platform.ts'
import { migrate } from './platform/migrate.ts'

// Before web and worker start: the database in today's shape, and something to look at where the launcher asks for it.
const url = process.env['DATABASE_URL']
if (!url) throw new Error('DATABASE_URL is not set')
for (const name of await migrate(url)) console.log(`database: ${name}`)
if (process.argv.includes('--demo') && (await isEmptyDatabase(url))) await loadDemoRegion(url)

async function loadDemoRegion(url: string) {
  const { loadDemo } = await import('../db/demo/load.ts')
  const origin = new URL(process.env['PUBLIC_URL'] || `http://localhost:${process.env['PORT'] || 3000}`)
  const keys = keysOrExit(configOrExit(process.env))
  await loadDemo(url, systemClock.now(), { keys, origin })
  console.log('The demo region is loaded; /dev logs in as any of its people.')
}
