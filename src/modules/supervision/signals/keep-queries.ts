import { sql } from 'kysely'
import type { Write } from '../../../platform/database.ts'
import type { Due, Retained } from '../../../platform/retention.ts'
import { signalKeeping } from './keeping.ts'

export const retainedSignals: Retained = {
  kind: 'signal',
  name: 'signals.staff.keep.name',
  after: 'signals.staff.keep.after',
  rules: signalKeeping,
  numbered: false,
  settable: true,
  wipe,
}

/** Names and words go; that there was a signal, how serious it was and what was done stays. */
async function wipe(tx: Write, { house, months, today, limit }: Due): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select e.id from supervision.ended_signal as e
    where e.house_id = ${house.id} and e.ended_on + make_interval(months => ${months}) <= ${today} and not audit.held(e.id, ${today})
    order by e.ended_on limit ${limit}`.execute(tx)
  const ids = rows.map(({ id }) => id)
  if (ids.length > 0) await sql`select supervision.anonymise_signals(${ids}::uuid[], ${today})`.execute(tx)
  return ids
}
