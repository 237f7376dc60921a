import { sql } from 'kysely'
import type { Write } from '../../../platform/database.ts'
import type { Due, Retained } from '../../../platform/retention.ts'
import { incidentKeeping } from './keeping.ts'

export const retainedIncidents: Retained = {
  kind: 'incident',
  name: 'incidents.staff.kept',
  after: 'incidents.staff.kept.after',
  rules: incidentKeeping,
  numbered: true,
  settable: true,
  wipe,
}

/** The form, the words and the names go; kind, dates and outcome stay for the figures. */
async function wipe(tx: Write, { house, months, today, limit }: Due): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select e.id from supervision.ended_incident as e
    where e.house_id = ${house.id} and e.ended_on + make_interval(months => ${months}) <= ${today} and not audit.held(e.id, ${today})
    order by e.ended_on limit ${limit}`.execute(tx)
  const ids = rows.map(({ id }) => id)
  if (ids.length > 0) await sql`select supervision.anonymise_incidents(${ids}::uuid[], ${today})`.execute(tx)
  return ids
}
