import { sql } from 'kysely'
import type { Land } from '../../../lib/law.ts'
import { fold } from '../../../lib/text-fold.ts'
import type { Read } from '../../../platform/database.ts'

/** A location that one may report about. */
export interface ReportPlace {
  readonly id: string
  readonly land: Land
  readonly registerId: string
  readonly name: string
  readonly place: string | null
  readonly organiserId: string | null
  /** Who watches over it; null where nobody does here. */
  readonly authorityId: string | null
}

const places = (db: Read) =>
  db
    .selectFrom('locations.location as l')
    .select(['l.id', 'l.land', 'l.register_id as registerId', 'l.name', 'l.place', 'l.organiser_id as organiserId'])
    .select(sql<string | null>`supervision.authority_of(l.id)`.as('authorityId'))
    .orderBy('l.name')
    .orderBy('l.id')

/** Those for which the one who acts reports. */
export const ownPlaces = (db: Read): Promise<ReportPlace[]> =>
  places(db)
    .where(sql<boolean>`l.id in (select supervision.reports_for())`)
    .execute()

/** With all of these words, in the land where there is such a duty: for who writes down what is told on the telephone. */
export async function placesNamed(db: Read, typed: string): Promise<ReportPlace[]> {
  const words = fold(typed).split(' ').filter(Boolean).slice(0, 6)
  if (words.length === 0) return []
  const all = sql.join(
    words.map((word) => sql`l.searched like ${`%${word.replaceAll(/[%_\\]/g, '')}%`}`),
    sql` and `,
  )
  return places(db)
    .where('l.registered', '=', true)
    .where('l.land', '=', 'vl')
    .where(sql<boolean>`${all}`)
    .limit(20)
    .execute()
}

export const findPlace = (db: Read, id: string): Promise<ReportPlace | undefined> =>
  places(db).where('l.id', '=', id).executeTakeFirst()

/** Whether the one who acts reports for this location. */
export async function reportsForPlace(db: Read, placeId: string): Promise<boolean> {
  const { rows } = await sql<{ own: boolean }>`
    select ${placeId}::uuid in (select supervision.reports_for()) as own`.execute(db)
  return rows[0]?.own === true
}
