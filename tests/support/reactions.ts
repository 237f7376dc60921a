import { localDay } from '../../src/lib/days.ts'
import { newId, newNumber } from '../../src/platform/tokens.ts'

/** A client or a pool. */
interface Owner {
  query(sql: string, values: unknown[]): Promise<unknown>
}

interface Filed {
  readonly holderId: string
  readonly at: Temporal.Instant
  readonly land?: 'vl' | 'nl'
  readonly words?: string
  readonly name?: string
}

/** A complaint that has just come in, straight into the database: what a test needs that is about something beside it. */
export async function insertReaction(
  { owner }: { readonly owner: Owner },
  { holderId, at, land = 'nl', words = 'Niemand belde ons.', name = 'Noor Visser' }: Filed,
): Promise<{ id: string; number: string }> {
  const [id, number] = [newId(), newNumber()]
  await owner.query(
    `insert into feedback.reaction (id, number, holder_id, land, kind, about, sender, channel, regimes, language, words,
       contact_name, contact_email, may_name, folded, state, acts, received_at, filed_on, submission_key)
     values ($1, $2, $3, $4, 'complaint', 'organiser', 'parent', 'web', '{childcare}', 'nl', $5,
       $6, 'noor@example.org', true, '', 'received', 'coordinator', $7, $8, $9)`,
    [id, number, holderId, land, words, name, at.toString(), localDay(at, 'Europe/Amsterdam').toString(), newId()],
  )
  return { id, number }
}
