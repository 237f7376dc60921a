import type { Config } from '../../platform/config.ts'
import type { Read } from '../../platform/database.ts'
import type { LetterView } from '../../platform/letter-layout.tsx'
import { textsFor } from '../../platform/texts.ts'
import type { Lang } from '../../text-keys.ts'
import { wordingToday } from './wording/wording-queries.ts'
import { plainStyle } from './site-queries.ts'

/** Where the links of an organisation's letters lead: its own host name when it has one, else that of the installation. */
export async function originOf(db: Read, config: Config, organisationId: string | null): Promise<URL> {
  const origin = new URL(config.publicUrl.origin)
  if (organisationId === null) return origin
  const site = await db
    .selectFrom('accounts.site')
    .select('host')
    .where('organisation_id', '=', organisationId)
    .orderBy('host')
    .limit(1)
    .executeTakeFirst()
  if (site) origin.hostname = site.host
  return origin
}

/** What `renderLetter` needs to write in the name of an organisation; without one, of the installation. */
export async function letterViewOf(db: Read, organisationId: string | null, lang: Lang): Promise<LetterView> {
  const house = await db
    .selectFrom('accounts.organisation as o')
    .leftJoin('accounts.house_style as h', 'h.organisation_id', 'o.id')
    .select(['o.id', 'o.name', 'o.zone', 'o.phone', 'o.hours', 'h.brand'])
    .where((eb) => (organisationId === null ? eb('o.kind', '=', 'operator') : eb('o.id', '=', organisationId)))
    .orderBy('o.created_at')
    .limit(1)
    .executeTakeFirst()
  const { id, ...dressed } = house ?? { id: null }
  const zone = house?.zone ?? 'Europe/Amsterdam'
  return {
    t: textsFor(lang, { zone, overrides: (await wordingToday(db, id, zone))[lang] }),
    lang,
    style: { ...plainStyle, ...dressed, brand: house?.brand ?? plainStyle.brand },
  }
}
