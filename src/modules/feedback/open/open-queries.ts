import { sql } from 'kysely'
import type { Read } from '../../../platform/database.ts'
import { minutesFrom, openSetting } from './open.ts'

export interface Openable {
  readonly id: string
  readonly holderId: string
  /** It is his to handle: he needs no reason. */
  readonly ordinary: boolean
}

/** A reaction of the house of who acts; nothing for another house, and nothing for whom it is about. */
export async function findOpenable(db: Read, number: string): Promise<Openable | undefined> {
  const { rows } = await sql<Openable>`
    select id, holder_id as "holderId", feedback.may_handle(id) as ordinary from feedback.openable(${number})`.execute(
    db,
  )
  return rows[0]
}

/** How long one may look at this house. */
export async function openMinutesOf(db: Read, houseId: string, day: Temporal.PlainDate): Promise<number> {
  const { rows } = await sql<{
    value: unknown
  }>`select audit.setting_on(${houseId}, ${openSetting}, ${day}) as value`.execute(db)
  return minutesFrom(rows[0]?.value)
}

export const zoneOf = (db: Read, houseId: string) =>
  db.selectFrom('accounts.organisation').select('zone').where('id', '=', houseId).executeTakeFirstOrThrow()

/** For the worker, who tells of it. */
export const openingById = (db: Read, id: string) =>
  db
    .selectFrom('audit.opening')
    .select(['id', 'person_id as personId', 'organisation_id as holderId', 'subject_id as reactionId'])
    .where('id', '=', id)
    .executeTakeFirst()
