import { sql } from 'kysely'
import type { Read } from '../../../platform/database.ts'
import { countLocations, type FoundLocation, pageOfLocations } from './finder-queries.ts'
import type { Filters } from './finder-filters.ts'
import type { Search } from './finder-search.ts'
import { searchOfWayOut, type WayOut, waysOut } from './finder-ways-out.ts'

/** The nearest ways out of a search that found nothing; each gives what it says. */
export interface Help {
  /** Beyond the distance, the place or the part of the map, with the other filters kept. */
  readonly nearest: FoundLocation | null
  /** The nearest of the wider distances that gives anything, and every filter that is in the way. */
  readonly ways: readonly { readonly way: WayOut; readonly count: number }[]
  /** Names that look like what was typed. */
  readonly similar: readonly string[]
  /** There is not one location in the whole installation. */
  readonly empty: boolean
}

export async function helpOutOfNothing(db: Read, filters: Filters, search: Search): Promise<Help> {
  const [nearest, counted, similar, any] = await Promise.all([
    nearestBeyond(db, search),
    countWays(db, filters, search),
    search.words.length > 0 ? similarNames(db, search.words.join(' ')) : [],
    db.selectFrom('locations.location').select('id').limit(1).execute(),
  ])
  const giving = counted.filter(({ count }) => count > 0)
  const wider = giving.filter(({ way }) => way.by === 'wider').slice(0, 1)
  return {
    nearest,
    ways: [...wider, ...giving.filter(({ way }) => way.by === 'without')],
    similar,
    empty: any.length === 0,
  }
}

async function nearestBeyond(db: Read, search: Search): Promise<FoundLocation | null> {
  const bounded = search.radius !== null || search.area !== null || search.box !== null
  if (!search.spot?.point || !bounded) return null
  const anywhere = { ...search, radius: null, area: null, box: null }
  // Counting is quick; looking further and further for what is nowhere is not.
  if (search.care.onlyFree && (await countLocations(db, anywhere)) === 0) return null
  const { locations } = await pageOfLocations(db, anywhere, null, 1)
  return locations[0] ?? null
}

const countWays = (db: Read, filters: Filters, search: Search) =>
  Promise.all(
    waysOut(filters, search).map(async (way) => ({
      way,
      count: await countLocations(db, searchOfWayOut(way, search)),
    })),
  )

/** Names of municipalities and locations that hold nearly these words, by the letters they share. */
export async function similarNames(db: Read, typed: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from (
      (select m.name, similarity(${typed}, m.folded) as likeness from locations.municipality as m
       where ${typed} <% m.folded order by 2 desc limit 3)
      union all
      (select l.name, word_similarity(${typed}, l.searched) - 0.1 from locations.location as l
       where ${typed} <% l.searched and l.registered order by 2 desc limit 20)
    ) as found
    group by name order by max(likeness) desc, name limit 4`.execute(db)
  return rows.map(({ name }) => name)
}
