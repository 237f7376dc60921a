import type { Read } from '../../platform/database.ts'
import { type House, panelNames } from '../feedback/index.ts'
import type { Known } from './draft/neutral-text.ts'
import { namesOfHouse } from './report-queries.ts'

/** What a text about no complaint in particular may not tell: who works for the house, and who sits on its panels. */
export async function knownOfHouse(db: Read, house: Pick<House, 'id' | 'name'>): Promise<Known> {
  const names = [...(await namesOfHouse(db, house.id)), ...(await panelNames(db, house.id))]
  return { names, groups: [], allowed: [house.name], only: false }
}
