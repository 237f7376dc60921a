import { sql } from 'kysely'
import type { Read, Write } from '../../../platform/database.ts'
import { orNotFound } from '../../../platform/errors.ts'
import { fold } from '../../../lib/text-fold.ts'
import type { Land } from '../location.ts'

export interface DeskArea {
  readonly land: Land
  readonly code: string
  readonly name: string
}

export interface DeskWithAreas {
  readonly id: string
  readonly name: string
  readonly land: Land
  readonly areas: readonly DeskArea[]
}

/** Every desk, or one, with the municipalities that it serves. */
export async function desksWithAreas(db: Read, id?: string): Promise<DeskWithAreas[]> {
  const rows = await db
    .selectFrom('accounts.organisation as o')
    .leftJoin('locations.desk_area as a', 'a.organisation_id', 'o.id')
    .leftJoin('locations.municipality as m', (join) =>
      join.onRef('m.land', '=', 'a.land').onRef('m.code', '=', 'a.municipality_code'),
    )
    .select(['o.id', 'o.name', 'o.land', 'm.land as areaLand', 'm.code', 'm.name as municipality'])
    .where('o.kind', '=', 'desk')
    .$if(id !== undefined, (desks) => desks.where('o.id', '=', id ?? ''))
    .orderBy('o.name')
    .orderBy('o.id')
    .orderBy('m.name')
    .execute()
  return [...Map.groupBy(rows, ({ id }) => id).values()].flatMap((ofDesk) => {
    const [first] = ofDesk
    const areas = ofDesk.flatMap(({ areaLand, code, municipality }) =>
      areaLand && code && municipality ? [{ land: areaLand, code, name: municipality }] : [],
    )
    return first ? [{ id: first.id, name: first.name, land: first.land, areas }] : []
  })
}

export const deskById = async (db: Read, id: string): Promise<DeskWithAreas> =>
  orNotFound((await desksWithAreas(db, id))[0])

export interface UnservedMunicipality extends DeskArea {
  /** Registered locations: where families ask in vain. */
  readonly locations: number
}

/** Municipalities that no desk serves, the one with the most locations first. */
export function unservedMunicipalities(db: Read, limit: number): Promise<UnservedMunicipality[]> {
  return db
    .selectFrom('locations.municipality as m')
    .leftJoin('locations.desk_area as a', (join) =>
      join.onRef('a.land', '=', 'm.land').onRef('a.municipality_code', '=', 'm.code'),
    )
    .leftJoin('locations.location as l', (join) =>
      join.onRef('l.land', '=', 'm.land').onRef('l.municipality_code', '=', 'm.code').on('l.registered', '=', true),
    )
    .select(['m.land', 'm.code', 'm.name'])
    .select(sql<number>`count(l.id)`.as('locations'))
    .where('a.organisation_id', 'is', null)
    .groupBy(['m.land', 'm.code', 'm.name'])
    .orderBy('locations', 'desc')
    .orderBy('m.name')
    .limit(limit)
    .execute()
}

export interface FoundMunicipality extends DeskArea {
  readonly deskName: string | null
}

/** By name as people type it, or by code, in one land. */
export function municipalitiesNamed(db: Read, land: Land, typed: string): Promise<FoundMunicipality[]> {
  return db
    .selectFrom('locations.municipality as m')
    .leftJoin('locations.desk_area as a', (join) =>
      join.onRef('a.land', '=', 'm.land').onRef('a.municipality_code', '=', 'm.code'),
    )
    .leftJoin('accounts.organisation as o', 'o.id', 'a.organisation_id')
    .select(['m.land', 'm.code', 'm.name', 'o.name as deskName'])
    .where('m.land', '=', land)
    .where((eb) => eb.or([eb('m.folded', '=', fold(typed)), eb('m.code', '=', typed.trim())]))
    .orderBy('m.code')
    .execute()
}

/** @returns false when another desk was first */
export async function addArea(tx: Write, deskId: string, { land, code }: Omit<DeskArea, 'name'>): Promise<boolean> {
  const added = await tx
    .insertInto('locations.desk_area')
    .values({ land, municipality_code: code, organisation_id: deskId })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return added.numInsertedOrUpdatedRows === 1n
}

/** @returns false when it was gone already */
export async function removeArea(tx: Write, deskId: string, { land, code }: Omit<DeskArea, 'name'>): Promise<boolean> {
  const removed = await tx
    .deleteFrom('locations.desk_area')
    .where('land', '=', land)
    .where('municipality_code', '=', code)
    .where('organisation_id', '=', deskId)
    .executeTakeFirst()
  return removed.numDeletedRows === 1n
}
