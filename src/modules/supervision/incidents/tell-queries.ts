import type { Read, Write } from '../../../platform/database.ts'
import type { Incident } from './incident-queries.ts'

/** The step that is told. For the worker. */
export const toldEvent = (db: Read, id: string): Promise<{ incidentId: string; kind: string } | undefined> =>
  db
    .selectFrom('supervision.incident_event')
    .select(['incident_id as incidentId', 'kind'])
    .where('id', '=', id)
    .executeTakeFirst()

/** Reports whose form is not there yet, with the date that comes near. For the worker. */
export const formsAwaited = (db: Read, until: Temporal.PlainDate): Promise<Pick<Incident, 'id'>[]> =>
  db
    .selectFrom('supervision.incident')
    .select('id')
    .where('state', 'in', ['announced', 'form_due', 'incomplete'])
    .where('due_on', '<=', until)
    .orderBy('due_on')
    .execute()

export async function markWarned(tx: Write, id: string, on: Temporal.PlainDate): Promise<void> {
  await tx.updateTable('supervision.incident').set({ warned_for: on }).where('id', '=', id).execute()
}
