import { sql } from 'kysely'
import type { Lang } from '../../../lib/lang.ts'
import type { Read, Write } from '../../../platform/database.ts'
import { contactOf } from '../../locations/index.ts'
import { clientManagerOn } from '../authority-queries.ts'
import type { Incident } from './incident-queries.ts'
import type { ToTell } from './tell.ts'

/** Somebody who gets a letter; with a location he has no account, and comes in by the link in it. For the worker. */
export interface Reader {
  readonly key: string
  readonly name: string
  readonly email: string
  readonly language: Lang
  readonly locationId: string | null
}

export function readersOf(
  tx: Write,
  incident: Incident,
  to: ToTell,
  today: Temporal.PlainDate,
): Promise<readonly Reader[]> {
  if (to === 'organiser') return organiserReaders(tx, incident)
  if (to === 'desk') return incident.via === 'desk' ? byIds(tx, [incident.registeredBy]) : Promise.resolve([])
  return to === 'manager' ? managers(tx, incident, today) : officers(tx, incident)
}

const people = (db: Read) =>
  db
    .selectFrom('accounts.person as p')
    .select(['p.id as key', 'p.name', 'p.email', 'p.language'])
    .select(sql<null>`null`.as('locationId'))
    .where('p.disabled_at', 'is', null)
    .orderBy('p.id')

const byIds = async (db: Read, ids: readonly (string | null)[]): Promise<Reader[]> => {
  const known = ids.filter((id) => id !== null)
  return known.length === 0 ? [] : people(db).where('p.id', 'in', known).execute()
}

const officers = (db: Read, { authority }: Incident): Promise<Reader[]> =>
  people(db)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('accounts.membership as m')
          .select('m.id')
          .whereRef('m.person_id', '=', 'p.id')
          .where('m.organisation_id', '=', authority.id)
          .where('m.role', '=', 'officer')
          .where('m.location_id', 'is', null)
          .where('m.ended_at', 'is', null),
      ),
    )
    .execute()

/** Where nobody at the authority knows this organiser, or who does has left, the reporting point reads it. */
async function managers(db: Read, incident: Incident, today: Temporal.PlainDate): Promise<readonly Reader[]> {
  const { organiser, authority } = incident
  const manager = organiser && (await clientManagerOn(db, organiser.id, authority.id, today))
  const found = manager ? await byIds(db, [manager.personId]) : []
  return found.length > 0 ? found : officers(db, incident)
}

/** Who manages the house, who works at that location, and who reads its mail: as long as the same organiser runs it. */
async function organiserReaders(db: Read, { location, organiser }: Incident): Promise<readonly Reader[]> {
  const house = await db
    .selectFrom('locations.location')
    .select(['organisation_id as organisationId', 'organiser_id as organiserId'])
    .where('id', '=', location.id)
    .executeTakeFirst()
  if (!house || house.organiserId !== (organiser?.id ?? null)) return []
  const staff = house.organisationId ? await workersOf(db, house.organisationId, location.id) : []
  const contact = await contactOf(db, location.id)
  if (!contact || staff.some(({ email }) => email === contact.email)) return staff
  return [...staff, { ...contact, key: location.id, locationId: location.id }]
}

const workersOf = (db: Read, organisationId: string, locationId: string): Promise<Reader[]> =>
  people(db)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('accounts.membership as m')
          .select('m.id')
          .whereRef('m.person_id', '=', 'p.id')
          .where('m.organisation_id', '=', organisationId)
          .where('m.ended_at', 'is', null)
          .where((is) =>
            is.or([
              is.and([is('m.role', '=', 'organiser_manager'), is('m.location_id', 'is', null)]),
              is.and([is('m.role', '=', 'location_worker'), is('m.location_id', '=', locationId)]),
            ]),
          ),
      ),
    )
    .execute()
