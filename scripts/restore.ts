// `npm run restore -- file`: the data of a backup in the place of today's, which are moved aside.
import { join, resolve } from 'node:path'
import { dataDirectory } from '../src/platform/data-directory.ts'
import { restore } from '../src/platform/restore.ts'

const clone = join(import.meta.dirname, '..')
const [file] = process.argv.slice(2)

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
  const { before, sound } = await restore(resolve(process.env['INIT_CWD'] ?? '.', file), data, (line) =>
    console.log(line),
  )
  console.log(`Restored, and found sound: ${sound.rows} rows in ${sound.tables} tables, ${sound.indexes} indexes.`)
  if (before) console.log(`The data of before are in ${before}; remove them when you no longer need them.`)
  console.log('Use the key file of the same time (KEYS_FILE, or .data/keys.json), then "npm start".')
} catch (fault) {
  console.error(`Nothing was restored: ${fault instanceof Error ? fault.message : fault}`)
  process.exitCode = 1
}
