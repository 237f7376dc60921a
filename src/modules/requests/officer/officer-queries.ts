import type { Read, Write } from '../../../platform/database.ts'

export interface Colleague {
  readonly id: string
  readonly name: string
}

/** Who works at this desk, by name. */
export function colleaguesAt(db: Read, deskId: string): Promise<Colleague[]> {
  return db
    .selectFrom('accounts.membership as m')
    .innerJoin('accounts.person as p', 'p.id', 'm.person_id')
    .select(['p.id', 'p.name'])
    .distinct()
    .where('m.organisation_id', '=', deskId)
    .where('m.ended_at', 'is', null)
    .where('m.role', 'in', ['desk_worker', 'desk_manager'])
    .where('p.disabled_at', 'is', null)
    .orderBy('p.name')
    .execute()
}

export async function saveOfficer(tx: Write, requestId: string, officer: Colleague | null): Promise<void> {
  await tx
    .updateTable('requests.request')
    .set({ officer_id: officer?.id ?? null, officer_name: officer?.name ?? null })
    .where('id', '=', requestId)
    .execute()
}
