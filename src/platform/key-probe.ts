import type { KeyFile } from './key-file.ts'
import { keyNameOf, type Keys } from './keys.ts'

// For every key that ever sealed something here the database holds one value that it opens: a restored database with the key file of
// another installation, or without one of its keys, is noticed before anything is written with the wrong one.

const purpose = 'key probe'
const plain = Buffer.from('the right key')

/** The database was sealed with keys that are not in the file. */
export class WrongKeys extends Error {
  override readonly name = 'WrongKeys'
}

interface Asks {
  query<R>(text: string, values?: unknown[]): Promise<{ rows: R[] }>
}

/** @throws WrongKeys @returns the names of the keys that sealed something here */
export async function requireKeys(db: Asks, keys: Keys): Promise<readonly string[]> {
  const { rows } = await db.query<{ name: string; sealed: Buffer }>('select name, sealed from platform.key_probe')
  for (const { name, sealed } of rows) if (!opens(keys, sealed)) throw new WrongKeys(inWords(name))
  return rows.map(({ name }) => name)
}

/** The same, before anything is written with these keys; a new one leaves its value. @throws WrongKeys */
export async function checkKeys(db: Asks, keys: Keys): Promise<void> {
  const known = await requireKeys(db, keys)
  const fresh = keys.seal(purpose, plain)
  const name = keyNameOf(fresh)
  if (known.includes(name)) return
  await db.query('insert into platform.key_probe (name, sealed) values ($1, $2) on conflict do nothing', [name, fresh])
}

function opens(keys: Keys, sealed: Buffer): boolean {
  try {
    return keys.open(purpose, sealed).equals(plain)
  } catch {
    return false
  }
}

const inWords = (name: string) =>
  `this database was sealed with a key named ${name} that is not in KEYS_FILE. Put the key file of this installation back; ` +
  'without it what is sealed stays unreadable. Nothing was changed (docs/operations/keys.md)'

/** A key that nothing is sealed with any more is no longer asked for. */
export async function forgetProbes(db: Asks, { keys }: KeyFile): Promise<void> {
  await db.query('delete from platform.key_probe where name <> all ($1)', [Object.keys(keys)])
}
