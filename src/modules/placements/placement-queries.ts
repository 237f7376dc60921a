import { sql } from 'kysely'
import type { Land } from '../../lib/law.ts'
import type { Lang } from '../../lib/lang.ts'
import type { Read, Write } from '../../platform/database.ts'
import type { HalfDay } from '../locations/rules.ts'
import type { Birth, LocationPrice } from '../requests/index.ts'
import { mostListed, type PlacementActor, type PlacementState } from './placement.ts'

/** A place of a child, with what its pages and its agreement say. */
export interface Placement {
  readonly id: string
  readonly offerId: string
  readonly choiceId: string
  readonly requestId: string
  readonly familyId: string
  readonly number: string
  readonly childName: string
  readonly birth: Birth
  readonly language: Lang
  readonly contactName: string
  readonly contactEmail: string | null
  readonly contactPhone: string | null
  readonly contactAddress: string | null
  readonly desk: { readonly id: string; readonly name: string; readonly land: Land; readonly zone: string }
  readonly location: PlacementLocation
  readonly ageGroupId: string | null
  readonly ageGroupName: string | null
  readonly occupationId: string | null
  readonly halfDays: readonly HalfDay[]
  readonly startOn: Temporal.PlainDate
  /** The last day that was agreed, of a place for a while. */
  readonly untilOn: Temporal.PlainDate | null
  readonly state: PlacementState
  readonly noticeBy: 'family' | 'organiser' | null
  readonly noticeOn: Temporal.PlainDate | null
  /** The last day as a notice says. */
  readonly lastOn: Temporal.PlainDate | null
  readonly acceptedAt: Temporal.Instant
  readonly version: number
}

export interface PlacementLocation {
  readonly id: string
  readonly land: Land
  readonly registerId: string
  readonly name: string
  /** Null for who works at home: the agreement leaves a line for it. */
  readonly address: string | null
  readonly postcode: string | null
  readonly place: string | null
  readonly phone: string | null
  readonly organiserName: string | null
  readonly price: LocationPrice
}

export interface PlacementEvent {
  readonly id: string
  readonly at: Temporal.Instant
  readonly kind: 'accepted' | 'started' | 'notice' | 'taken_back' | 'ended' | 'corrected' | 'annulled'
  readonly actor: PlacementActor
  readonly onBehalf: 'organiser' | 'family' | null
  readonly personName: string | null
  readonly words: string
}

export async function findPlacement(db: Read, id: string): Promise<Placement | undefined> {
  const [found] = await placementsWhere(db, sql`p.id = ${id}::uuid`)
  return found
}

/** The places of all children of a family, what comes first on top. */
export const placementsOfFamily = (db: Read, familyId: string): Promise<Placement[]> =>
  placementsWhere(db, sql`p.family_id = ${familyId}::uuid and p.state <> 'annulled'`)

/** The latest place of a request. */
export async function placementOfRequest(db: Read, number: string): Promise<Placement | undefined> {
  const places = await placementsWhere(db, sql`r.number = ${number}`)
  return places.sort((a, b) => Temporal.Instant.compare(a.acceptedAt, b.acceptedAt)).at(-1)
}

/** The place that came of an offer, if any. */
export async function placementOfOffer(db: Read, offerId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('placements.placement')
    .select('id')
    .where('offer_id', '=', offerId)
    .executeTakeFirst()
  return row?.id
}

/** The places at the locations that one runs; those that run now and soon, or those that are over. */
export const placementsOfOwnLocations = (db: Read, over: boolean): Promise<Placement[]> =>
  placementsWhere(
    db,
    sql`p.location_id = any (array(select locations.managed()))
      and (p.state in ('ended', 'annulled')) = ${over}`,
    mostListed,
  )

