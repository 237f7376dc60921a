// `npm run restore -- file`: the data of a backup in the place of today's, which are moved aside.
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { dataDirectory } from '../src/platform/data-directory.ts'
import { type Keys, readKeys } from '../src/platform/keys.ts'
import { restore } from '../src/platform/restore.ts'

const withoutKeys = '--without-keys'
const clone = join(import.meta.dirname, '..')
const file = process.argv.slice(2).find((word) => word !== withoutKeys)

if (process.env['DATABASE_URL']) {
  console.error(
    'DATABASE_URL names a server of your own. Restore that with its own means: pg_restore, or what your provider offers. ' +
      'See docs/operations/backup.md.',
  )
  process.exit(1)
}
if (!file) {
  console.error('Which backup? npm run restore -- /path/to/opvangloket-….tar.gz')
  process.exit(1)
}

try {
  const data = dataDirectory(clone, process.env)
  const log = (line: string) => console.log(line)
  const { before, sound } = await restore(resolve(process.env['INIT_CWD'] ?? '.', file), data, log, keysOfToday())
  console.log(`Restored, and found sound: ${sound.rows} rows in ${sound.tables} tables, ${sound.indexes} indexes.`)
  if (before) console.log(`The data of before are in ${before}; remove them when you no longer need them.`)
  console.log('Now "npm start".')
} catch (fault) {
  console.error(`Nothing was restored: ${fault instanceof Error ? fault.message : fault}`)
  process.exitCode = 1
}

/** What is sealed in a backup opens with the key file of its time alone. */
function keysOfToday(): Keys | undefined {
  if (process.argv.includes(withoutKeys)) return undefined
  const path = resolve(clone, process.env['KEYS_FILE'] ?? '.data/keys.json')
  if (existsSync(path)) return readKeys(path)
  throw new Error(
    `there is no key file ${path}. Put the one of the time of the backup there. Without it what is sealed stays unreadable, ` +
      `and Opvangloket does not start; ${withoutKeys} restores all the same.`,
  )
}
