import { sql } from 'kysely'
import type { Read } from '../../../platform/database.ts'
import { patternMonths } from '../../feedback/rules.ts'
import type { SignalLocation } from './signal-queries.ts'

/** What one location shows over the months of a pattern. */
export interface Pattern {
  readonly location: SignalLocation
  readonly signals: number
  readonly open: number
  readonly lastOn: Temporal.PlainDate
}

/** The locations with most signals in the months before a day, two at least. */
export async function patternsOn(db: Read, day: Temporal.PlainDate, most = 10): Promise<Pattern[]> {
  const rows = await db
    .selectFrom('supervision.signal as s')
    .innerJoin('locations.location as l', 'l.id', 's.location_id')
    .select(['l.id', 'l.land', 'l.register_id', 'l.name', 'l.place'])
    .select(sql<number>`count(*)::int`.as('signals'))
    .select(sql<number>`count(*) filter (where s.state <> 'closed')::int`.as('open'))
    .select(({ fn }) => fn.max('s.heard_on').as('lastOn'))
    .where('s.heard_on', '>', day.subtract({ months: patternMonths }))
    .groupBy(['l.id', 'l.land', 'l.register_id', 'l.name', 'l.place'])
    .having(sql<boolean>`count(*) > 1`)
    .orderBy('signals', 'desc')
    .orderBy('lastOn', 'desc')
    .limit(most)
    .execute()
  return rows.map(({ signals, open, lastOn, register_id, ...location }) => ({
    signals,
    open,
    lastOn,
    location: { ...location, registerId: register_id, key: `${location.land}-${register_id}` },
  }))
}

/** How many signals about a location this desk heard in the months up to a day. */
export async function signalsUpTo(
  db: Read,
  { deskId, locationId }: { readonly deskId: string; readonly locationId: string },
  day: Temporal.PlainDate,
): Promise<number> {
  const { signals } = await db
    .selectFrom('supervision.signal')
    .select(sql<number>`count(*)::int`.as('signals'))
    .where('desk_id', '=', deskId)
    .where('location_id', '=', locationId)
    .where('heard_on', '>', day.subtract({ months: patternMonths }))
    .where('heard_on', '<=', day)
    .executeTakeFirstOrThrow()
  return signals
}

/** How many there are in each list. */
export const signalCounts = (db: Read) =>
  db
    .selectFrom('supervision.signal')
    .select(sql<number>`count(*) filter (where state <> 'closed')::int`.as('open'))
    .select(sql<number>`count(*) filter (where state <> 'closed' and gravity <> 'worry')::int`.as('serious'))
    .select(sql<number>`count(*) filter (where state = 'closed')::int`.as('closed'))
    .executeTakeFirstOrThrow()
