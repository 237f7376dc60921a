import { sql } from 'kysely'
import type { Lang } from '../../../lib/lang.ts'
import { fold } from '../../../lib/text-fold.ts'
import type { Read } from '../../../platform/database.ts'
import type { Land } from '../location.ts'
import type { ArticleKind, ArticleText } from './desk-article.ts'
import { type DeskMode, takesRequestsIn } from './desk-mode.ts'

/** A desk as visitors see it. */
export interface ShownDesk {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly land: Land
  readonly zone: string
  readonly email: string | null
  readonly phone: string | null
  readonly hours: string | null
  readonly municipalities: readonly string[]
}

const desks = (db: Read) =>
  db
    .selectFrom('accounts.organisation as o')
    .select(['o.id', 'o.slug', 'o.name', 'o.land', 'o.zone', 'o.email', 'o.phone', 'o.hours'])
    .select(
      sql<string[]>`coalesce((select array_agg(m.name order by m.name) from locations.desk_area as a
        join locations.municipality as m on m.land = a.land and m.code = a.municipality_code
        where a.organisation_id = o.id), '{}')`.as('municipalities'),
    )
    .where('o.kind', '=', 'desk')

export const findDesk = (db: Read, slug: string): Promise<ShownDesk | undefined> =>
  desks(db).where('o.slug', '=', slug).executeTakeFirst()

/** The desks for which a person writes, by name. */
export const desksById = (db: Read, ids: readonly string[]): Promise<ShownDesk[]> =>
  ids.length === 0 ? Promise.resolve([]) : desks(db).where('o.id', 'in', ids).orderBy('o.name').execute()

export const allDesks = (db: Read, most: number): Promise<ShownDesk[]> =>
  desks(db).orderBy('o.name').orderBy('o.id').limit(most).execute()

/** A municipality that the box may mean, with its desk. */
export interface FoundMunicipality {
  readonly land: Land
  readonly name: string
  readonly desk: { readonly slug: string; readonly name: string } | null
}

/** By name of the municipality or of a place in it, or by postcode; the postcode of a known point finds the nearest municipality. */
export async function municipalitiesFor(db: Read, typed: string, most: number): Promise<FoundMunicipality[]> {
  const words = fold(typed).slice(0, 100)
  if (words === '') return []
  const postcode = /^[1-9]\d{3}( ?[a-z]{2})?$/.test(words) ? words.replace(' ', '').toUpperCase() : null
  const found = await (postcode ? byPostcode(db, postcode, most) : byName(db, words, most))
  return found.map(({ slug, deskName, ...municipality }) => ({
    ...municipality,
    desk: slug !== null && deskName !== null ? { slug, name: deskName } : null,
  }))
}

const municipalities = (db: Read) =>
  db
    .selectFrom('locations.municipality as m')
    .leftJoin('locations.desk_area as a', (join) =>
      join.onRef('a.land', '=', 'm.land').onRef('a.municipality_code', '=', 'm.code'),
    )
    .leftJoin('accounts.organisation as o', 'o.id', 'a.organisation_id')
    .select(['m.land', 'm.name', 'o.slug', 'o.name as deskName'])

const byName = (db: Read, words: string, most: number) =>
  municipalities(db)
    .where(
      sql<boolean>`(m.folded like ${`${words}%`} or (m.land, m.code) in (
        select l.land, l.municipality_code from locations.location as l where l.place_folded = ${words}))`,
    )
    .orderBy(sql`m.folded <> ${words}`)
    .orderBy('m.name')
    .limit(most)
    .execute()

async function byPostcode(db: Read, postcode: string, most: number) {
  const digits = postcode.slice(0, 4)
  const near = await municipalities(db)
    .where(
      sql<boolean>`(m.land, m.code) in (
        select l.land, l.municipality_code from locations.location as l where left(l.postcode, 4) = ${digits}
        and (length(${postcode}) = 4 or l.land = 'nl'))`,
    )
    .orderBy('m.name')
    .limit(most)
    .execute()
  return near.length > 0 ? near : nearestTo(db, postcode)
}

const nearestTo = (db: Read, postcode: string) =>
  municipalities(db)
    .where(
      sql<boolean>`(m.land, m.code) in (
        select nearest.land, nearest.municipality_code from locations.postcode_point as p
        cross join lateral (
          select m2.land, m2.code as municipality_code from locations.municipality as m2
          where m2.land = p.land and m2.lat is not null
          order by (m2.lat - p.lat) ^ 2 + ((m2.lon - p.lon) * cos(radians(p.lat))) ^ 2 limit 1) as nearest
        where p.postcode = ${postcode})`,
    )
    .execute()

export interface Article {
  readonly id: string
  readonly deskId: string
  readonly kind: ArticleKind
  readonly slug: string
  readonly removed: boolean
  /** The latest of each language. */
  readonly texts: readonly ArticleText[]
}

const articles = (db: Read) =>
  db
    .selectFrom('locations.desk_article as a')
    .select(['a.id', 'a.desk_id as deskId', 'a.kind', 'a.slug'])
    .select((eb) => [
      eb('a.removed_at', 'is not', null).$castTo<boolean>().as('removed'),
      sql<
        ArticleText[]
      >`coalesce((select json_agg(json_build_object('lang', t.lang, 'title', t.title, 'body', t.body, 'version', t.version))
        from (select distinct on (v.lang) v.* from locations.desk_article_text as v where v.article_id = a.id
          order by v.lang, v.version desc) as t), '[]')`.as('texts'),
    ])

/** What a desk shows, in its order; for its people what was taken away as well. */
export const articlesOf = (db: Read, deskId: string): Promise<Article[]> =>
  articles(db).where('a.desk_id', '=', deskId).orderBy('a.position').orderBy('a.id').execute()

export const findArticle = (db: Read, deskId: string, slug: string): Promise<Article | undefined> =>
  articles(db).where('a.desk_id', '=', deskId).where('a.slug', '=', slug).executeTakeFirst()

/** One of a desk for which this person writes. */
export const findOwnArticle = (db: Read, deskIds: readonly string[], id: string): Promise<Article | undefined> =>
  deskIds.length === 0
    ? Promise.resolve(undefined)
    : articles(db).where('a.id', '=', id).where('a.desk_id', 'in', deskIds).executeTakeFirst()

export interface ArticleVersion extends ArticleText {
  readonly at: Temporal.Instant
  readonly by: string | null
}

/** Every version in one language, the latest first. */
export const versionsOf = (db: Read, articleId: string, lang: Lang): Promise<ArticleVersion[]> =>
  db
    .selectFrom('locations.desk_article_text as t')
    .leftJoin('accounts.person as p', 'p.id', 't.written_by')
    .select(['t.lang', 't.title', 't.body', 't.version', 't.written_at as at', 'p.name as by'])
    .where('t.article_id', '=', articleId)
    .where('t.lang', '=', lang)
    .orderBy('t.version', 'desc')
    .execute()

export const modesOf = (db: Read, deskId: string): Promise<DeskMode[]> =>
  db
    .selectFrom('locations.desk_mode')
    .select(['from_on as fromOn', 'takes_requests as takesRequests'])
    .where('desk_id', '=', deskId)
    .orderBy('from_on')
    .execute()

/** Whether this desk takes requests on a day, or gives information only. */
export const takesRequestsOn = async (db: Read, deskId: string, day: Temporal.PlainDate): Promise<boolean> =>
  takesRequestsIn(await modesOf(db, deskId), day)
