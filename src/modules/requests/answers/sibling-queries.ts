import type { Read } from '../../../platform/database.ts'
import type { Birth } from '../asked.ts'
import { birthOfRow, type Case, type CaseChoice } from '../case-queries.ts'
import type { ChoiceState } from '../choice.ts'

/** Another child of the family that is asked for at the same location, as who answers there sees it. */
export interface SiblingChoice {
  readonly choiceId: string
  readonly number: string
  readonly childName: string
  readonly birth: Birth
  readonly state: ChoiceState
  readonly version: number
}

export async function siblingChoices(
  db: Read,
  { id, familyId }: Pick<Case, 'id' | 'familyId'>,
  { location }: Pick<CaseChoice, 'location'>,
): Promise<SiblingChoice[]> {
  const rows = await db
    .selectFrom('requests.request as r')
    .innerJoin('requests.choice as c', 'c.request_id', 'r.id')
    .select(['c.id as choiceId', 'r.number', 'r.child_name as childName', 'c.state', 'c.version'])
    .select(['r.birth_on', 'r.expected_on'])
    .where('r.family_id', '=', familyId)
    .where('r.id', '<>', id)
    .where('c.location_id', '=', location.id)
    .orderBy('r.child_name')
    .orderBy('r.id')
    .execute()
  return rows.map(({ birth_on, expected_on, ...row }) => ({ ...row, birth: birthOfRow({ birth_on, expected_on }) }))
}

/** These choices in the order in which everybody locks their requests. */
export async function inLockOrder(db: Read, choiceIds: readonly string[]): Promise<string[]> {
  const rows = await db
    .selectFrom('requests.choice as c')
    .select('c.id')
    .where('c.id', 'in', choiceIds)
    .orderBy('c.request_id')
    .orderBy('c.id')
    .execute()
  return rows.map(({ id }) => id)
}
