import type { Insertable } from 'kysely'
import type { Tables } from '../../src/tables.ts'

/** A row to insert. */
export type Row<T extends keyof Tables> = Insertable<Tables[T]>

/** Without its point on the flat map, which follows from the degrees. */
export type LocationRow = Omit<Row<'locations.location'>, 'at'> & { lat: number; lon: number }
