import { createHash } from 'node:crypto'
import type { Client } from 'pg'
import { toMercator } from '../../src/lib/geo.ts'
import { fold } from '../../src/lib/text-fold.ts'
import { newId } from '../../src/platform/tokens.ts'

export interface TestLocation {
  readonly id: string
  readonly land: 'vl' | 'nl'
  readonly registerId: string
  readonly kind: 'day_care' | 'after_school' | 'childminder' | 'agency'
  readonly name: string
  readonly registered: boolean
  readonly address: string | null
  readonly postcode: string | null
  readonly place: string | null
  readonly municipalityCode: string | null
  readonly lat: number | null
  readonly lon: number | null
  readonly capacity: number | null
}

let made = 0

export function testLocation(given: Partial<TestLocation> & { name: string }): TestLocation {
  made += 1
  return {
    id: newId(),
    land: 'nl',
    registerId: String(100_000_000 + made),
    kind: 'day_care',
    registered: true,
    address: null,
    postcode: null,
    place: null,
    municipalityCode: null,
    lat: null,
    lon: null,
    capacity: null,
    ...given,
  }
}

/** Puts locations in the database as an import would; what else a row holds goes in `more`. */
export async function addLocations(
  owner: Client,
  list: readonly TestLocation[],
  more: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  for (const one of list) {
    const at = one.lat === null || one.lon === null ? null : toMercator({ lat: one.lat, lon: one.lon })
    const row: Record<string, unknown> = {
      id: one.id,
      land: one.land,
      register_id: one.registerId,
      kind: one.kind,
      name: one.name,
      folded: fold(one.name),
      registered: one.registered,
      address: one.address,
      postcode: one.postcode,
      place: one.place,
      municipality_code: one.municipalityCode,
      lat: one.lat,
      lon: one.lon,
      at: at && `(${at.x},${at.y})`,
      point_source: at && 'postcode',
      capacity: one.capacity,
      row_hash: createHash('sha256').update(one.registerId).digest(),
      ...more,
    }
    const names = Object.keys(row)
    await owner.query(
      `insert into locations.location (${names.join(', ')}) values (${names.map((_, index) => `$${index + 1}`).join(', ')})`,
      Object.values(row),
    )
  }
}

export async function addMunicipality(
  owner: Client,
  one: { land: 'vl' | 'nl'; code: string; name: string; lat?: number; lon?: number; shape?: object; validTo?: string },
): Promise<void> {
  await owner.query(
    `insert into locations.municipality (land, code, name, folded, lat, lon, shape, valid_to)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      one.land,
      one.code,
      one.name,
      fold(one.name),
      one.lat,
      one.lon,
      one.shape && JSON.stringify(one.shape),
      one.validTo,
    ],
  )
}

export async function addPostcode(
  owner: Client,
  land: 'vl' | 'nl',
  postcode: string,
  lat: number,
  lon: number,
): Promise<void> {
  await owner.query('insert into locations.postcode_point values ($1, $2, $3, $4)', [land, postcode, lat, lon])
}
