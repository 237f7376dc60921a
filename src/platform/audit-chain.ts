import { createHash } from 'node:crypto'

/**
 * One row of the audit as the chain reads it: everything as text, so that neither a driver nor a version of PostgreSQL decides how
 * it looks. `null` stays apart from an empty text.
 */
export type ChainedRow = readonly [
  seq: string,
  sealedAt: string,
  entryId: string,
  at: string,
  personId: string | null,
  role: string,
  organisationId: string | null,
  action: string,
  subjectKind: string,
  subjectId: string | null,
  reason: string | null,
  details: string,
  about: string,
  openingId: string | null,
]

/** What stands before the first row. */
export const chainStart: Buffer = Buffer.alloc(32)

/** Each link holds the one before it: whoever changes a row changes every hash after it. */
export const linkHash = (before: Buffer, row: ChainedRow): Buffer =>
  createHash('sha256').update(before).update(JSON.stringify(row)).digest()

const micros = (moment: string) => `(extract(epoch from ${moment}) * 1000000)::bigint::text`

/** The columns of `audit.entry as e` in the order of `ChainedRow`, without the first two. */
export const entryColumns = `e.id::text, ${micros('e.at')}, e.person_id::text, e.role, e.organisation_id::text, e.action,
  e.subject_kind, e.subject_id::text, e.reason, e.details::text, e.about::text, e.opening_id::text`

/** The columns of `audit.seal as s` that belong to it. */
export const sealColumns = `s.seq::text, ${micros('s.sealed_at')}`
