import { sql } from 'kysely'
import type { Read } from '../../../platform/database.ts'
import { coordinatingRoles, handlingRoles } from '../feedback-permissions.ts'

export interface Colleague {
  readonly id: string
  readonly name: string
  /** Watches over all reactions of the house. */
  readonly coordinates: boolean
  /** Comes at the pages where reactions are handled; not who decides on tariffs, or looks after privacy. */
  readonly handles: boolean
}

/** Everybody who works for a house, by name; as far as who asks may see them. */
export async function colleaguesOf(db: Read, organisationId: string): Promise<Colleague[]> {
  const rows = await db
    .selectFrom('accounts.membership as m')
    .innerJoin('accounts.person as p', 'p.id', 'm.person_id')
    .select(['p.id', 'p.name', 'm.role', 'm.location_id'])
    .where('m.organisation_id', '=', organisationId)
    // Who talks with organisers for an authority stays apart from who said something (db/migrations/0027-register.sql).
    .where(sql<boolean>`not supervision.stands_apart(m.organisation_id, p.id)`)
    .where('m.ended_at', 'is', null)
    .where('p.disabled_at', 'is', null)
    .orderBy('p.name')
    .orderBy('p.id')
    .execute()
  const people = new Map<string, Colleague>()
  for (const { id, name, role, location_id } of rows) {
    const coordinates = location_id === null && coordinatingRoles.some((one) => one === role)
    const known = people.get(id)
    people.set(id, {
      id,
      name,
      coordinates: coordinates || known?.coordinates === true,
      handles: handlingRoles.some((one) => one === role) || known?.handles === true,
    })
  }
  return [...people.values()]
}

/** Those of them who may be given a reaction. */
export const handlersOf = async (db: Read, organisationId: string): Promise<Colleague[]> =>
  (await colleaguesOf(db, organisationId)).filter(({ handles }) => handles)
