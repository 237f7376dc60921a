import { sql } from 'kysely'
import type { Write } from '../../../platform/database.ts'
import type { Due, Retained } from '../../../platform/retention.ts'
import { contactKeeping } from './keeping.ts'

/** Contacts and questions that hang on no report; those of a report go when it does. */
export const retainedContacts: Retained = {
  kind: 'contact',
  name: 'clients.staff.keep.name',
  after: 'clients.staff.keep.after',
  rules: contactKeeping,
  numbered: false,
  settable: true,
  wipe,
}

async function wipe(tx: Write, { house, months, today, limit }: Due): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select e.id from supervision.ended_contact as e
    where e.house_id = ${house.id} and e.ended_on + make_interval(months => ${months}) <= ${today} and not audit.held(e.id, ${today})
    order by e.ended_on limit ${limit}`.execute(tx)
  const ids = rows.map(({ id }) => id)
  if (ids.length > 0) await sql`select supervision.destroy_contacts(${ids}::uuid[], ${today})`.execute(tx)
  return ids
}