async function placementsWhere(db: Read, where: ReturnType<typeof sql>, limit = 1000): Promise<Placement[]> {
  const rows = await db
    .selectFrom('placements.placement as p')
    .innerJoin('requests.request as r', 'r.id', 'p.request_id')
    .innerJoin('locations.location as l', 'l.id', 'p.location_id')
    .leftJoin('locations.organiser as o', 'o.id', 'l.organiser_id')
    .leftJoin('locations.profile as f', 'f.location_id', 'l.id')
    .innerJoin('accounts.organisation as d', 'd.id', 'p.desk_id')
    .leftJoin('locations.age_group as g', 'g.id', 'p.age_group_id')
    .selectAll('p')
    .select(['r.number', 'r.child_name', 'r.birth_on', 'r.expected_on', 'r.language', 'r.contact_name'])
    .select(['r.contact_email', 'r.contact_phone', 'r.contact_address', 'g.name as group_name'])
    .select(['d.name as desk_name', 'd.land', 'd.zone', 'l.register_id', 'l.name as location_name'])
    .select(['l.place', 'l.phone', 'l.land as location_land'])
    .select(['f.price', 'f.price_cents', 'f.price_per', 'f.price_words'])
    .select(sql<string | null>`case when l.kind <> 'childminder' then l.address end`.as('address'))
    .select(sql<string | null>`case when l.kind <> 'childminder' then l.postcode end`.as('postcode'))
    .select(sql<string | null>`case when not o.natural_person then o.name end`.as('organiser_name'))
    .where(sql<boolean>`${where}`)
    .orderBy('p.start_on')
    .orderBy('r.child_name')
    .orderBy('p.id')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    offerId: row.offer_id,
    choiceId: row.choice_id,
    requestId: row.request_id,
    familyId: row.family_id,
    number: row.number,
    childName: row.child_name,
    birth: birthOf(row),
    language: row.language,
    contactName: row.contact_name,
    contactEmail: row.contact_email,
    contactPhone: row.contact_phone,
    contactAddress: row.contact_address,
    desk: { id: row.desk_id, name: row.desk_name, land: row.land, zone: row.zone },
    location: {
      id: row.location_id,
      land: row.location_land,
      registerId: row.register_id,
      name: row.location_name,
      address: row.address,
      postcode: row.postcode,
      place: row.place,
      phone: row.phone,
      organiserName: row.organiser_name,
      price: { kind: row.price, cents: row.price_cents, per: row.price_per, words: row.price_words ?? '' },
    },
    ageGroupId: row.age_group_id,
    ageGroupName: row.group_name,
    occupationId: row.occupation_id,
    halfDays: row.half_days as HalfDay[], // the table holds nothing else
    startOn: row.start_on,
    untilOn: row.until_on,
    state: row.state,
    noticeBy: row.notice_by,
    noticeOn: row.notice_on,
    lastOn: row.last_on,
    acceptedAt: row.accepted_at,
    version: row.version,
  }))
}

function birthOf(row: { birth_on: Temporal.PlainDate | null; expected_on: Temporal.PlainDate | null }): Birth {
  if (row.birth_on) return { bornOn: row.birth_on }
  if (row.expected_on) return { expectedOn: row.expected_on }
  throw new Error('a request has a birthday or an expected day') // the table sees to it
}

export async function eventsOf(db: Read, placementId: string): Promise<PlacementEvent[]> {
  const rows = await db
    .selectFrom('placements.event as e')
    .leftJoin('accounts.person as p', 'p.id', 'e.person_id')
    .select(['e.id', 'e.at', 'e.kind', 'e.actor', 'e.on_behalf', 'e.words', 'p.name'])
    .where('e.placement_id', '=', placementId)
    .orderBy('e.at')
    .orderBy('e.id')
    .execute()
  return rows.map(({ on_behalf, name, ...row }) => ({ ...row, onBehalf: on_behalf, personName: name }))
}

/** Nobody else changes this place until the transaction ends; undefined when it is not there for who acts. */
export async function lockPlacement(tx: Write, id: string): Promise<boolean> {
  const row = await tx
    .selectFrom('placements.placement')
    .select('id')
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst()
  return row !== undefined
}

export interface NewPlacement {
  readonly id: string
  readonly offerId: string
  readonly choiceId: string
  readonly requestId: string
  readonly locationId: string
  readonly ageGroupId: string | null
  readonly occupationId: string | null
  readonly halfDays: readonly string[]
  readonly startOn: Temporal.PlainDate
  readonly untilOn: Temporal.PlainDate | null
  readonly at: Temporal.Instant
}

export async function insertPlacement(tx: Write, placement: NewPlacement): Promise<void> {
  const { at } = placement
  await tx
    .insertInto('placements.placement')
    .columns([
      'id',
      'offer_id',
      'choice_id',
      'request_id',
      'family_id',
      'desk_id',
      'location_id',
      'age_group_id',
      'occupation_id',
      'half_days',
      'start_on',
      'until_on',
      'accepted_at',
      'changed_at',
    ])
    .expression((eb) =>
      eb
        .selectFrom('requests.request as r')
        .select([
          sql<string>`${placement.id}::uuid`.as('id'),
          sql<string>`${placement.offerId}::uuid`.as('offer_id'),
          sql<string>`${placement.choiceId}::uuid`.as('choice_id'),
          'r.id as request_id',
          'r.family_id',
          'r.desk_id',
          sql<string>`${placement.locationId}::uuid`.as('location_id'),
          sql<string>`${placement.ageGroupId}::uuid`.as('age_group_id'),
          sql<string>`${placement.occupationId}::uuid`.as('occupation_id'),
          sql<string[]>`${[...placement.halfDays]}::text[]`.as('half_days'),
          sql<Temporal.PlainDate>`${placement.startOn}::date`.as('start_on'),
          sql<Temporal.PlainDate | null>`${placement.untilOn}::date`.as('until_on'),
          sql<Temporal.Instant>`${at}::timestamptz`.as('accepted_at'),
          sql<Temporal.Instant>`${at}::timestamptz`.as('changed_at'),
        ])
        .where('r.id', '=', placement.requestId),
    )
    .execute()
}

