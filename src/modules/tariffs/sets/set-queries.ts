import { sql } from 'kysely'
import type { Person } from '../../../lib/actor.ts'
import type { Lang } from '../../../lib/lang.ts'
import type { Certainty, Land } from '../../../lib/law.ts'
import type { Read, Write } from '../../../platform/database.ts'
import { orNotFound } from '../../../platform/errors.ts'
import type { FlemishSet } from '../flanders/income-tariff-sets.ts'
import type { ApprovedSet, DutchSet } from '../tariff-values.ts'

/** An authority for whose land somebody proposes and approves values. */
export interface PolicyHome {
  readonly id: string
  readonly land: Land
}

/** Where somebody does policy, by land. */
export async function policyHomes(db: Read, { memberships }: Person): Promise<PolicyHome[]> {
  const ids = memberships.flatMap(({ role, organisationId }) => (role === 'policy' ? [organisationId] : []))
  if (ids.length === 0) return []
  return db
    .selectFrom('accounts.organisation')
    .select(['id', 'land'])
    .where('id', 'in', ids)
    .where('kind', '=', 'authority')
    .orderBy('land', 'desc')
    .orderBy('name')
    .execute()
}

export type SetState = 'proposed' | 'approved' | 'rejected' | 'withdrawn'

interface Known {
  readonly id: string
  readonly fromOn: Temporal.PlainDate
  readonly untilOn: Temporal.PlainDate
  readonly source: string
  readonly certainty: Certainty
  readonly organisation: string
  readonly proposedById: string
  /** Null for somebody of another authority. */
  readonly proposedBy: string | null
  readonly proposedAt: Temporal.Instant
  readonly state: SetState
  readonly decidedBy: string | null
  readonly decidedAt: Temporal.Instant | null
  readonly reason: string | null
}

export type KnownSet = Known &
  ({ readonly land: 'vl'; readonly value: FlemishSet } | { readonly land: 'nl'; readonly value: DutchSet })

const known = (db: Read) =>
  db
    .selectFrom('tariffs.proposed_set as s')
    .innerJoin('accounts.organisation as o', 'o.id', 's.organisation_id')
    .leftJoin('accounts.person as p', 'p.id', 's.proposed_by')
    .leftJoin('accounts.person as d', 'd.id', 's.decided_by')
    .select(['s.id', 's.land', 's.from_on', 's.until_on', 's.value', 's.source', 's.certainty', 's.proposed_by'])
    .select(['s.proposed_at', 's.state', 's.decided_at', 's.reason', 'o.name as organisation'])
    .select(['p.name as proposer', 'd.name as decider'])

type KnownRow = Awaited<ReturnType<ReturnType<typeof known>['execute']>>[number]

function asKnown(row: KnownRow): KnownSet {
  const set = {
    id: row.id,
    fromOn: row.from_on,
    untilOn: row.until_on,
    source: row.source,
    certainty: row.certainty,
    organisation: row.organisation,
    proposedById: row.proposed_by,
    proposedBy: row.proposer,
    proposedAt: row.proposed_at,
    state: row.state,
    decidedBy: row.decider,
    decidedAt: row.decided_at,
    reason: row.reason,
  }
  // Written by `propose` alone, as what the form read.
  return row.land === 'vl'
    ? { ...set, land: row.land, value: row.value as FlemishSet }
    : { ...set, land: row.land, value: row.value as DutchSet }
}

/** All that were ever proposed for these lands, the latest first. */
export async function setsOf(db: Read, lands: readonly Land[]): Promise<KnownSet[]> {
  if (lands.length === 0) return []
  const rows = await known(db)
    .where('s.land', 'in', lands)
    .orderBy('s.from_on', 'desc')
    .orderBy('s.proposed_at', 'desc')
    .execute()
  return rows.map(asKnown)
}

/** @throws NotFound also for a set of another land */
export async function setById(db: Read, id: string, lands: readonly Land[]): Promise<KnownSet> {
  const row = await known(db).where('s.id', '=', id).executeTakeFirst()
  return asKnown(orNotFound(row && lands.includes(row.land) ? row : undefined))
}

export interface Colleague {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly language: Lang
}

/** Who else does policy at this authority. */
export function colleaguesOf(db: Read, organisationId: string, personId: string): Promise<Colleague[]> {
  return db
    .selectFrom('accounts.membership as m')
    .innerJoin('accounts.person as p', 'p.id', 'm.person_id')
    .select(['p.id', 'p.name', 'p.email', 'p.language'])
    .where('m.organisation_id', '=', organisationId)
    .where('m.role', '=', 'policy')
    .where('m.ended_at', 'is', null)
    .where('p.disabled_at', 'is', null)
    .where('p.id', '<>', personId)
    .orderBy('p.name')
    .execute()
}

export interface ProposedRow {
  readonly id: string
  readonly home: PolicyHome
  readonly fromOn: Temporal.PlainDate
  readonly untilOn: Temporal.PlainDate
  readonly value: FlemishSet | DutchSet
  readonly source: string
  readonly certainty: 'law' | 'official' | 'uncertain'
  readonly by: string
  readonly at: Temporal.Instant
}

export async function insertSet(tx: Write, row: ProposedRow): Promise<void> {
  await tx
    .insertInto('tariffs.proposed_set')
    .values({
      id: row.id,
      land: row.home.land,
      kind: row.home.land === 'vl' ? 'income_tariff' : 'benefit_year',
      from_on: row.fromOn,
      until_on: row.untilOn,
      value: JSON.stringify(row.value),
      source: row.source,
      certainty: row.certainty,
      organisation_id: row.home.id,
      proposed_by: row.by,
      proposed_at: row.at,
    })
    .execute()
}

export interface Decided {
  readonly state: Exclude<SetState, 'proposed'>
  /** Null where its own proposer withdraws it. */
  readonly by: string | null
  readonly at: Temporal.Instant
  readonly reason: string | null
}

/** Two who approve at once decide one after the other, so that the second looks again. */
export async function oneDecisionAtATime(tx: Write): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('tariffs.decide'))`.execute(tx)
}

/** @returns whether it still waited */
export async function decideSet(tx: Write, id: string, { state, by, at, reason }: Decided): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('tariffs.proposed_set')
    .set({ state, decided_by: by, decided_at: at, reason })
    .where('id', '=', id)
    .where('state', '=', 'proposed')
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** The approved ones among them, as they are calculated with. */
export const approvedAmong = (sets: readonly KnownSet[]): ApprovedSet[] =>
  sets.flatMap((set) => (set.state === 'approved' && set.decidedAt ? [{ ...set, decidedAt: set.decidedAt }] : []))
