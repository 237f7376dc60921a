import { sql } from 'kysely'
import type { Land } from '../../../lib/law.ts'
import type { Read, Write } from '../../../platform/database.ts'
import type { LadderStep } from './ladder.ts'

export interface ToRemind {
  readonly id: string
  readonly name: string
  readonly slug: string
  readonly land: Land
  readonly zone: string
}

/** The houses that must report over a year, and have not sent any edition of it. For the worker. */
export async function housesToRemind(db: Read, year: number): Promise<ToRemind[]> {
  const { rows } = await sql<ToRemind>`
    select o.id, o.name, o.slug, o.land, o.zone from accounts.organisation as o
    where o.land = 'nl'
      and (exists (select from feedback.reaction as r where r.holder_id = o.id and r.kind = 'complaint' and r.sender in ('parent', 'committee')
          and r.filed_on between make_date(${year}::int, 1, 1) and make_date(${year}::int, 12, 31))
        or exists (select from feedback.dispute_figures as d where d.holder_id = o.id and d.body = 'geschillencommissie'
          and d.since_on between make_date(${year}::int, 1, 1) and make_date(${year}::int, 12, 31))
        or exists (select from annual_reports.report as a where a.holder_id = o.id and a.year = ${year}::int and a.further_disputes > 0))
      and not exists (select from annual_reports.report as a where a.holder_id = o.id and a.year = ${year}::int and a.sent_at is not null)
    order by o.id`.execute(db)
  return rows
}

export async function reminded(db: Read, holderId: string, year: number): Promise<LadderStep[]> {
  const rows = await db
    .selectFrom('annual_reports.reminder')
    .select('step')
    .where('holder_id', '=', holderId)
    .where('year', '=', year)
    .execute()
  return rows.map(({ step }) => step)
}

/** @returns false where another worker was first */
export async function saveReminder(
  tx: Write,
  { holderId, year, step, on }: { holderId: string; year: number; step: LadderStep; on: Temporal.PlainDate },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('annual_reports.reminder')
    .values({ holder_id: holderId, year, step, sent_on: on })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return Number(numInsertedOrUpdatedRows) > 0
}

/** The letters about a report that are written already. */
export async function lettersPlanned(db: Read, reportId: string): Promise<string[]> {
  const rows = await db.selectFrom('platform.letter').select('id').where('subject_id', '=', reportId).execute()
  return rows.map(({ id }) => id)
}
