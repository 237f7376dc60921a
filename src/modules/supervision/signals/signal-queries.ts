import { type RawBuilder, sql } from 'kysely'
import type { Land } from '../../../lib/law.ts'
import { fold } from '../../../lib/text-fold.ts'
import type { Read, Write } from '../../../platform/database.ts'
import type { Answers } from './decision-aid.ts'
import type { Gravity, SignalState, Source } from './signal.ts'

export interface SignalLocation {
  readonly id: string
  /** `vl-123` */
  readonly key: string
  readonly land: Land
  readonly registerId: string
  readonly name: string
  readonly place: string | null
}

/** One signal without who said it. */
export interface Signal {
  readonly id: string
  readonly version: number
  readonly deskId: string
  readonly deskName: string
  readonly zone: string
  readonly location: SignalLocation
  readonly source: Source
  /** Who said it is kept, sealed. */
  readonly named: boolean
  readonly gravity: Gravity
  readonly words: string
  readonly heardOn: Temporal.PlainDate
  readonly answers: Answers | null
  readonly state: SignalState
  readonly notedAt: Temporal.Instant
  readonly wipedOn: Temporal.PlainDate | null
  /** The first day of what is still to be done. */
  readonly dueOn: Temporal.PlainDate | null
}

const signalRows = (db: Read) =>
  db
    .selectFrom('supervision.signal as s')
    .innerJoin('accounts.organisation as o', 'o.id', 's.desk_id')
    .innerJoin('locations.location as l', 'l.id', 's.location_id')
    .select(['s.id', 's.version', 's.desk_id as deskId', 's.source', 's.gravity', 's.words', 's.heard_on as heardOn'])
    .select(['s.state', 's.noted_at as notedAt', 's.anonymised_on as wipedOn', 'o.name as deskName', 'o.zone'])
    .select(['l.id as location_id', 'l.land as location_land', 'l.register_id', 'l.name as location_name', 'l.place'])
    .select(sql<boolean>`s.source_sealed is not null`.as('named'))
    .select(sql<Answers | null>`s.answers`.as('answers'))
    .select(
      sql<Temporal.PlainDate | null>`(select min(f.due_on) from supervision.follow_up as f
        where f.signal_id = s.id and f.state = 'planned')`.as('dueOn'),
    )

type Row = Awaited<ReturnType<ReturnType<typeof signalRows>['execute']>>[number]

const signalOf = ({ location_id, location_land, register_id, location_name, place, ...row }: Row): Signal => ({
  ...row,
  location: {
    id: location_id,
    key: `${location_land}-${register_id}`,
    land: location_land,
    registerId: register_id,
    name: location_name,
    place,
  },
})

/** Nothing where it is not of a desk of who asks. */
export async function findSignal(db: Read, id: string): Promise<Signal | undefined> {
  const row = await signalRows(db).where('s.id', '=', id).executeTakeFirst()
  return row && signalOf(row)
}

/** As it is listed: all, or those in a state, about one location, or with words in it. */
export interface Wanted {
  readonly states?: readonly SignalState[] | undefined
  readonly gravities?: readonly Gravity[] | undefined
  readonly locationId?: string | undefined
  readonly words?: string | undefined
  readonly page?: number | undefined
}

export const signalPageSize = 50

/** What still asks something first: nothing decided, then what is due. Among the others the latest heard first. */
export async function signalsWhere(db: Read, wanted: Wanted): Promise<{ rows: Signal[]; more: boolean }> {
  const { states, gravities, locationId, words = '', page = 1 } = wanted
  let found = signalRows(db)
    .orderBy(sql`s.state = 'noted'`, 'desc')
    .orderBy(sql`"dueOn"`, (order) => order.asc().nullsLast())
    .orderBy('s.heard_on', 'desc')
    .orderBy('s.noted_at', 'desc')
    .orderBy('s.id')
  if (states) found = found.where('s.state', 'in', [...states])
  if (gravities) found = found.where('s.gravity', 'in', [...gravities])
  if (locationId) found = found.where('s.location_id', '=', locationId)
  for (const word of fold(words).split(' ').filter(Boolean).slice(0, 6)) found = found.where(holds(word))
  const rows = await found
    .limit(signalPageSize + 1)
    .offset((page - 1) * signalPageSize)
    .execute()
  return { rows: rows.slice(0, signalPageSize).map(signalOf), more: rows.length > signalPageSize }
}

const holds = (word: string): RawBuilder<boolean> => {
  const like = `%${word.replaceAll(/[%_\\]/g, '')}%`
  return sql<boolean>`(s.folded like ${like} or l.searched like ${like})`
}

/** What somebody of a desk writes down. */
export interface Heard {
  readonly source: Source
  readonly gravity: Gravity
  readonly words: string
  readonly heardOn: Temporal.PlainDate
}

interface Sealed {
  readonly wrappedKey: Buffer
  readonly body: Buffer
}

export interface NewSignal extends Heard {
  readonly id: string
  readonly deskId: string
  readonly locationId: string
  readonly sealed: Sealed | null
  readonly notedBy: string
  readonly notedAt: Temporal.Instant
}

/** @returns false where this form came before */
export async function insertSignal(tx: Write, one: NewSignal): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('supervision.signal')
    .values({
      id: one.id,
      desk_id: one.deskId,
      location_id: one.locationId,
      source: one.source,
      source_key: one.sealed?.wrappedKey ?? null,
      source_sealed: one.sealed?.body ?? null,
      gravity: one.gravity,
      words: one.words,
      folded: fold(one.words),
      heard_on: one.heardOn,
      noted_by: one.notedBy,
      noted_at: one.notedAt,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

export interface SignalChange {
  readonly state?: SignalState
  readonly closedAt?: Temporal.Instant | null
  readonly answers?: Answers
  readonly heard?: Heard & { readonly sealed: Sealed | null }
}

/** One change at a time. @returns false where it is not there for who acts */
export async function lockSignal(tx: Write, id: string): Promise<boolean> {
  const row = await tx
    .selectFrom('supervision.signal')
    .select('id')
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst()
  return row !== undefined
}

/** The caller has locked it. */
export async function saveSignal(tx: Write, { id, version }: Signal, change: SignalChange): Promise<void> {
  const { state, closedAt, answers, heard } = change
  await tx
    .updateTable('supervision.signal')
    .set({
      version: version + 1,
      ...(state === undefined ? {} : { state }),
      ...(closedAt === undefined ? {} : { closed_at: closedAt }),
      ...(answers === undefined ? {} : { answers: JSON.stringify(answers) }),
      ...(heard === undefined
        ? {}
        : {
            source: heard.source,
            gravity: heard.gravity,
            words: heard.words,
            folded: fold(heard.words),
            heard_on: heard.heardOn,
            source_key: heard.sealed?.wrappedKey ?? null,
            source_sealed: heard.sealed?.body ?? null,
          }),
    })
    .where('id', '=', id)
    .execute()
}
