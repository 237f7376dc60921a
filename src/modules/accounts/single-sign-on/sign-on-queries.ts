import type { Read, Write } from '../../../platform/database.ts'
import type { Keys } from '../../../platform/keys.ts'
import { secretPurpose } from '../sealed-columns.ts'
import type { Client } from './provider-actions.ts'
import type { ClaimRule, SignOn, SignOnFacts } from './sign-on.ts'

const signOns = (db: Read) =>
  db
    .selectFrom('accounts.sign_on as s')
    .select((eb) => [
      's.id',
      's.organisation_id as organisationId',
      's.state',
      's.name',
      's.issuer',
      's.client_id as clientId',
      eb('s.secret_sealed', 'is not', null).$castTo<boolean>().as('hasSecret'),
      's.scopes',
      's.email_claim as emailClaim',
      's.role_claim as roleClaim',
      's.joins',
      's.domains',
      's.trusts_domains as trustsDomains',
      's.second_factor_values as secondFactorValues',
      's.forced',
      's.tested_at as testedAt',
      's.activated_at as activatedAt',
    ])

const rulesOf = (db: Read, signOnId: string): Promise<ClaimRule[]> =>
  db
    .selectFrom('accounts.sign_on_rule')
    .select(['value', 'role', 'location_id as locationId'])
    .where('sign_on_id', '=', signOnId)
    .orderBy('position')
    .execute()

const withRules = async (db: Read, found: Omit<SignOn, 'rules'> | undefined): Promise<SignOn | undefined> =>
  found && { ...found, rules: await rulesOf(db, found.id) }

export const findSignOn = async (db: Read, id: string): Promise<SignOn | undefined> =>
  withRules(db, await signOns(db).where('s.id', '=', id).executeTakeFirst())

/** What a house tries out, or what holds for it now. */
export const signOnOf = async (
  db: Read,
  organisationId: string,
  state: 'draft' | 'active',
): Promise<SignOn | undefined> =>
  withRules(
    db,
    await signOns(db).where('s.organisation_id', '=', organisationId).where('s.state', '=', state).executeTakeFirst(),
  )

export interface SignOnButton {
  readonly slug: string
  readonly organisationId: string
  /** Of the provider. */
  readonly name: string
}

/** Where people can log in besides here, by name. */
export const signOnButtons = (db: Read): Promise<SignOnButton[]> =>
  db
    .selectFrom('accounts.sign_on as s')
    .innerJoin('accounts.organisation as o', 'o.id', 's.organisation_id')
    .select(['o.slug', 'o.id as organisationId', 's.name'])
    .where('s.state', '=', 'active')
    .orderBy('s.name')
    .orderBy('o.slug')
    .execute()

export interface House {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly zone: string
}

export const houseBySlug = (db: Read, slug: string): Promise<House | undefined> =>
  db
    .selectFrom('accounts.organisation')
    .select(['id', 'slug', 'name', 'zone'])
    .where('slug', '=', slug)
    .executeTakeFirst()

/** How we make ourselves known to a provider; nothing while there is no secret. */
export async function clientOf(db: Read, keys: Keys, signOnId: string): Promise<Client | undefined> {
  const row = await db
    .selectFrom('accounts.sign_on')
    .select(['issuer', 'scopes', 'client_id as clientId', 'secret_sealed as sealed', 'changed_at as changedAt'])
    .where('id', '=', signOnId)
    .executeTakeFirst()
  if (!row?.sealed) return undefined
  const secret = keys.open(secretPurpose(signOnId), row.sealed).toString()
  return {
    id: `${signOnId} ${row.changedAt.toString()}`,
    issuer: row.issuer,
    clientId: row.clientId,
    scopes: row.scopes,
    secret,
  }
}

export interface SavedSignOn extends SignOnFacts {
  readonly id: string
  readonly organisationId: string
  /** Not given: the one that is kept stays. */
  readonly secret: string | undefined
  readonly by: string
  readonly at: Temporal.Instant
}

/** Writes what a house tries out; whatever was tried before must be tried again. */
export async function saveDraft(tx: Write, keys: Keys, saved: SavedSignOn): Promise<void> {
  const facts = {
    name: saved.name,
    issuer: saved.issuer,
    client_id: saved.clientId,
    scopes: [...saved.scopes],
    email_claim: saved.emailClaim,
    role_claim: saved.roleClaim,
    joins: saved.joins,
    domains: [...saved.domains],
    trusts_domains: saved.trustsDomains,
    second_factor_values: [...saved.secondFactorValues],
    forced: saved.forced,
    changed_by: saved.by,
    changed_at: saved.at,
    tested_at: null,
    ...(saved.secret === undefined ? {} : { secret_sealed: sealSecret(keys, saved.id, saved.secret) }),
  }
  await tx
    .insertInto('accounts.sign_on')
    .values({ id: saved.id, organisation_id: saved.organisationId, state: 'draft', ...facts })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(facts))
    .execute()
  await tx.deleteFrom('accounts.sign_on_rule').where('sign_on_id', '=', saved.id).execute()
  const rules = saved.rules.map((rule, position) => ({
    sign_on_id: saved.id,
    position,
    value: rule.value,
    role: rule.role,
    location_id: rule.locationId,
  }))
  if (rules.length > 0) await tx.insertInto('accounts.sign_on_rule').values(rules).execute()
}

const sealSecret = (keys: Keys, signOnId: string, secret: string) =>
  keys.seal(secretPurpose(signOnId), Buffer.from(secret))

/** One who saves and one who activates wait for each other. */
export const lockSignOns = (tx: Write, organisationId: string) =>
  tx.selectFrom('accounts.sign_on').select('id').where('organisation_id', '=', organisationId).forUpdate().execute()

export const markTested = (tx: Write, signOnId: string, now: Temporal.Instant) =>
  tx.updateTable('accounts.sign_on').set({ tested_at: now }).where('id', '=', signOnId).execute()

/** From now on nobody comes in by what held. */
export async function retireActive(tx: Write, organisationId: string, now: Temporal.Instant): Promise<boolean> {
  const retired = await tx
    .updateTable('accounts.sign_on')
    .set({ state: 'retired', retired_at: now })
    .where('organisation_id', '=', organisationId)
    .where('state', '=', 'active')
    .executeTakeFirst()
  return retired.numUpdatedRows === 1n
}

export const activate = (tx: Write, signOnId: string, now: Temporal.Instant) =>
  tx.updateTable('accounts.sign_on').set({ state: 'active', activated_at: now }).where('id', '=', signOnId).execute()
