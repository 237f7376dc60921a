import type { Read, Write } from '../../../platform/database.ts'

/** One thing that happened to it; of the steps that a desk reads no words are known. */
export interface IncidentEvent {
  readonly id: string
  readonly at: Temporal.Instant
  readonly kind: string
  readonly actor: 'organiser' | 'desk' | 'authority' | 'system'
  readonly personName: string | null
  readonly words: string
  readonly audience: 'told' | 'authority'
}

export const eventsOf = (db: Read, incidentId: string): Promise<IncidentEvent[]> =>
  db
    .selectFrom('supervision.incident_event')
    .select(['id', 'at', 'kind', 'actor', 'person_name as personName', 'words', 'audience'])
    .where('incident_id', '=', incidentId)
    .orderBy('at')
    .orderBy('id')
    .execute()

/** As the desk that wrote it down reads them. */
export async function stepsForDesk(db: Read, incidentId: string): Promise<IncidentEvent[]> {
  const steps = await db
    .selectFrom('supervision.incident_step')
    .select(['id', 'at', 'kind', 'actor'])
    .where('incident_id', '=', incidentId)
    .orderBy('at')
    .orderBy('id')
    .execute()
  // A column of a view has no "not null" of its own; these four have it in the table.
  return steps.map((step) => ({ ...(step as IncidentEvent), personName: null, words: '', audience: 'told' }))
}

export interface NewIncidentEvent extends IncidentEvent {
  readonly incidentId: string
  readonly personId: string | null
}

export async function insertIncidentEvent(tx: Write, event: NewIncidentEvent): Promise<void> {
  await tx
    .insertInto('supervision.incident_event')
    .values({
      id: event.id,
      incident_id: event.incidentId,
      at: event.at,
      kind: event.kind,
      actor: event.actor,
      person_id: event.personId,
      person_name: event.personName,
      words: event.words,
      audience: event.audience,
    })
    .execute()
}
