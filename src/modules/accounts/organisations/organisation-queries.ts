import { sql } from 'kysely'
import type { Read, Write } from '../../../platform/database.ts'
import { newId } from '../../../platform/tokens.ts'
import type { OrganisationKind } from '../roles.ts'
import { type NewOrganisation, type OrganisationFacts, type StyleFacts, zoneOf } from './organisation.ts'

export interface ListedOrganisation {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly kind: OrganisationKind
  readonly land: 'vl' | 'nl'
  readonly hosts: readonly string[]
  readonly people: number
}

/** Every organisation of the installation, with how many people work there. */
export const allOrganisations = (db: Read): Promise<ListedOrganisation[]> =>
  db
    .selectFrom('accounts.organisation as o')
    .select(['o.id', 'o.slug', 'o.name', 'o.kind', 'o.land'])
    .select((eb) => [
      eb
        .selectFrom('accounts.membership as m')
        .whereRef('m.organisation_id', '=', 'o.id')
        .where('m.ended_at', 'is', null)
        .select((e) => e.fn.count<number>('m.person_id').distinct().as('people'))
        .$asScalar()
        .$castTo<number>()
        .as('people'),
      hostsOf('o.id').as('hosts'),
    ])
    .orderBy('o.name')
    .execute()

const hostsOf = (organisation: string) =>
  sql<
    string[]
  >`array(select s.host from accounts.site as s where s.organisation_id = ${sql.ref(organisation)} order by s.host)`

export interface FoundOrganisation extends OrganisationFacts {
  readonly id: string
  readonly slug: string
  readonly kind: OrganisationKind
  readonly land: 'vl' | 'nl'
}

export async function findOrganisation(db: Read, slug: string): Promise<FoundOrganisation | undefined> {
  const row = await db
    .selectFrom('accounts.organisation as o')
    .innerJoin('accounts.house_style as h', 'h.organisation_id', 'o.id')
    .select(['o.id', 'o.slug', 'o.kind', 'o.land', 'o.name', 'o.phone', 'o.hours', 'o.email'])
    .select(['h.tagline', 'h.brand', 'h.accent', 'h.font', 'h.radius', 'h.logo'])
    .select(hostsOf('o.id').as('hosts'))
    .where('o.slug', '=', slug)
    .executeTakeFirst()
  if (!row) return undefined
  const { tagline, brand, accent, font, radius, logo, ...facts } = row
  return { ...facts, style: { tagline, brand, accent, font, radius, logo } }
}

/** @returns its id; nothing when the slug is taken */
export async function insertOrganisation(tx: Write, facts: NewOrganisation): Promise<string | undefined> {
  const id = newId()
  const { kind, land, slug, name, phone, hours, email } = facts
  const made = await tx
    .insertInto('accounts.organisation')
    .values({ id, kind, land, slug, name, phone, hours, email, zone: zoneOf[land] })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (made.numInsertedOrUpdatedRows !== 1n) return undefined
  await tx
    .insertInto('accounts.house_style')
    .values({ organisation_id: id, ...facts.style })
    .execute()
  return id
}

export async function updateOrganisation(tx: Write, id: string, facts: OrganisationFacts): Promise<void> {
  const { name, phone, hours, email, style } = facts
  await tx.updateTable('accounts.organisation').set({ name, phone, hours, email }).where('id', '=', id).execute()
  await updateStyle(tx, id, style)
}

const updateStyle = (tx: Write, id: string, style: StyleFacts) =>
  tx.updateTable('accounts.house_style').set(style).where('organisation_id', '=', id).execute()

/** @returns the host names that belong to another organisation already; then nothing was changed */
export async function takenHosts(db: Read, hosts: readonly string[], exceptId?: string): Promise<string[]> {
  if (hosts.length === 0) return []
  const rows = await db
    .selectFrom('accounts.site')
    .select(['host', 'organisation_id'])
    .where('host', 'in', hosts)
    .orderBy('host')
    .execute()
  return rows.filter((row) => row.organisation_id !== exceptId).map(({ host }) => host)
}

export async function replaceHosts(tx: Write, id: string, hosts: readonly string[]): Promise<void> {
  await tx
    .deleteFrom('accounts.site')
    .where('organisation_id', '=', id)
    .$if(hosts.length > 0, (sites) => sites.where('host', 'not in', hosts))
    .execute()
  await addHosts(tx, id, hosts)
}

export async function addHosts(tx: Write, id: string, hosts: readonly string[]): Promise<void> {
  if (hosts.length === 0) return
  await tx
    .insertInto('accounts.site')
    .values(hosts.map((host) => ({ host, organisation_id: id })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Every web process hears that names and house styles changed, and forgets what it kept. */
export const tellFactsChanged = (tx: Write) => sql`select pg_notify('facts_changed', 'accounts')`.execute(tx)
