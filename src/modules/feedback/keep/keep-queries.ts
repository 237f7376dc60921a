import { sql } from 'kysely'
import type { Write } from '../../../platform/database.ts'
import type { Due, Retained } from '../../../platform/retention.ts'
import { reactionKeeping } from './keeping.ts'

export const retainedReactions: Retained = {
  kind: 'reaction',
  name: 'keep.staff.reactions',
  after: 'keep.staff.after_closing',
  rules: reactionKeeping,
  numbered: true,
  settable: true,
  wipe,
}

/** Names and words go, and all that hangs below; figures, terms and outcomes stay. */
async function wipe(tx: Write, { house, months, today, limit }: Due): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select e.id from feedback.ended as e
    where e.house_id = ${house.id} and e.ended_on + make_interval(months => ${months}) <= ${today} and not audit.held(e.id, ${today})
    order by e.ended_on limit ${limit}`.execute(tx)
  const ids = rows.map(({ id }) => id)
  if (ids.length > 0) await sql`select feedback.anonymise(${ids}::uuid[], ${today})`.execute(tx)
  return ids
}
