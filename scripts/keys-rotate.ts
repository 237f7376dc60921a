// `npm run keys:rotate [-- --drop-old]`: a new key of the house; everything that is sealed is sealed anew with it.
import '../src/platform/temporal.ts'
import { Client } from 'pg'
import { sealedColumns } from '../src/sealed-columns.ts'
import { dropOldKeys, rotateKeys } from '../src/platform/rotate-keys.ts'
import { databaseUrl } from './database-url.ts'

const path = process.env['KEYS_FILE'] ?? '.data/keys.json'

try {
  const owner = new Client({ connectionString: await databaseUrl(process.env) })
  await owner.connect()
  try {
    await (process.argv.includes('--drop-old') ? drop(owner) : rotate(owner))
  } finally {
    await owner.end()
  }
} catch (fault) {
  console.error(`The keys were not rotated: ${fault instanceof Error ? fault.message : String(fault)}`)
  process.exitCode = 1
}

async function rotate(owner: Client): Promise<void> {
  const { current, resumed, values } = await rotateKeys(owner, path, sealedColumns, ({ table, column }, rows) =>
    console.log(`${table}.${column}: ${rows}`),
  )
  console.log(`${resumed ? 'Went on with' : 'New key:'} ${current}. Sealed anew: ${values} values.`)
  console.log('Copy the key file to its safe place. After a day: npm run keys:rotate -- --drop-old')
}

async function drop(owner: Client): Promise<void> {
  const current = await dropOldKeys(owner, path, sealedColumns)
  console.log(`The key file holds ${current} alone. A backup of before still needs the key file of before.`)
}
