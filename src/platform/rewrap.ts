import type { Client } from 'pg'
import type { Keys } from './keys.ts'
import type { SealedColumn } from './sealed-column.ts'

// A new key of the house: what an older one sealed is sealed anew, some rows at a time. Killed in between nothing is half done, and
// the next run goes on where this one stopped.

const rowsAtOnce = 500

/** The name of the key that sealed a value, read from the value itself (keys.ts). */
const nameIn = (column: string) => `convert_from(substring(${column} from 3 for get_byte(${column}, 1)), 'UTF8')`

/** How many values each key sealed. */
export async function keyUse(owner: Client, columns: readonly SealedColumn[]): Promise<ReadonlyMap<string, number>> {
  const use = new Map<string, number>()
  for (const { table, column } of columns) {
    const { rows } = await owner.query<{ name: string; count: number }>(
      `select ${nameIn(column)} as name, count(*)::int as count from ${table} where ${column} is not null group by 1`,
    )
    for (const { name, count } of rows) use.set(name, (use.get(name) ?? 0) + count)
  }
  return use
}

/**
 * Seals with the newest key what another one sealed. @param told after every batch
 * @throws where a value does not open: nothing of its batch was changed
 */
export async function rewrap(
  owner: Client,
  keys: Keys,
  columns: readonly SealedColumn[],
  current: string,
  told: (column: SealedColumn, rows: number) => void = () => {},
): Promise<number> {
  let all = 0
  for (const column of columns) {
    let last: Row | undefined
    do {
      const done = await batch(owner, keys, column, { current, last })
      last = done.at(-1)
      all += done.length
      if (last) told(column, done.length)
    } while (last)
  }
  return all
}

type Row = Readonly<Record<string, string>>

/** The next rows, in the order of their key. */
async function batch(
  owner: Client,
  keys: Keys,
  { table, column, key, purpose }: SealedColumn,
  { current, last }: { readonly current: string; readonly last: Row | undefined },
): Promise<Row[]> {
  const from = last ? `and (${key.join(', ')}) > (${key.map((_, place) => `$${place + 2}`).join(', ')})` : ''
  const as = `jsonb_build_object(${key.map((one) => `'${one}', ${one}::text`).join(', ')})`
  const same = key.map((one, place) => `${one} = $${place + 2}`).join(' and ')
  await owner.query('begin')
  try {
    const { rows } = await owner.query<{ row: Row; old: Buffer }>(
      `select ${as} as row, ${column} as old from ${table}
       where ${column} is not null and ${nameIn(column)} <> $1 ${from} order by ${key.join(', ')} limit ${rowsAtOnce} for update`,
      [current, ...(last ? key.map((one) => last[one]) : [])],
    )
    for (const { row, old } of rows) {
      const what = purpose(row)
      const fresh = keys.seal(what, keys.open(what, old))
      await owner.query(`update ${table} set ${column} = $1 where ${same}`, [fresh, ...key.map((one) => row[one])])
    }
    await owner.query('commit')
    return rows.map(({ row }) => row)
  } catch (fault) {
    await owner.query('rollback')
    throw fault
  }
}
