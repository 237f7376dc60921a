import type { Read } from '../../platform/database.ts'

/** Everybody in the demo region, with what they do there. */
export const everybody = (db: Read) =>
  db
    .selectFrom('accounts.person as p')
    .innerJoin('accounts.membership as m', 'm.person_id', 'p.id')
    .innerJoin('accounts.organisation as o', 'o.id', 'm.organisation_id')
    .leftJoin('accounts.site as s', 's.organisation_id', 'o.id')
    .select(['p.id', 'p.name', 'p.email', 'm.role', 'o.name as organisation', 's.host'])
    .where('m.ended_at', 'is', null)
    .orderBy('o.name')
    .orderBy('p.name')
    .execute()

export type SomebodyLine = Awaited<ReturnType<typeof everybody>>[number]

export const lastLetters = (db: Read) =>
  db
    .selectFrom('platform.letter')
    .select(['id', 'created_at as createdAt', 'to_address as to', 'subject', 'state', 'body_text as text'])
    .orderBy('id', 'desc')
    .limit(100)
    .execute()

export type KeptLetter = Awaited<ReturnType<typeof lastLetters>>[number]
