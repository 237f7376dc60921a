import { sql } from 'kysely'
import type { Write } from '../../../platform/database.ts'
import type { Due, Retained } from '../../../platform/retention.ts'
import { requestKeeping } from './keeping.ts'

export const retainedRequests: Retained = {
  kind: 'request',
  name: 'keep.staff.requests',
  after: 'keep.staff.after_request',
  rules: requestKeeping,
  numbered: true,
  settable: true,
  wipe,
}

/** Names, addresses and words go; days, places and answers stay, with the month in which the child was born. */
async function wipe(tx: Write, { house, months, today, limit }: Due): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select e.id from requests.ended as e
    where e.house_id = ${house.id} and e.ended_on + make_interval(months => ${months}) <= ${today} and not audit.held(e.id, ${today})
    order by e.ended_on limit ${limit}`.execute(tx)
  const ids = rows.map(({ id }) => id)
  if (ids.length > 0) await sql`select requests.anonymise(${ids}::uuid[], ${today})`.execute(tx)
  return ids
}
