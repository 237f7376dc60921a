import { sql } from 'kysely'
import type { Keeping } from '../lib/keeping.ts'
import type { Rule } from '../lib/law.ts'
import type { PlainTextKey } from '../text-keys.ts'
import type { Write } from './database.ts'

/** One batch of what has been over for long enough. */
export interface Due {
  /** Whose it is. The house that runs the installation also has what belongs to nobody. */
  readonly house: { readonly id: string; readonly operates: boolean }
  readonly months: number
  /** At the house. */
  readonly today: Temporal.PlainDate
  readonly limit: number
}

/** A kind of thing that is kept for a term. Its module says how it is wiped, the audit module when. */
export interface Retained {
  readonly kind: string
  readonly name: PlainTextKey
  /** The kinds of house that have it; every house where this is left out. */
  readonly houses?: readonly string[]
  /** From when the term counts. */
  readonly after: PlainTextKey
  readonly rules: readonly Rule<Keeping>[]
  /** People know it by a number: it can be held, and the log says of each what became of it. */
  readonly numbered: boolean
  /** A house may decide its own term. */
  readonly settable: boolean
  /** Leaves alone what is held. @returns the ids of what is gone; fewer than the limit when nothing is left */
  wipe(tx: Write, due: Due): Promise<readonly string[]>
}

export const isKeptBy = ({ houses }: Retained, { kind }: { readonly kind: string }): boolean =>
  houses === undefined || houses.includes(kind)

/** What has ended, and who wipes it. */
interface Ended {
  readonly schema: string
  /** A view with `id`, `house_id` and `ended_on`. */
  readonly view: string
  /** A function of the database that takes ids and the day, and refuses what is not over or is held. */
  readonly wiper: string
}

/** Wipes by the view that tells since when something is over; the oldest first. */
export const wipeEnded =
  ({ schema, view, wiper }: Ended): Retained['wipe'] =>
  async (tx, { house, months, today, limit }) => {
    const { rows } = await sql<{ id: string }>`
      select e.id from ${sql.id(schema, view)} as e
      where e.house_id = ${house.id} and e.ended_on + make_interval(months => ${months}) <= ${today} and not audit.held(e.id, ${today})
      order by e.ended_on limit ${limit}`.execute(tx)
    const ids = rows.map(({ id }) => id)
    if (ids.length > 0) await sql`select ${sql.id(schema, wiper)}(${ids}::uuid[], ${today})`.execute(tx)
    return ids
  }
