// `npm run backup [-- folder]`: the embedded database in one file, while everybody goes on working.
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { backUp } from '../src/platform/backup.ts'
import { dataDirectory } from '../src/platform/data-directory.ts'
import { findRunning, startEmbedded } from '../src/platform/embedded-postgres.ts'

const clone = join(import.meta.dirname, '..')
const log = (line: string) => console.log(line)

if (process.env['DATABASE_URL']) {
  console.error(
    'DATABASE_URL names a server of your own. Back that up with its own means: pg_dump or pg_basebackup, or the backups of ' +
      'your provider. See docs/operations/backup.md.',
  )
  process.exit(1)
}

const data = dataDirectory(clone, process.env)
if (!existsSync(join(data, 'postgres'))) {
  console.error(`There is no database in ${data} yet. "npm start" makes one.`)
  process.exit(1)
}
const folder = resolve(process.env['INIT_CWD'] ?? '.', process.argv[2] ?? join(data, 'backups'))
const running = await findRunning(data)
const own = running ? undefined : await startEmbedded({ dataDirectory: data, log })
try {
  const { file, bytes, moment } = await backUp(running ?? own?.adminUrl ?? '', join(data, 'postgres'), folder)
  log(`${file} (${(bytes / 1e6).toFixed(1)} MB) holds everything that was acknowledged before ${moment.toISOString()}.`)
  const keys = resolve(clone, process.env['KEYS_FILE'] ?? '.data/keys.json')
  log(
    `The keys are not in it: keep a copy of ${keys} in another place. Without them, what is encrypted stays unreadable.`,
  )
} catch (fault) {
  console.error(`No backup was made: ${fault instanceof Error ? fault.message : fault}`)
  process.exitCode = 1
} finally {
  await own?.stop()
}
