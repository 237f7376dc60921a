import type { Read } from '../../platform/database.ts'
import type { Site } from '../../platform/site.ts'
import { noWording } from './wording/wording.ts'
import { wordingOf } from './wording/wording-queries.ts'
import type { HouseStyle } from '../../ui/view.ts'

/** Whose house style and words this host name wears; without a row of its own, those of the operator, else plain ones. */
export async function siteByHost(db: Read, host: string, day: Temporal.PlainDate): Promise<Site> {
  const row = await db
    .selectFrom('accounts.organisation as o')
    .innerJoin('accounts.house_style as h', 'h.organisation_id', 'o.id')
    .leftJoin('accounts.site as s', (join) => join.onRef('s.organisation_id', '=', 'o.id').on('s.host', '=', host))
    .select(['o.id', 'o.slug', 'o.name', 'o.land', 'o.zone', 'o.phone', 'o.hours', 's.host'])
    .select(['h.tagline', 'h.brand', 'h.accent', 'h.font', 'h.radius', 'h.logo'])
    .where((eb) => eb.or([eb('s.host', 'is not', null), eb('o.kind', '=', 'operator')]))
    .orderBy('s.host', (order) => order.asc().nullsLast())
    .limit(1)
    .executeTakeFirst()
  if (!row)
    return { host, organisationId: null, land: 'nl', zone: 'Europe/Amsterdam', style: plainStyle, wording: noWording }
  return {
    host,
    organisationId: row.id,
    land: row.land,
    zone: row.zone,
    wording: await wordingOf(db, row.id, day),
    style: {
      slug: row.slug,
      name: row.name,
      tagline: row.tagline ?? undefined,
      brand: row.brand,
      accent: row.accent,
      font: row.font,
      // The database allows these three only; its generated type is number.
      radius: row.radius as HouseStyle['radius'],
      logo: row.logo,
      phone: row.phone,
      hours: row.hours,
    },
  }
}

export async function styleBySlug(db: Read, slug: string): Promise<HouseStyle | undefined> {
  if (slug === plainStyle.slug) return plainStyle
  const row = await db
    .selectFrom('accounts.organisation as o')
    .innerJoin('accounts.house_style as h', 'h.organisation_id', 'o.id')
    .select([
      'o.slug',
      'o.name',
      'o.phone',
      'o.hours',
      'h.tagline',
      'h.brand',
      'h.accent',
      'h.font',
      'h.radius',
      'h.logo',
    ])
    .where('o.slug', '=', slug)
    .executeTakeFirst()
  return row && { ...row, tagline: row.tagline ?? undefined, radius: row.radius as HouseStyle['radius'] }
}

/** For who has no house style of his own. */
export const plainStyle: HouseStyle = {
  slug: 'opvangloket',
  name: 'Opvangloket',
  brand: '#1f5a7a',
  accent: null,
  font: 'source-sans-3',
  radius: 6,
  logo: 'O',
  phone: null,
  hours: null,
}
