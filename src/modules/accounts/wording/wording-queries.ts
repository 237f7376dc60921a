import { sql } from 'kysely'
import type { Read, Write } from '../../../platform/database.ts'
import { isTextKey } from '../../../platform/texts.ts'
import { noWording, type Wording, wordingOn, type WordingRow } from './wording.ts'

/** What an organisation has ever said in its own words, oldest first. */
export async function wordingRows(db: Read, organisationId: string): Promise<WordingRow[]> {
  const rows = await db
    .selectFrom('accounts.wording')
    .select(['lang', 'key', 'from_on', 'message'])
    .where('organisation_id', '=', organisationId)
    .orderBy('from_on')
    .execute()
  // A key that our texts no longer have says nothing any more.
  return rows.flatMap(({ lang, key, from_on, message }) =>
    isTextKey(key) ? [{ lang, key, fromOn: from_on, message }] : [],
  )
}

export async function wordingOf(db: Read, organisationId: string | null, day: Temporal.PlainDate): Promise<Wording> {
  return organisationId === null ? noWording : wordingOn(await wordingRows(db, organisationId), day)
}

/** For letters, which are written by jobs without a clock: the day of the database. */
export async function wordingToday(db: Read, organisationId: string | null, zone: string): Promise<Wording> {
  if (organisationId === null) return noWording
  const { today } = await db
    .selectNoFrom(sql<Temporal.PlainDate>`(now() at time zone ${zone})::date`.as('today'))
    .executeTakeFirstOrThrow()
  return wordingOf(db, organisationId, today)
}

/** The last word for a day counts. */
export async function saveWording(tx: Write, organisationId: string, row: WordingRow, setBy: string): Promise<void> {
  const said = { message: row.message, set_by: setBy, set_at: sql<Temporal.Instant>`now()` }
  await tx
    .insertInto('accounts.wording')
    .values({ organisation_id: organisationId, lang: row.lang, key: row.key, from_on: row.fromOn, ...said })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'lang', 'key', 'from_on']).doUpdateSet(said))
    .execute()
}
