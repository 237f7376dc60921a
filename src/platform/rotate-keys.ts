import type { Client } from 'pg'
import { headPurpose } from './audit-head.ts'
import { type KeyFile, readKeyFile, replaceKeyFile, withNewKey } from './key-file.ts'
import { checkKeys, forgetProbes } from './key-probe.ts'
import { publicKeyOf, readKeys } from './keys.ts'
import { keyUse, rewrap } from './rewrap.ts'
import type { SealedColumn } from './sealed-column.ts'

export interface Rotated {
  readonly current: string
  /** A rotation that was broken off went on; no new key was made. */
  readonly resumed: boolean
  readonly values: number
}

/**
 * A new key of the house; everything that an older one sealed is sealed anew. A rotation that was broken off goes on: only a finished
 * one is followed by a new key. @throws WrongKeys where the file is not the one of this database
 */
export async function rotateKeys(
  owner: Client,
  path: string,
  columns: readonly SealedColumn[],
  told?: (column: SealedColumn, rows: number) => void,
): Promise<Rotated> {
  await oneAtATime(owner)
  await checkKeys(owner, readKeys(path))
  const before = readKeyFile(path)
  const resumed = staleIn(before, await keyUse(owner, columns)) > 0
  if (!resumed) replaceKeyFile(path, withNewKey(before))
  const { current } = readKeyFile(path)
  const keys = readKeys(path)
  await checkKeys(owner, keys)
  return { current, resumed, values: await rewrap(owner, keys, columns, current, told) }
}

/**
 * The older keys leave the file; what they signed can still be checked. @returns the key that stays
 * @throws where something is still sealed with another
 */
export async function dropOldKeys(owner: Client, path: string, columns: readonly SealedColumn[]): Promise<string> {
  await oneAtATime(owner)
  await checkKeys(owner, readKeys(path))
  const file = readKeyFile(path)
  const stale = staleIn(file, await keyUse(owner, columns))
  if (stale > 0) throw new Error(`${stale} values are still sealed with an older key. First: npm run keys:rotate`)
  const fresh = withoutOld(file)
  replaceKeyFile(path, fresh)
  await forgetProbes(owner, fresh)
  return fresh.current
}

const oneAtATime = (owner: Client) => owner.query(`select pg_advisory_lock(hashtext('opvangloket.keys'))`)

const staleIn = ({ current }: KeyFile, use: ReadonlyMap<string, number>) =>
  [...use].reduce((sum, [name, count]) => sum + (name === current ? 0 : count), 0)

function withoutOld(file: KeyFile): KeyFile {
  const { current, keys, signed } = file
  const old = Object.keys(keys).filter((name) => name !== current)
  const heads = old.map((name) => publicKeyOf(file, name, headPurpose).toString('base64'))
  return {
    current,
    keys: { [current]: keys[current] ?? '' },
    signed: { ...signed, [headPurpose]: [...(signed[headPurpose] ?? []), ...heads] },
  }
}
