import type { Land } from '../../../lib/law.ts'
import type { Read } from '../../../platform/database.ts'

/** An organisation whose log is read, and whose things are wiped when their term is over. */
export interface House {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly kind: string
  readonly land: Land
  readonly zone: string
}

const houses = (db: Read) =>
  db.selectFrom('accounts.organisation').select(['id', 'slug', 'name', 'kind', 'land', 'zone']).orderBy('name')

export const everyHouse = (db: Read): Promise<House[]> => houses(db).execute()

/** Those among these organisations, by name. */
export function housesAmong(db: Read, ids: readonly string[]): Promise<House[]> {
  return ids.length === 0 ? Promise.resolve([]) : houses(db).where('id', 'in', ids).execute()
}
