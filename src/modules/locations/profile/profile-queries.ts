import { sql } from 'kysely'
import type { Read, Write } from '../../../platform/database.ts'
import type { Picture } from '../../../platform/pictures.ts'
import type { OpeningHours } from './opening-hours.ts'
import { emptyProfile, type Photo, type Profile, type ProfileFacts } from './profile.ts'

/** What is published, or for who runs it also what is hidden; undefined where nothing was ever said. */
export async function findProfile(db: Read, locationId: string): Promise<Profile | undefined> {
  const row = await db
    .selectFrom('locations.profile as p')
    .select(['p.about', 'p.price', 'p.price_cents as priceCents', 'p.price_per as pricePer'])
    .select(['p.price_words as priceWords', 'p.languages', 'p.house_rules as houseRules', 'p.priority', 'p.version'])
    .select(['p.house_rules_url as houseRulesUrl'])
    .select([
      sql<
        OpeningHours[]
      >`coalesce((select json_agg(json_build_object('weekday', h.weekday, 'opens', h.opens, 'closes', h.closes)
        order by h.opens) from locations.opening_hours as h where h.location_id = p.location_id), '[]')`.as('hours'),
      sql<
        Photo[]
      >`coalesce((select json_agg(json_build_object('id', f.id, 'alt', f.alt, 'width', f.width, 'height', f.height)
        order by f.position) from locations.photo as f where f.location_id = p.location_id), '[]')`.as('photos'),
    ])
    .where('p.location_id', '=', locationId)
    .executeTakeFirst()
  return row
}

export const profileOf = async (db: Read, locationId: string): Promise<Profile> =>
  (await findProfile(db, locationId)) ?? emptyProfile

export interface ProfileChange {
  readonly locationId: string
  readonly facts: ProfileFacts
  /** Of what stood in the form; 0 where nothing was said before. */
  readonly version: number
  readonly now: Temporal.Instant
}

/** @returns false when somebody else saved meanwhile */
export async function saveProfile(tx: Write, { locationId, facts, version, now }: ProfileChange): Promise<boolean> {
  const { hours, priceCents, pricePer, priceWords, houseRules, houseRulesUrl, languages, ...same } = facts
  const values = {
    ...same,
    price_cents: priceCents,
    price_per: pricePer,
    price_words: priceWords,
    languages: [...languages],
    house_rules: houseRules,
    house_rules_url: houseRulesUrl,
    hidden: false,
    changed_at: now,
  }
  const saved = await tx
    .insertInto('locations.profile')
    .values({ location_id: locationId, ...values })
    .onConflict((conflict) =>
      conflict
        .column('location_id')
        .doUpdateSet((eb) => ({ ...values, version: eb('locations.profile.version', '+', 1) }))
        .where('locations.profile.version', '=', version),
    )
    .executeTakeFirst()
  if (saved.numInsertedOrUpdatedRows !== 1n) return false
  await tx.deleteFrom('locations.opening_hours').where('location_id', '=', locationId).execute()
  if (hours.length > 0)
    await tx
      .insertInto('locations.opening_hours')
      .values(hours.map((one) => ({ location_id: locationId, ...one })))
      .execute()
  return true
}

/** A place for photos, where nothing was said yet. */
export const startProfile = (tx: Write, locationId: string, now: Temporal.Instant) =>
  tx
    .insertInto('locations.profile')
    .values({ location_id: locationId, changed_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()

/** Whose words they were runs it no longer. */
export const hideProfile = (tx: Write, locationId: string) =>
  tx.updateTable('locations.profile').set({ hidden: true }).where('location_id', '=', locationId).execute()

export interface NewPhoto {
  readonly id: string
  readonly locationId: string
  readonly alt: string
  readonly picture: Picture
  readonly now: Temporal.Instant
}

/** @throws check_violation `photo_at_most_six` */
export async function insertPhoto(tx: Write, { id, locationId, alt, picture, now }: NewPhoto): Promise<void> {
  await startProfile(tx, locationId, now)
  // The profile is locked by the first statement, so that two uploads do not take one position.
  await tx.selectFrom('locations.profile').select('version').where('location_id', '=', locationId).forUpdate().execute()
  const { next } = await tx
    .selectFrom('locations.photo')
    .select((eb) => eb.fn.coalesce(eb.fn.max('position'), eb.lit(0)).as('next'))
    .where('location_id', '=', locationId)
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('locations.photo')
    .values({ id, location_id: locationId, alt, position: Number(next) + 1, created_at: now, ...picture })
    .execute()
}

/** @returns false when it is not of this location */
export async function removePhoto(tx: Write, locationId: string, id: string): Promise<boolean> {
  const removed = await tx
    .deleteFrom('locations.photo')
    .where('location_id', '=', locationId)
    .where('id', '=', id)
    .executeTakeFirst()
  return removed.numDeletedRows === 1n
}

/** @returns false when it is not of this location */
export async function describePhoto(tx: Write, locationId: string, id: string, alt: string): Promise<boolean> {
  const described = await tx
    .updateTable('locations.photo')
    .set({ alt })
    .where('location_id', '=', locationId)
    .where('id', '=', id)
    .executeTakeFirst()
  return described.numUpdatedRows === 1n
}

/** Puts one photo before all others. @returns false when it is not of this location */
export async function firstPhoto(tx: Write, locationId: string, id: string): Promise<boolean> {
  const moved = await tx
    .updateTable('locations.photo')
    .set((eb) => ({
      position: eb
        .selectFrom('locations.photo as other')
        .select((inner) => inner(inner.fn.min('other.position'), '-', 1).as('first'))
        .where('other.location_id', '=', locationId),
    }))
    .where('location_id', '=', locationId)
    .where('id', '=', id)
    .executeTakeFirst()
  return moved.numUpdatedRows === 1n
}

/** The bytes of a published photo, or of a hidden one for who runs the location. */
export async function findPhotoBytes(db: Read, id: string, size: 'small' | 'large'): Promise<Buffer | undefined> {
  const row = await db.selectFrom('locations.photo').select(`${size} as bytes`).where('id', '=', id).executeTakeFirst()
  return row?.bytes
}
