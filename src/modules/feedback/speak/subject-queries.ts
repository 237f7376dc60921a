import { type RawBuilder, sql } from 'kysely'
import type { Land } from '../../../lib/law.ts'
import { fold } from '../../../lib/text-fold.ts'
import type { Read } from '../../../platform/database.ts'
import type { About } from '../reaction.ts'

/** What somebody speaks about, and the house that will handle it. */
export interface Subject {
  /** As it stands in an address: `opvang=nl-100178376`, `loket=lindevoort`, `bij=zonnebloem`; the first with `&bij=` an authority. */
  readonly key: string
  readonly about: About
  /** What it is called: the location, the desk, the house. */
  readonly name: string
  readonly land: Land
  readonly location: { readonly id: string; readonly registerId: string; readonly place: string | null } | null
  /** Null where nobody on this installation handles it: the page then says whom to turn to. */
  readonly holder: SubjectHolder | null
  /** The location runs its own account; otherwise the desk handles it in between. */
  readonly claimed: boolean
}

export interface SubjectHolder {
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly land: Land
  readonly zone: string
  readonly slug: string
}

/** From the words of an address. */
export interface SubjectAsked {
  readonly opvang?: string | undefined
  readonly loket?: string | undefined
  readonly bij?: string | undefined
}

export function findSubject(db: Read, { opvang, loket, bij }: SubjectAsked): Promise<Subject | undefined> {
  if (opvang !== undefined && bij !== undefined) return findReported(db, opvang, bij)
  if (opvang !== undefined) return findLocation(db, opvang)
  if (loket !== undefined) return findHouse(db, loket, ['desk'])
  if (bij !== undefined) return findHouse(db, bij, ['organiser', 'authority', 'complaints_desk'])
  return Promise.resolve(undefined)
}

/** From the key that a form carries along. */
export function subjectByKey(db: Read, key: string): Promise<Subject | undefined> {
  const [, opvang, bij] = /^opvang=([^&]{1,110})&bij=(.{1,110})$/.exec(key) ?? []
  if (opvang && bij) return findReported(db, opvang, bij)
  const [, how, which] = /^(opvang|loket|bij)=(.{1,110})$/.exec(key) ?? []
  return how && which ? findSubject(db, { [how]: which }) : Promise.resolve(undefined)
}

/** A location about which somebody rather tells an authority; of its own land. */
async function findReported(db: Read, key: string, slug: string): Promise<Subject | undefined> {
  const [location, authority] = await Promise.all([findLocation(db, key), findHouse(db, slug, ['authority'])])
  if (!location || authority?.holder?.land !== location.land) return undefined
  return { ...location, key: `${location.key}&bij=${slug}`, holder: authority.holder, claimed: true }
}

async function findLocation(db: Read, key: string): Promise<Subject | undefined> {
  const [, land, registerId] = /^(vl|nl)-(.{1,100})$/.exec(key) ?? []
  if (!land || !registerId) return undefined
  const [row] = await locationsWhere(db, sql`l.land = ${land} and l.register_id = ${registerId}`)
    .limit(1)
    .execute()
  return row && subjectOf(row)
}

const subjectOf = (row: LocationRow): Subject => ({
  key: `opvang=${row.land}-${row.register_id}`,
  about: 'location',
  name: row.name,
  land: row.land,
  location: { id: row.id, registerId: row.register_id, place: row.place },
  holder:
    row.holder_id && row.holder_name && row.holder_kind && row.holder_land && row.holder_zone && row.holder_slug
      ? { id: row.holder_id, name: row.holder_name, kind: row.holder_kind, land: row.holder_land, zone: row.holder_zone, slug: row.holder_slug } // prettier-ignore
      : null,
  claimed: row.organisation_id !== null,
})

