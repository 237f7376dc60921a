import { sql } from 'kysely'
import type { Land } from '../../../lib/law.ts'
import type { Read, Write } from '../../../platform/database.ts'
import type { IncidentKind } from './duty.ts'
import type { IncidentState } from './incident.ts'

/** A report of an organiser without its form. */
export interface Incident {
  readonly id: string
  readonly number: string
  readonly kind: IncidentKind
  readonly state: IncidentState
  readonly location: { readonly id: string; readonly name: string; readonly land: Land; readonly registerId: string }
  readonly organiser: { readonly id: string; readonly name: string } | null
  readonly authority: { readonly id: string; readonly name: string; readonly zone: string }
  readonly sentence: string
  readonly phone: string
  readonly reporterName: string
  readonly occurredAt: Temporal.Instant
  readonly occurredTimed: boolean
  readonly knownAt: Temporal.Instant
  readonly knownTimed: boolean
  readonly announcedAt: Temporal.Instant
  readonly dueOn: Temporal.PlainDate
  readonly via: 'organiser' | 'desk' | 'authority'
  readonly deskId: string | null
  readonly deskName: string | null
  readonly registeredBy: string | null
  readonly notReached: boolean
  /** The reporting point reads it and passes it on. */
  readonly atPoint: boolean
  readonly passedOnAt: Temporal.Instant | null
  readonly submittedAt: Temporal.Instant | null
  readonly closedAt: Temporal.Instant | null
  readonly warnedFor: Temporal.PlainDate | null
  readonly version: number
}

const rows = (db: Read) =>
  db
    .selectFrom('supervision.incident as i')
    .innerJoin('locations.location as l', 'l.id', 'i.location_id')
    .innerJoin('accounts.organisation as a', 'a.id', 'i.authority_id')
    .leftJoin('locations.organiser as o', 'o.id', 'i.organiser_id')
    .leftJoin('accounts.organisation as d', 'd.id', 'i.desk_id')
    .select(['i.id', 'i.number', 'i.kind', 'i.state', 'i.sentence', 'i.phone', 'i.reporter_name as reporterName'])
    .select(['i.occurred_at as occurredAt', 'i.occurred_timed as occurredTimed', 'i.known_at as knownAt'])
    .select(['i.known_timed as knownTimed', 'i.announced_at as announcedAt', 'i.due_on as dueOn', 'i.via'])
    .select(['i.desk_id as deskId', 'd.name as deskName', 'i.registered_by as registeredBy'])
    .select([
      'i.not_reached as notReached',
      'i.at_point as atPoint',
      'i.passed_on_at as passedOnAt',
      'i.submitted_at as submittedAt',
    ])
    .select(['i.closed_at as closedAt', 'i.warned_for as warnedFor', 'i.version'])
    .select([
      sql<Incident['location']>`json_build_object('id', l.id, 'name', l.name, 'land', l.land, 'registerId', l.register_id)`.as('location'), // prettier-ignore
      sql<Incident['authority']>`json_build_object('id', a.id, 'name', a.name, 'zone', a.zone)`.as('authority'),
      sql<Incident['organiser']>`case when o.id is not null then json_build_object('id', o.id, 'name', o.name) end`.as('organiser'), // prettier-ignore
    ])

/** The rows say who may. */
export const findIncident = (db: Read, id: string): Promise<Incident | undefined> =>
  rows(db).where('i.id', '=', id).executeTakeFirst()

const most = 200

/** What still waits first, the oldest date on top; of what is over the latest. */
const inOrder = (query: ReturnType<typeof rows>): Promise<Incident[]> =>
  query.orderBy('i.closed_at', 'desc').orderBy('i.due_on').orderBy('i.announced_at').limit(most).execute()

/** As an organiser or a desk reads them: those that the rows show of it. @param deskIds those of which the stubs are wanted */
export const ownIncidents = (db: Read): Promise<Incident[]> =>
  inOrder(rows(db).where(sql<boolean>`i.id in (select supervision.own_incidents())`))

