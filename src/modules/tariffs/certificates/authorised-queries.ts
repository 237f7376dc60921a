import type { Read, Write } from '../../../platform/database.ts'
import { type Authorisation, type SheetColumn, type SheetSetting, standingOf } from './authorised.ts'

export interface AuthorisedPerson extends Authorisation {
  readonly id: string
  readonly deskId: string
  readonly personId: string
  readonly name: string
  readonly email: string
  readonly function: string
  readonly revokedWords: string
}

export interface FlemishDesk {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly zone: string
}

/** Those of these organisations that are a desk in Flanders, by name. */
export function desksAmong(db: Read, ids: readonly string[]): Promise<FlemishDesk[]> {
  if (ids.length === 0) return Promise.resolve([])
  return db
    .selectFrom('accounts.organisation')
    .select(['id', 'slug', 'name', 'zone'])
    .where('id', 'in', ids)
    .where('kind', '=', 'desk')
    .where('land', '=', 'vl')
    .orderBy('name')
    .execute()
}

/** Everybody who is or was authorised at these desks, who still is on top. */
export function authorisedAt(db: Read, deskIds: readonly string[]): Promise<AuthorisedPerson[]> {
  if (deskIds.length === 0) return Promise.resolve([])
  return db
    .selectFrom('tariffs.authorised as a')
    .innerJoin('accounts.person as p', 'p.id', 'a.person_id')
    .select([
      'a.id',
      'a.desk_id as deskId',
      'a.person_id as personId',
      'p.name',
      'p.email',
      'a.function',
      'a.from_on as fromOn',
      'a.until_on as untilOn',
      'a.revoked_at as revokedAt',
      'a.revoked_words as revokedWords',
    ])
    .where('a.desk_id', 'in', deskIds)
    .orderBy('a.revoked_at', (order) => order.desc().nullsFirst())
    .orderBy('p.name')
    .execute()
}

/** Whether this person may open the files of this desk today. */
export async function isAuthorised(
  db: Read,
  { personId, deskId, today }: { personId: string; deskId: string; today: Temporal.PlainDate },
): Promise<boolean> {
  const all = await authorisedAt(db, [deskId])
  return all.some((one) => one.personId === personId && standingOf(one, today) === 'valid')
}

/** Colleagues at a desk, by name: who can be authorised. */
export function colleaguesOf(db: Read, deskId: string): Promise<{ id: string; name: string }[]> {
  return db
    .selectFrom('accounts.membership as m')
    .innerJoin('accounts.person as p', 'p.id', 'm.person_id')
    .select(['p.id', 'p.name'])
    .distinct()
    .where('m.organisation_id', '=', deskId)
    .where('m.ended_at', 'is', null)
    .where('m.role', 'in', ['desk_worker', 'desk_manager'])
    .where('p.disabled_at', 'is', null)
    .orderBy('p.name')
    .execute()
}

export interface NewAuthorisation {
  readonly id: string
  readonly deskId: string
  readonly personId: string
  readonly function: string
  readonly fromOn: Temporal.PlainDate
  readonly untilOn: Temporal.PlainDate | null
  readonly by: string
  readonly at: Temporal.Instant
}

export async function insertAuthorised(tx: Write, one: NewAuthorisation): Promise<void> {
  await tx
    .insertInto('tariffs.authorised')
    .values({
      id: one.id,
      desk_id: one.deskId,
      person_id: one.personId,
      function: one.function,
      from_on: one.fromOn,
      until_on: one.untilOn,
      added_by: one.by,
      added_at: one.at,
    })
    .execute()
}

/** Every authorisation of this person at this desk that still stands. */
export async function revokeAll(
  tx: Write,
  {
    deskId,
    personId,
    by,
    at,
    words,
  }: { deskId: string; personId: string; by: string; at: Temporal.Instant; words: string },
): Promise<void> {
  await tx
    .updateTable('tariffs.authorised')
    .set({ revoked_at: at, revoked_by: by, revoked_words: words })
    .where('desk_id', '=', deskId)
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .execute()
}

export async function findSheet(db: Read, deskId: string): Promise<SheetSetting | undefined> {
  const row = await db
    .selectFrom('tariffs.authorised_sheet')
    .select(['title', 'intro', 'columns', 'declaration'])
    .where('desk_id', '=', deskId)
    .executeTakeFirst()
  // The table checks that these are columns of the sheet.
  return row && { ...row, columns: row.columns as SheetColumn[] }
}

export async function saveSheet(
  tx: Write,
  deskId: string,
  { title, intro, columns, declaration }: SheetSetting,
  by: { personId: string; at: Temporal.Instant },
): Promise<void> {
  const set = { title, intro, columns: [...columns], declaration, changed_by: by.personId, changed_at: by.at }
  await tx
    .insertInto('tariffs.authorised_sheet')
    .values({ desk_id: deskId, ...set })
    .onConflict((conflict) => conflict.column('desk_id').doUpdateSet(set))
    .execute()
}