/** Its own organisation handles it; where it has no account the desk of its municipality does. */
const locationsWhere = (db: Read, which: RawBuilder<boolean>) =>
  db
    .selectFrom('locations.location as l')
    .leftJoin('locations.desk_area as a', (join) =>
      join.onRef('a.land', '=', 'l.land').onRef('a.municipality_code', '=', 'l.municipality_code'),
    )
    .leftJoin('accounts.organisation as o', (join) =>
      join.on(sql<boolean>`o.id = coalesce(l.organisation_id, a.organisation_id)`),
    )
    .select(['l.id', 'l.land', 'l.register_id', 'l.name', 'l.place', 'l.organisation_id'])
    .select(['o.id as holder_id', 'o.name as holder_name', 'o.kind as holder_kind', 'o.land as holder_land'])
    .select(['o.zone as holder_zone', 'o.slug as holder_slug'])
    .where(which)

type LocationRow = Awaited<ReturnType<ReturnType<typeof locationsWhere>['execute']>>[number]

async function findHouse(db: Read, slug: string, kinds: readonly string[]): Promise<Subject | undefined> {
  const house = await db
    .selectFrom('accounts.organisation')
    .select(['id', 'name', 'kind', 'land', 'zone', 'slug'])
    .where('slug', '=', slug)
    .executeTakeFirst()
  if (!house || !kinds.includes(house.kind)) return undefined
  const about = house.kind === 'desk' ? 'desk' : 'organiser'
  const key = `${house.kind === 'desk' ? 'loket' : 'bij'}=${house.slug}`
  return { key, about, name: house.name, land: house.land, location: null, holder: house, claimed: true }
}

/** Who answers questions about care without giving it. */
export async function complaintsDesks(db: Read): Promise<Subject[]> {
  const desks = await db
    .selectFrom('accounts.organisation')
    .select('slug')
    .where('kind', '=', 'complaints_desk')
    .orderBy('name')
    .limit(10)
    .execute()
  const found = await Promise.all(desks.map(({ slug }) => findSubject(db, { bij: slug })))
  return found.flatMap((one) => one ?? [])
}

export const mostFound = 10

/** Locations by all words of their name, street and place. */
export async function locationsNamed(db: Read, typed: string): Promise<Subject[]> {
  const words = fold(typed).split(' ').filter(Boolean).slice(0, 6)
  if (words.length === 0) return []
  const all = sql.join(
    words.map((word) => sql`l.searched like ${`%${word.replaceAll(/[%_\\]/g, '')}%`}`),
    sql` and `,
  )
  const rows = await locationsWhere(db, sql<boolean>`l.registered and ${all}`)
    .orderBy('l.folded')
    .orderBy('l.id')
    .limit(mostFound)
    .execute()
  return rows.map(subjectOf)
}

/** A house, and every location that it handles reactions for: its own, and for a desk those of nobody in its area. */
export async function subjectsOf(
  db: Read,
  house: { readonly slug: string; readonly kind: string },
): Promise<Subject[]> {
  const itself = await findSubject(db, house.kind === 'desk' ? { loket: house.slug } : { bij: house.slug })
  if (!itself?.holder) return []
  const rows = await locationsWhere(db, sql<boolean>`l.registered and o.id = ${itself.holder.id}`)
    .orderBy('l.folded')
    .limit(300)
    .execute()
  return [itself, ...rows.map(subjectOf)]
}

/** The houses that somebody works for, each with its locations. */
export async function housesOf(db: Read, organisationIds: readonly string[]): Promise<Subject[]> {
  if (organisationIds.length === 0) return []
  const ids = [...organisationIds]
  const houses = await db
    .selectFrom('accounts.organisation')
    .select(['slug', 'kind'])
    .where('id', 'in', ids)
    .where('kind', '<>', 'operator')
    .orderBy('name')
    .execute()
  const found = await Promise.all(
    houses.map(({ slug, kind }) => findSubject(db, kind === 'desk' ? { loket: slug } : { bij: slug })),
  )
  const rows = await locationsWhere(db, sql<boolean>`l.registered and l.organisation_id = any (${ids}::uuid[])`)
    .orderBy('l.folded')
    .limit(100)
    .execute()
  return [...found.flatMap((one) => one ?? []), ...rows.map(subjectOf)]
}
