import { type RawBuilder, sql } from 'kysely'
import type { Read } from '../../../platform/database.ts'
import { type Closure } from './closure.ts'
import { closuresOf, confirmedOn, groupsOf } from './capacity-queries.ts'
import { halfDays } from '../half-days.ts'
import { firstDay, looksAhead, maskOfDays, type OpenGroup, placeLasts, type WantedCare } from './wanted-care.ts'

/** What a card shows of the free places of a location `l`; null groups where nothing is known. */
export interface CardFree {
  readonly groups: readonly OpenGroup[] | null
  readonly confirmedOn: string | null
}

/** For the list of columns of a query on `locations.location as l`. */
export function cardFree(care: WantedCare, today: Temporal.PlainDate): RawBuilder<CardFree> {
  const from = firstDay(care, today)
  return sql<CardFree>`(
    select json_build_object(
      'confirmedOn', (select c.confirmed_on from locations.free_confirmation as c where c.location_id = l.id),
      'groups', json_agg(json_build_object('fromMonths', g.from_months, 'toMonths', g.to_months, 'mask', p.open_mask,
        'laterOn', (select min(n.from_on) from locations.lasting_place as n
          where n.age_group_id = p.age_group_id and n.from_on > ${from}::date
            and n.from_on <= ${from.add(looksAhead)}::date and ${enough(care, sql`n.open_mask`)}))))
    from locations.lasting_place as p join locations.age_group as g on g.id = p.age_group_id
    where p.location_id = l.id and p.from_on <= ${from}::date and p.until_on >= ${from}::date
  )`
}

/** No day is known, as far as a card looks ahead. */
const neverSoon = 9999

/** To join to `locations.location as l`: the first day on which a group that takes the child has every wanted day free for a year. */
export function soonestPlaces(care: WantedCare, today: Temporal.PlainDate, of: 'each' | 'all') {
  const from = firstDay(care, today)
  // Looked up for each of a few locations, or gone through once for all of them.
  const here = of === 'each' ? sql`and p.location_id = l.id` : sql``
  return sql<{ location_id: string; first_on: Temporal.PlainDate }>`(
    select p.location_id, min(p.from_on) as first_on from locations.lasting_place as p
    where p.from_on <= ${from.add(looksAhead)}::date and p.until_on >= ${from}::date ${here}
      and ${enough(care, sql`p.open_mask`)} and ${takesChild(care)}
    group by p.location_id
  )`
}

/** With the above joined as `s`: in how many days. */
export const daysUntilPlace = (care: WantedCare, today: Temporal.PlainDate): RawBuilder<number> =>
  sql<number>`greatest(coalesce(s.first_on - ${firstDay(care, today)}::date, ${sql.lit(neverSoon)}), 0)`

/** One group of `l` takes the child and keeps every wanted day free for a year, or any half-day where none is named. */
export function hasFreePlace(care: WantedCare, today: Temporal.PlainDate): RawBuilder<boolean> {
  const from = firstDay(care, today)
  return sql<boolean>`exists (
    select from locations.lasting_place as p
    where p.location_id = l.id and p.from_on <= ${from}::date and p.until_on >= ${from}::date
      and ${enough(care, sql`p.open_mask`)} and ${takesChild(care)}
  )`
}

/** Of a row `p` of lasting places. */
function takesChild({ ageMonths }: WantedCare): RawBuilder<boolean> {
  if (ageMonths === null) return sql`true`
  return sql`exists (select from locations.age_group as g where g.id = p.age_group_id
    and g.from_months <= ${ageMonths}::int and ${ageMonths}::int < g.to_months)`
}

function enough({ days }: WantedCare, open: RawBuilder<unknown>): RawBuilder<boolean> {
  const mask = maskOfDays(days)
  return mask === 0 ? sql`${open} <> 0` : sql`${open} & ${mask}::int = ${mask}::int`
}

/** One row of the table on the page of a location. */
export interface GroupTable {
  readonly id: string
  readonly name: string
  readonly fromMonths: number
  readonly toMonths: number
  /** The least of the year, per half-day; null before the first plan. */
  readonly week: { readonly places: readonly number[]; readonly free: readonly number[] } | null
}

export interface LocationFree {
  readonly groups: readonly GroupTable[]
  readonly confirmedOn: Temporal.PlainDate | null
  /** Those still to come. */
  readonly closures: readonly Closure[]
}

/** What the page of a location tells about its places, from a day on. */
export async function freeOfLocation(
  db: Read,
  locationId: string,
  from: Temporal.PlainDate,
  today: Temporal.PlainDate,
): Promise<LocationFree> {
  const [groups, weeks, confirmed, closures] = await Promise.all([
    groupsOf(db, locationId),
    weeksOf(db, locationId, from),
    confirmedOn(db, locationId),
    closuresOf(db, locationId, today),
  ])
  return {
    groups: groups.map((group) => Object.assign(group, { week: weeks.get(group.id) ?? null })),
    confirmedOn: confirmed,
    closures,
  }
}

async function weeksOf(db: Read, locationId: string, from: Temporal.PlainDate) {
  const rows = await db
    .selectFrom('locations.free_place as f')
    .innerJoin('locations.age_group as g', 'g.id', 'f.age_group_id')
    .select(['g.id', 'f.from_on as fromOn', 'f.places', 'f.free'])
    .where('g.location_id', '=', locationId)
    .where('f.from_on', '<', from.add(placeLasts))
    .where(sql<boolean>`coalesce(f.until_on, 'infinity') >= ${from}::date`)
    .orderBy('f.from_on')
    .execute()
  const begun = rows.filter(({ fromOn }) => Temporal.PlainDate.compare(fromOn, from) <= 0).map(({ id }) => id)
  return new Map(
    begun.map((id) => {
      const own = rows.filter((row) => row.id === id)
      const least = (column: 'places' | 'free') =>
        halfDays.map((_, index) => Math.min(...own.map((row) => row[column][index] ?? 0)))
      return [id, { places: least('places'), free: least('free') }] as const
    }),
  )
}
