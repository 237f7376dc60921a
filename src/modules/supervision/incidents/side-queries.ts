import { sql } from 'kysely'
import type { Actor } from '../../../lib/actor.ts'
import { localDay } from '../../../lib/days.ts'
import type { Read } from '../../../platform/database.ts'
import { clientManagerOn } from '../authority-queries.ts'
import type { Incident } from './incident-queries.ts'

/** Whether the one who acts reports for the location that it is about, and did so then. */
export async function reportsFor(db: Read, incidentId: string): Promise<boolean> {
  const { rows } = await sql<{ own: boolean }>`
    select ${incidentId}::uuid in (select supervision.own_incidents()) as own`.execute(db)
  return rows[0]?.own === true
}

const watching: readonly string[] = ['officer', 'client_manager']

/** The authorities at which somebody works on reports; the database says the same (supervision.watches). */
export const watchedBy = (actor: Actor): readonly string[] =>
  actor.kind === 'person'
    ? actor.memberships
        .filter(({ role, locationId }) => locationId === null && watching.includes(role))
        .map(({ organisationId }) => organisationId)
    : []

export const watchesOver = (actor: Actor, { authority }: Pick<Incident, 'authority'>): boolean =>
  watchedBy(actor).includes(authority.id)

/** The desks at which somebody works. */
export const desksOf = (actor: Actor): readonly string[] =>
  actor.kind === 'person'
    ? actor.memberships
        .filter(({ role, locationId }) => locationId === null && (role === 'desk_manager' || role === 'desk_worker'))
        .map(({ organisationId }) => organisationId)
    : []

/** Whom the organiser turns to first, for who may know; undefined where there is nobody. */
export async function managerOf(
  db: Read,
  { organiser, authority }: Pick<Incident, 'organiser' | 'authority'>,
  at: Temporal.Instant,
): Promise<{ readonly personId: string; readonly name: string } | undefined> {
  return organiser ? clientManagerOn(db, organiser.id, authority.id, localDay(at, authority.zone)) : undefined
}
