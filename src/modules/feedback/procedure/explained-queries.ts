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
