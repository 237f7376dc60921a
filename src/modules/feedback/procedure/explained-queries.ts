import type { Read, Write } from '../../../platform/database.ts'
import type { Explained, ExplainedHow, NotedExplained } from './explained.ts'

const mostShown = 50

/** What was noted last. */
export function lastExplained(db: Read, organisationId: string): Promise<NotedExplained[]> {
  return (
    db
      .selectFrom('feedback.explained as e')
      .innerJoin('accounts.person as p', 'p.id', 'e.noted_by')
      .select(['e.id', 'e.whom', 'e.on_day as on', 'p.name as by'])
      // A check holds the column to these words.
      .select((eb) => eb.ref('e.how').$castTo<ExplainedHow>().as('how'))
      .where('e.organisation_id', '=', organisationId)
      .orderBy('e.on_day', 'desc')
      .orderBy('e.id', 'desc')
      .limit(mostShown)
      .execute()
  )
}

/** To how many families the procedure was explained over these days. */
export async function countExplained(
  db: Read,
  organisationId: string,
  { from, until }: { readonly from: Temporal.PlainDate; readonly until: Temporal.PlainDate },
): Promise<number> {
  const { count } = await db
    .selectFrom('feedback.explained')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('organisation_id', '=', organisationId)
    .where('on_day', '>=', from)
    .where('on_day', '<=', until)
    .executeTakeFirstOrThrow()
  return count
}

interface Noting {
  readonly id: string
  readonly organisationId: string
  readonly by: string
  readonly at: Temporal.Instant
}

/** The same family on the same day is one: a double click notes nothing twice. */
export async function insertExplained(tx: Write, noting: Noting, { whom, on, how }: Explained): Promise<void> {
  await tx
    .insertInto('feedback.explained')
    .values({
      id: noting.id,
      organisation_id: noting.organisationId,
      whom,
      on_day: on,
      how,
      noted_by: noting.by,
      noted_at: noting.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
