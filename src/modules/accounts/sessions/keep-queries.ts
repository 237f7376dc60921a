import { sql } from 'kysely'
import type { Write } from '../../../platform/database.ts'
import type { Due, Retained } from '../../../platform/retention.ts'
import { sessionKeeping } from './keeping.ts'

/** Of the installation: a session is nobody's but its person's. */
export const retainedSessions: Retained = {
  kind: 'session',
  houses: ['operator'],
  name: 'keep.staff.sessions',
  after: 'keep.staff.after_session',
  rules: sessionKeeping,
  numbered: false,
  settable: false,
  wipe,
}

async function wipe(tx: Write, { house, months, today, limit }: Due): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    delete from platform.session where id in (
      select s.id from platform.session as s join accounts.organisation as o on o.id = ${house.id}
      where (s.expires_at at time zone o.zone)::date + make_interval(months => ${months}) <= ${today} limit ${limit})
    returning id`.execute(tx)
  return rows.map(({ id }) => id)
}
