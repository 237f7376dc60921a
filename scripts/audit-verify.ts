// `npm run audit:verify [-- heads…]`: reads the whole audit and says whether anybody touched it.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Client } from 'pg'
import { type AuditHead, headKeys, headsIn } from '../src/platform/audit-head.ts'
import { type Fault, type Verified, verifyAudit } from '../src/platform/audit-verify.ts'
import { readKeys } from '../src/platform/keys.ts'
import { databaseUrl } from './database-url.ts'

const usage = `npm run audit:verify -- [--restored] [--key BASE64]… [FILE OR FOLDER]…

Files and folders hold the daily heads that were sent outside, as files or as saved mails; without any, AUDIT_HEADS_DIR is read.
--restored: you know of the restores that it tells of; heads that left between a backup and its restore are then no fault.
--key names the public key that heads must be signed with, where KEYS_FILE is not at hand; --print-key says which one it is.
Exit: 0 sound, 1 somebody touched it, 2 it could not be checked.`

const args = process.argv.slice(2)
try {
  if (args.includes('--help')) console.log(usage)
  else if (args.includes('--print-key')) console.log(ownKeys().join('\n'))
  else process.exitCode = await run()
} catch (fault) {
  console.error(`The audit could not be checked: ${fault instanceof Error ? fault.message : String(fault)}`)
  process.exitCode = 2
}

async function run(): Promise<number> {
  const { paths, keys, restored } = wishFrom(args)
  const sources = paths.length > 0 ? paths : [process.env['AUDIT_HEADS_DIR'] ?? ''].filter(Boolean)
  const heads = sources.flatMap(headsAt)
  if (sources.length > 0 && heads.length === 0) throw new Error(`no head was found in ${sources.join(', ')}`)
  const trusted = keys.length > 0 ? keys : ownKeys()
  const client = new Client({ connectionString: await databaseUrl(process.env) })
  await client.connect()
  try {
    const before = performance.now()
    const verified = await verifyAudit(client, { heads, trusted, restored })
    return report(verified, heads, (performance.now() - before) / 1000)
  } finally {
    await client.end()
  }
}

function wishFrom(words: readonly string[]): { paths: string[]; keys: string[]; restored: boolean } {
  const wish = { paths: [] as string[], keys: [] as string[], restored: false }
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? ''
    if (word === '--key') wish.keys.push(words[(index += 1)] ?? '')
    else if (word === '--restored') wish.restored = true
    else if (word.startsWith('--')) throw new Error(`what is ${word}?\n\n${usage}`)
    else wish.paths.push(resolve(process.env['INIT_CWD'] ?? '.', word))
  }
  return wish
}

function ownKeys(): readonly string[] {
  const file = process.env['KEYS_FILE'] ?? '.data/keys.json'
  if (!existsSync(file)) throw new Error(`there is no ${file}: set KEYS_FILE, or name the public key with --key`)
  return headKeys(readKeys(file))
}

function headsAt(path: string): AuditHead[] {
  if (!statSync(path).isDirectory()) return headsIn(readFileSync(path, 'utf8'))
  return readdirSync(path).sort().flatMap((name) => headsAt(join(path, name))) // prettier-ignore
}

function report(
  { rows, unsealed, vouchedTo, protections, restores, faults }: Verified,
  given: readonly AuditHead[],
  seconds: number,
): number {
  const days = given.map(({ day }) => day).sort()
  console.log(
    `Read ${rows} rows of the chain in ${seconds.toFixed(1)} s (${Math.round(rows / seconds)} a second): order, links, hashes, moments.`,
  )
  console.log(
    `Not sealed yet: ${unsealed} rows. Protections in place: ${protections - faults.filter(({ kind }) => kind === 'protection gone').length} of ${protections}.`,
  )
  if (given.length > 0)
    console.log(
      `Heads from outside: ${given.length}, ${days[0]} to ${days.at(-1)}; they vouch for rows 1 to ${vouchedTo}.`,
    )
  else
    console.log(
      'No head from outside was given: an end that was cut off, or a chain made anew, is not found without (docs/operations/audit.md).',
    )
  for (const { at, sealedTo, lastAt } of restores)
    console.log(
      `Restored on ${at} from a backup that ends at place ${sealedTo} of the chain${lastAt ? ` (${lastAt})` : ''}: what came after is lost. Did you?`,
    )
  const [first] = faults
  if (!first) {
    console.log('Nobody touched it.')
    return 0
  }
  console.error(`FIRST FAULT: ${inWords(first)}`)
  for (const fault of faults.slice(1, 20)) console.error(`  also: ${inWords(fault)}`)
  if (faults.length > 20) console.error(`  and ${faults.length - 20} more`)
  return 1
}

function inWords({ kind, seq, words }: Fault): string {
  return seq > 0 ? `place ${seq} of the chain, ${kind}: ${words}` : `${kind}: ${words}`
}
