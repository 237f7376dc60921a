import { sql } from 'kysely'
import type { Write } from '../../platform/database.ts'
import { wordsOf } from '../../platform/words.ts'
import { newId } from '../../platform/tokens.ts'
import type { Reaction } from './reaction-queries.ts'
import type { Head } from './reaction.ts'
import type { TermName } from './reaction-terms.ts'

/** A newer promise beside the date that stood; that date stays. */
export async function promiseTerm(
  tx: Write,
  reactionId: string,
  name: TermName,
  on: Temporal.PlainDate,
): Promise<void> {
  await tx
    .updateTable('feedback.term')
    .set({ promised_on: on })
    .where('reaction_id', '=', reactionId)
    .where('name', '=', name)
    .where('met_on', 'is', null)
    .where('dropped', '=', false)
    .execute()
}

/** Whom it is about. */
export async function replaceSubjects(tx: Write, reactionId: string, personIds: readonly string[]): Promise<void> {
  const named = await tx
    .selectFrom('feedback.subject')
    .select('person_id')
    .where('reaction_id', '=', reactionId)
    .execute()
  const known = named.map(({ person_id }) => person_id)
  const gone = known.filter((id) => !personIds.includes(id))
  if (gone.length > 0)
    await tx
      .deleteFrom('feedback.subject')
      .where('reaction_id', '=', reactionId)
      .where('person_id', 'in', gone)
      .execute()
  for (const personId of personIds) if (!known.includes(personId)) await insertSubject(tx, reactionId, personId)
}

async function insertSubject(tx: Write, reactionId: string, personId: string): Promise<void> {
  await tx
    .insertInto('feedback.subject')
    .values(({ fn }) => ({
      reaction_id: reactionId,
      person_id: personId,
      named_by: fn<string>('platform.acting_person'),
    }))
    .execute()
}

/** The parts of a complaint, in their order. What was judged of a part that stays is kept. */
export async function replaceElements(
  tx: Write,
  found: Pick<Reaction, 'id' | 'elements'>,
  wanted: readonly { readonly head: Head; readonly words: string }[],
): Promise<void> {
  await tx.deleteFrom('feedback.element').where('reaction_id', '=', found.id).execute()
  for (const [index, { head, words }] of wanted.entries()) {
    const before = found.elements.find((one) => one.words === words && one.head === head)
    await tx
      .insertInto('feedback.element')
      .values({
        id: before?.id ?? newId(),
        reaction_id: found.id,
        position: index + 1,
        head,
        words: wordsOf(found.id, 'element.words', words),
        outcome: before?.outcome ?? null,
        reasons: wordsOf(found.id, 'element.reasons', before?.reasons ?? ''),
      })
      .execute()
  }
}

/** The parts as the judgement that was sent last says them; a newer draft and its measures are gone. */
export async function restoreJudged(tx: Write, reactionId: string): Promise<void> {
  await sql`select feedback.restore_judged(${reactionId})`.execute(tx)
}

/** A house of one person has nobody who could read along. */
export async function hasOneMember(tx: Write, organisationId: string): Promise<boolean> {
  const people = await tx
    .selectFrom('accounts.membership')
    .select('person_id')
    .distinct()
    .where('organisation_id', '=', organisationId)
    .where('ended_at', 'is', null)
    .limit(2)
    .execute()
  return people.length === 1
}
