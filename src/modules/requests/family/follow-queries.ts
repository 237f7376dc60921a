import { sql } from 'kysely'
import type { Land } from '../../../lib/law.ts'
import type { Write } from '../../../platform/database.ts'
import { hashToken } from '../../../platform/tokens.ts'
import type { ChoiceState, ChoiceTurn } from '../choice.ts'

/** How one place stands, for whoever knows number and birth date: nothing of parents, words or offers. */
export interface FollowedPlace {
  readonly rank: number
  readonly location: string
  readonly state: ChoiceState
  readonly acts: ChoiceTurn
  readonly dueOn: Temporal.PlainDate | null
  readonly changedAt: Temporal.Instant
}

export interface Followed {
  readonly receivedAt: Temporal.Instant
  readonly desk: { readonly name: string; readonly phone: string | null; readonly zone: string; readonly land: Land }
  readonly places: readonly FollowedPlace[]
}

interface Row {
  readonly rank: number
  readonly location: string
  readonly state: ChoiceState
  readonly acts: ChoiceTurn
  readonly due_on: Temporal.PlainDate | null
  readonly changed_at: Temporal.Instant
  readonly received_at: Temporal.Instant
  readonly desk: string
  readonly desk_phone: string | null
  readonly zone: string
  readonly land: Land
}

/** At the gate. @param number as `parseNumber` writes it @param birth the birthday, or the day on which the child is expected */
export async function findFollowed(
  tx: Write,
  number: string,
  birth: Temporal.PlainDate,
): Promise<Followed | undefined> {
  const { rows } = await sql<Row>`select * from requests.standing_of(${number}, ${birth}::date)`.execute(tx)
  const [first] = rows
  if (!first) return undefined
  const { desk: name, desk_phone: phone, zone, land } = first
  return {
    receivedAt: first.received_at,
    desk: { name, phone, zone, land },
    places: rows.map((row) => ({
      rank: row.rank,
      location: row.location,
      state: row.state,
      acts: row.acts,
      dueOn: row.due_on,
      changedAt: row.changed_at,
    })),
  }
}

/** Counts a try of this number, whether it exists or not. @returns how often it was tried since, this time included */
export async function countTry(
  tx: Write,
  number: string,
  now: Temporal.Instant,
  since: Temporal.Instant,
): Promise<number> {
  const hash = hashToken(`standing ${number}`)
  // Many at once gain nothing.
  await sql`select pg_advisory_xact_lock(hashtextextended(${hash.toString('hex')}, 1))`.execute(tx)
  await tx.insertInto('requests.standing_try').values({ number_hash: hash, at: now }).execute()
  const { tries } = await tx
    .selectFrom('requests.standing_try')
    .select(({ fn }) => fn.countAll<number>().as('tries'))
    .where('number_hash', '=', hash)
    .where('at', '>', since)
    .executeTakeFirstOrThrow()
  return Number(tries)
}

/** For the worker. */
export async function deleteOldTries(tx: Write, before: Temporal.Instant): Promise<void> {
  await tx.deleteFrom('requests.standing_try').where('at', '<=', before).execute()
}