export interface SavedPlacement {
  readonly state: PlacementState
  readonly halfDays?: readonly string[]
  readonly startOn?: Temporal.PlainDate
  readonly untilOn?: Temporal.PlainDate | null
  readonly lastOn?: Temporal.PlainDate | null
  readonly noticeBy?: 'family' | 'organiser' | null
  readonly noticeOn?: Temporal.PlainDate | null
  readonly at: Temporal.Instant
}

export async function savePlacement(tx: Write, id: string, saved: SavedPlacement): Promise<void> {
  await tx
    .updateTable('placements.placement')
    .set((eb) => ({
      state: saved.state,
      version: eb('version', '+', 1),
      changed_at: saved.at,
      ...(saved.halfDays ? { half_days: [...saved.halfDays] } : {}),
      ...(saved.startOn ? { start_on: saved.startOn } : {}),
      ...(saved.lastOn === undefined ? {} : { last_on: saved.lastOn }),
      ...(saved.untilOn === undefined ? {} : { until_on: saved.untilOn }),
      ...(saved.noticeBy === undefined ? {} : { notice_by: saved.noticeBy }),
      ...(saved.noticeOn === undefined ? {} : { notice_on: saved.noticeOn }),
    }))
    .where('id', '=', id)
    .execute()
}

export interface NewPlacementEvent {
  readonly id: string
  readonly placementId: string
  readonly at: Temporal.Instant
  readonly kind: PlacementEvent['kind']
  readonly actor: PlacementActor
  readonly onBehalf?: 'organiser' | 'family' | null
  readonly personId?: string | null
  readonly words?: string
  readonly details?: object
}

export async function insertPlacementEvent(tx: Write, event: NewPlacementEvent): Promise<void> {
  await tx
    .insertInto('placements.event')
    .values({
      id: event.id,
      placement_id: event.placementId,
      at: event.at,
      kind: event.kind,
      actor: event.actor,
      on_behalf: event.onBehalf ?? null,
      person_id: event.personId ?? null,
      words: event.words ?? '',
      details: JSON.stringify(event.details ?? {}),
    })
    .execute()
}

/** Places whose day to start or to end has come, where their desk is. For the worker. */
export function duePlacements(db: Read, now: Temporal.Instant): Promise<{ id: string; step: 'start' | 'end' }[]> {
  const today = sql`(${now}::timestamptz at time zone d.zone)::date`
  return db
    .selectFrom('placements.placement as p')
    .innerJoin('accounts.organisation as d', 'd.id', 'p.desk_id')
    .select(['p.id', sql<'start' | 'end'>`case when p.state = 'planned' then 'start' else 'end' end`.as('step')])
    .where(
      sql<boolean>`(p.state = 'planned' and p.start_on <= ${today})
        or (p.state in ('started', 'leaving') and coalesce(p.last_on, p.until_on) < ${today})`,
    )
    .orderBy('p.id')
    .execute()
}

/** A family that has, or will have, a child at a location of a house. */
export interface PlacedFamily {
  readonly familyId: string
  readonly name: string
  /** Null: reached on paper only. */
  readonly email: string | null
  readonly language: Lang
}

/** Each family once, whoever of its children is placed. For the worker. */
export function familiesPlacedAt(db: Read, holderId: string): Promise<PlacedFamily[]> {
  return db
    .selectFrom('placements.placement as p')
    .innerJoin('locations.location as l', 'l.id', 'p.location_id')
    .innerJoin('requests.request as r', 'r.id', 'p.request_id')
    .distinctOn('p.family_id')
    .select(['p.family_id as familyId', 'r.contact_name as name', 'r.contact_email as email', 'r.language'])
    .where('l.organisation_id', '=', holderId)
    .where('p.state', 'in', ['planned', 'started', 'leaving'])
    .orderBy('p.family_id')
    .orderBy('p.accepted_at', 'desc')
    .execute()
}
