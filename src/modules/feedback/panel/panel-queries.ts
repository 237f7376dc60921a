import { sql } from 'kysely'
import type { Lang } from '../../../lib/lang.ts'
import type { Read, Write } from '../../../platform/database.ts'
import type { Membership, PanelKind } from './panel.ts'

export interface Panel {
  readonly id: string
  readonly organisationId: string
  readonly kind: PanelKind
  readonly name: string
  readonly madeAt: Temporal.Instant
  /** Empty: it speaks for the whole house. */
  readonly locations: readonly string[]
}

const panels = (db: Read) =>
  db
    .selectFrom('feedback.panel as p')
    .select(['p.id', 'p.organisation_id as organisationId', 'p.kind', 'p.name', 'p.made_at as madeAt'])
    .select(
      sql<string[]>`coalesce((select array_agg(l.name order by l.name) from feedback.panel_location as at
        join locations.location as l on l.id = at.location_id where at.panel_id = p.id), '{}')`.as('locations'),
    )

/** Of a house, in the order in which they were made. */
export const panelsOf = (db: Read, organisationId: string): Promise<Panel[]> =>
  panels(db).where('p.organisation_id', '=', organisationId).orderBy('p.made_at').orderBy('p.id').execute()

export const findPanel = (db: Read, organisationId: string, id: string): Promise<Panel | undefined> =>
  panels(db).where('p.organisation_id', '=', organisationId).where('p.id', '=', id).executeTakeFirst()

/** For the worker. */
export const panelById = (db: Read, id: string): Promise<Panel | undefined> =>
  panels(db).where('p.id', '=', id).executeTakeFirst()

export interface NewPanel {
  readonly id: string
  readonly organisationId: string
  readonly kind: PanelKind
  readonly name: string
  readonly locationIds: readonly string[]
  readonly by: string
  readonly at: Temporal.Instant
}

/** Made twice from one form is made once. @returns whether it is new */
export async function insertPanel(tx: Write, panel: NewPanel): Promise<boolean> {
  const { id, organisationId, kind, name, by, at } = panel
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('feedback.panel')
    .values({ id, organisation_id: organisationId, kind, name, made_by: by, made_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (!numInsertedOrUpdatedRows) return false
  for (const location of panel.locationIds)
    await tx.insertInto('feedback.panel_location').values({ panel_id: id, location_id: location }).execute()
  return true
}

export interface Place {
  readonly id: string
  readonly name: string
}

/** Where the house gives care. */
export const placesOf = (db: Read, organisationId: string): Promise<Place[]> =>
  db
    .selectFrom('locations.location')
    .select(['id', 'name'])
    .where('organisation_id', '=', organisationId)
    .where('registered', '=', true)
    .orderBy('folded')
    .orderBy('id')
    .execute()

export interface Member extends Membership {
  readonly id: string
  readonly panelId: string
  readonly name: string
  readonly email: string
  readonly language: Lang
}

const members = (db: Read) =>
  db
    .selectFrom('feedback.panel_member')
    .select(['id', 'panel_id as panelId', 'name', 'email', 'language', 'from_on as fromOn', 'until_on as untilOn'])
    .select('ended_at as endedAt')

/** Everybody who is or was a member of these. For staff and the worker. */
export async function membersOf(db: Read, panelIds: readonly string[]): Promise<Member[]> {
  if (panelIds.length === 0) return []
  return members(db)
    .where('panel_id', 'in', [...panelIds])
    .orderBy('name')
    .orderBy('id')
    .execute()
}

export const memberById = (db: Read, id: string): Promise<Member | undefined> =>
  members(db).where('id', '=', id).executeTakeFirst()

export interface NewMember {
  readonly id: string
  readonly panelId: string
  readonly name: string
  readonly email: string
  readonly language: Lang
  readonly fromOn: Temporal.PlainDate
  readonly untilOn: Temporal.PlainDate | null
  readonly by: string
  readonly at: Temporal.Instant
}

/** @returns false where this address is a member already */
export async function insertMember(tx: Write, member: NewMember): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('feedback.panel_member')
    .values({
      id: member.id,
      panel_id: member.panelId,
      name: member.name,
      email: member.email,
      language: member.language,
      from_on: member.fromOn,
      until_on: member.untilOn,
      added_by: member.by,
      added_at: member.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return Number(numInsertedOrUpdatedRows) > 0
}

/** @returns false where it was over already */
export async function saveEnded(tx: Write, panelId: string, id: string, at: Temporal.Instant): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('feedback.panel_member')
    .set({ ended_at: at })
    .where('id', '=', id)
    .where('panel_id', '=', panelId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0
}
