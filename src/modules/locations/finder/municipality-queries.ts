import { sql } from 'kysely'
import type { Read } from '../../../platform/database.ts'
import type { Platform } from '../../../platform/platform.ts'
import type { Land } from '../location.ts'
import { drawOutline, type DrawnOutline, type Outline, outlineOf } from './municipality-shapes.ts'

export interface Municipality {
  readonly land: Land
  readonly code: string
  readonly name: string
  readonly lat: number | null
  readonly lon: number | null
  /** Whether any location lies in it. */
  readonly located: boolean
}

/** All municipalities of the day with their outlines, which are heavy to prepare and change once a year. */
export interface Municipalities {
  readonly list: readonly Municipality[]
  readonly outlines: readonly Outline[]
  /** The outlines as they are drawn at a zoom; prepared once. */
  drawnAt(zoom: number): readonly DrawnOutline[]
}

interface Kept {
  readonly generation: number | undefined
  readonly loaded: Promise<Municipalities>
}

const kept = new WeakMap<object, Kept>()

/** Kept in this process until a shown fact changes. */
export function keptMunicipalities({ db, pageCache }: Platform, today: Temporal.PlainDate): Promise<Municipalities> {
  const known = kept.get(pageCache)
  const { generation } = pageCache
  if (known && generation !== undefined && known.generation === generation) return known.loaded
  const loaded = loadMunicipalities(db.published, today)
  kept.set(pageCache, { generation, loaded })
  loaded.catch(() => kept.delete(pageCache))
  return loaded
}

async function loadMunicipalities(db: Read, today: Temporal.PlainDate): Promise<Municipalities> {
  const rows = await db
    .selectFrom('locations.municipality as m')
    .select(['m.land', 'm.code', 'm.name', 'm.lat', 'm.lon', 'm.shape'])
    .select(located.as('located'))
    .where((eb) => eb.or([eb('m.valid_to', 'is', null), eb('m.valid_to', '>', today)]))
    .orderBy('m.folded')
    .execute()
  const outlines = rows.flatMap((row) => outlineOf({ ...row, id: `${row.land}-${row.code}` }) ?? [])
  return { list: rows, outlines, drawnAt: drawer(outlines) }
}

const located = sql<boolean>`exists (
  select from locations.location as l where l.land = m.land and l.municipality_code = m.code)`

function drawer(outlines: readonly Outline[]): Municipalities['drawnAt'] {
  const drawn = new Map<number, readonly DrawnOutline[]>()
  return (zoom) => {
    const known = drawn.get(zoom) ?? outlines.map((outline) => drawOutline(outline, zoom))
    drawn.set(zoom, known)
    return known
  }
}
