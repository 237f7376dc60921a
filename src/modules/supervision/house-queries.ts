import type { Land } from '../../lib/law.ts'
import type { Read } from '../../platform/database.ts'

export interface House {
  readonly id: string
  readonly name: string
  readonly land: Land
  readonly zone: string
}

export const houseById = (db: Read, id: string): Promise<House> =>
  db
    .selectFrom('accounts.organisation')
    .select(['id', 'name', 'land', 'zone'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