export const deskIncidents = (db: Read, deskIds: readonly string[]): Promise<Incident[]> =>
  deskIds.length === 0 ? Promise.resolve([]) : inOrder(rows(db).where('i.desk_id', 'in', [...deskIds]))

/** At an authority. */
export const watchedIncidents = (db: Read): Promise<Incident[]> =>
  inOrder(rows(db).where(sql<boolean>`i.authority_id in (select supervision.watches())`))

/** Of a location or an organiser, for its dossier; the latest first. */
export const incidentsOf = (
  db: Read,
  of: { readonly organiserId: string } | { readonly locationId: string },
): Promise<Incident[]> => {
  const query = rows(db).orderBy('i.announced_at', 'desc').limit(most)
  return 'organiserId' in of
    ? query.where('i.organiser_id', '=', of.organiserId).execute()
    : query.where('i.location_id', '=', of.locationId).execute()
}

/** A double click finds what the first one made. */
export const findBySubmission = (db: Read, key: string): Promise<{ id: string } | undefined> =>
  db.selectFrom('supervision.incident').select('id').where('submission_key', '=', key).executeTakeFirst()

export const lockIncident = async (tx: Write, id: string): Promise<boolean> =>
  (await tx.selectFrom('supervision.incident').select('id').where('id', '=', id).forUpdate().executeTakeFirst()) !== undefined // prettier-ignore

export interface NewIncident {
  readonly id: string
  readonly number: string
  readonly authorityId: string
  readonly locationId: string
  readonly organiserId: string | null
  readonly kind: IncidentKind
  readonly sentence: string
  readonly phone: string
  readonly reporterName: string
  readonly occurredAt: Temporal.Instant
  readonly occurredTimed: boolean
  readonly knownAt: Temporal.Instant
  readonly knownTimed: boolean
  readonly announcedAt: Temporal.Instant
  /** On the calendar of the authority. */
  readonly announcedOn: Temporal.PlainDate
  readonly dueOn: Temporal.PlainDate
  readonly via: Incident['via']
  readonly deskId: string | null
  readonly registeredBy: string | null
  readonly notReached: boolean
  readonly submissionKey: string
}

/** @returns false where this form was sent before */
export async function insertIncident(tx: Write, row: NewIncident): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('supervision.incident')
    .values({
      id: row.id,
      number: row.number,
      authority_id: row.authorityId,
      location_id: row.locationId,
      organiser_id: row.organiserId,
      kind: row.kind,
      sentence: row.sentence,
      phone: row.phone,
      reporter_name: row.reporterName,
      occurred_at: row.occurredAt,
      occurred_timed: row.occurredTimed,
      known_at: row.knownAt,
      known_timed: row.knownTimed,
      announced_at: row.announcedAt,
      due_on: row.dueOn,
      via: row.via,
      desk_id: row.deskId,
      registered_by: row.registeredBy,
      not_reached: row.notReached,
      at_point: sql<boolean>`${row.notReached} or not supervision.has_client_manager(${row.organiserId}, ${row.authorityId}, ${row.announcedOn})`,
      submission_key: row.submissionKey,
    })
    .onConflict((conflict) => conflict.column('submission_key').doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

interface IncidentChange {
  readonly state: IncidentState
  readonly notReached?: boolean
  readonly passedOnAt?: Temporal.Instant
  readonly submittedAt?: Temporal.Instant
  readonly closedAt: Temporal.Instant | null
  readonly dueOn?: Temporal.PlainDate
}

export async function saveIncident(tx: Write, id: string, change: IncidentChange): Promise<void> {
  const { state, notReached, passedOnAt, submittedAt, closedAt, dueOn } = change
  await tx
    .updateTable('supervision.incident')
    .set((eb) => ({
      state,
      closed_at: closedAt,
      version: eb('version', '+', 1),
      ...(notReached === undefined ? {} : { not_reached: notReached, at_point: notReached }),
      ...(passedOnAt === undefined ? {} : { passed_on_at: passedOnAt }),
      ...(submittedAt === undefined ? {} : { submitted_at: submittedAt }),
      ...(dueOn === undefined ? {} : { due_on: dueOn }),
    }))
    .where('id', '=', id)
    .execute()
}
