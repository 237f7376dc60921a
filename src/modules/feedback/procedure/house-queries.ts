import type { Land } from '../../../lib/law.ts'
import type { Read } from '../../../platform/database.ts'

/** An organisation that handles what people say. */
export interface House {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly kind: string
  readonly land: Land
  readonly zone: string
  readonly phone: string | null
  readonly email: string | null
  readonly hours: string | null
}

/** Who runs the installation handles nothing. */
const houses = (db: Read) =>
  db
    .selectFrom('accounts.organisation')
    .select(['id', 'slug', 'name', 'kind', 'land', 'zone', 'phone', 'email', 'hours'])
    .where('kind', '<>', 'operator')

export const findHouse = (db: Read, slug: string): Promise<House | undefined> =>
  houses(db).where('slug', '=', slug).executeTakeFirst()

export const houseById = (db: Read, id: string): Promise<House | undefined> =>
  houses(db).where('id', '=', id).executeTakeFirst()

/** Those among these organisations, by name. */
export function housesAmong(db: Read, ids: readonly string[]): Promise<House[]> {
  if (ids.length === 0) return Promise.resolve([])
  return houses(db).where('id', 'in', ids).orderBy('name').execute()
}
