import { sql } from 'kysely'
import type { Read, Write } from '../../../platform/database.ts'
import type { Assignment } from './clients.ts'

export interface Client {
  readonly id: string
  readonly name: string
  readonly locations: number
}

const mostClients = 300

/** The organisers with care in the remit of these authorities, by the words of their name. @param words folded */
export async function clientsOf(
  db: Read,
  authorities: readonly string[],
  words: readonly string[] = [],
): Promise<Client[]> {
  const named = words.map((word) => sql`locations.fold(g.name) like ${`%${word.replaceAll(/[%_\\]/g, '')}%`}`)
  const { rows } = await sql<Client>`
    select g.id, g.name, count(*)::int as locations from locations.organiser as g join locations.location as l on l.organiser_id = g.id
    join supervision.remit as r on r.land = l.land and (r.municipality_code = l.municipality_code or (r.municipality_code is null
      and not exists (select from supervision.remit as x where x.land = l.land and x.municipality_code = l.municipality_code)))
    where l.registered and r.authority_id = any (${[...authorities]}::uuid[]) and ${sql.join([sql`true`, ...named], sql` and `)}
    group by g.id, g.name order by g.name, g.id limit ${mostClients}`.execute(db)
  return rows
}

/** Whether an organiser has care in the remit of an authority. */
export async function isClient(db: Read, authorityId: string, organiserId: string): Promise<boolean> {
  const found = await db
    .selectFrom('locations.location as l')
    .select('l.id')
    .where('l.organiser_id', '=', organiserId)
    .where(sql<boolean>`supervision.authority_of(l.id) = ${authorityId}::uuid`)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

export const assignmentsOf = (db: Read, authorityId: string): Promise<Assignment[]> =>
  db
    .selectFrom('supervision.client_manager')
    .select(['id', 'organiser_id as organiserId', 'person_id as personId', 'person_name as personName'])
    .select(['from_on as fromOn', 'until_on as untilOn'])
    .where('authority_id', '=', authorityId)
    .orderBy('from_on', 'desc')
    .execute()

export interface Colleague {
  readonly id: string
  readonly name: string
}

/** Who talks with organisers for an authority. */
export const managersOf = (db: Read, authorityId: string): Promise<Colleague[]> =>
  db
    .selectFrom('accounts.membership as m')
    .innerJoin('accounts.person as p', 'p.id', 'm.person_id')
    .select(['p.id', 'p.name'])
    .where('m.organisation_id', '=', authorityId)
    .where('m.role', '=', 'client_manager')
    .where('m.ended_at', 'is', null)
    .where('p.disabled_at', 'is', null)
    .orderBy('p.name')
    .execute()

/** One change at a time for an organiser. */
export const lockClient = (tx: Write, organiserId: string): Promise<unknown> =>
  sql`select pg_advisory_xact_lock(hashtextextended(${organiserId}, 24))`.execute(tx)

export async function insertAssignment(
  tx: Write,
  one: Omit<Assignment, 'untilOn'> & {
    readonly authorityId: string
    readonly setBy: string
    readonly setAt: Temporal.Instant
  },
): Promise<void> {
  await tx
    .insertInto('supervision.client_manager')
    .values({
      id: one.id,
      authority_id: one.authorityId,
      organiser_id: one.organiserId,
      person_id: one.personId,
      person_name: one.personName,
      from_on: one.fromOn,
      set_by: one.setBy,
      set_at: one.setAt,
    })
    .execute()
}

export const endAssignment = (tx: Write, id: string, untilOn: Temporal.PlainDate) =>
  tx.updateTable('supervision.client_manager').set({ until_on: untilOn }).where('id', '=', id).execute()
