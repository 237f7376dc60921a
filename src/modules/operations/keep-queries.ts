import { sql } from 'kysely'
import type { Write } from '../../platform/database.ts'
import type { Due, Retained } from '../../platform/retention.ts'
import { letterKeeping } from './keeping.ts'

export const retainedLetters: Retained = {
  kind: 'letter',
  name: 'keep.staff.letters',
  after: 'keep.staff.after_writing',
  rules: letterKeeping,
  numbered: false,
  settable: true,
  wipe,
}

async function wipe(tx: Write, { house, months, today, limit }: Due): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    delete from platform.letter where id in (
      select l.id from platform.letter as l join accounts.organisation as o on o.id = ${house.id}
      where (l.organisation_id = ${house.id} or (l.organisation_id is null and ${house.operates}))
        and (l.created_at at time zone o.zone)::date + make_interval(months => ${months}) <= ${today}
        and (l.subject_id is null or not audit.held(l.subject_id, ${today}))
      order by l.created_at limit ${limit})
    returning id`.execute(tx)
  return rows.map(({ id }) => id)
}
