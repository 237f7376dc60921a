import { sql } from 'kysely'
import type { Write } from '../../../platform/database.ts'
import { wordKeyOf, Words, wordsOf } from '../../../platform/words.ts'
import { type JudgementContent, sealedContent } from '../judge/judge-queries.ts'
import { wordFields } from '../word-fields.ts'

type Row = Readonly<Record<string, unknown>> & { readonly id: string }
type Part = keyof typeof wordFields

/** What hangs below a reaction and has words; of mediation nothing: a case with one does not become strict. */
const parts: readonly Part[] = [
  'element',
  'event',
  'inquiry',
  'hearing',
  'task',
  'judgement',
  'file',
  'escalation',
  'disclosure',
]

/** Gives a reaction a key of its own and seals with it every word that was written before. Sealed already, it stays as it is. */
export async function sealAll(tx: Write, reactionId: string): Promise<void> {
  const { words_key: key, ...own } = await tx
    .selectFrom('feedback.reaction')
    .select(['words_key', 'words', 'wish', 'happened', 'concerns', 'satisfaction_words'])
    .where('id', '=', reactionId)
    .executeTakeFirstOrThrow()
  if (key) return
  const rows = await Promise.all(parts.map(async (part) => ({ part, rows: await rowsOf(tx, part, reactionId) })))
  const contents = await approvedContents(tx, reactionId)
  await tx
    .updateTable('feedback.reaction')
    .set({
      words_key: wordKeyOf(reactionId, true),
      words: wordsOf(reactionId, 'reaction.words', own.words),
      wish: wordsOf(reactionId, 'reaction.wish', own.wish),
      happened: wordsOf(reactionId, 'reaction.happened', own.happened),
      concerns: wordsOf(reactionId, 'reaction.concerns', own.concerns),
      satisfaction_words: wordsOf(reactionId, 'reaction.satisfaction_words', own.satisfaction_words),
    })
    .where('id', '=', reactionId)
    .execute()
  const fields = rows.flatMap(({ part, rows: all }) => all.flatMap((row) => fieldsOf(part, row)))
  const texts = fields.flatMap(({ part, id, field, value }) =>
    typeof value === 'string' && value !== ''
      ? [{ part, id, field, sealed: new Words(reactionId, `${part}.${field}`, value) }]
      : [],
  )
  const judged = contents.map(({ id, content }) => ({ part: 'judgement', id, field: 'content', sealed: sealedContent(reactionId, content) })) // prettier-ignore
  // The letters of a judgement after what they say: its row is changed once for each.
  const all = { words: [...texts, ...judged] }
  await sql`select feedback.seal_words(${reactionId}, ${all}::jsonb -> 'words')`.execute(tx)
  for (const { part, id, field, value } of fields)
    if (Buffer.isBuffer(value))
      await sql`select feedback.seal_bytes(${reactionId}, ${part}, ${id}, ${new Words(reactionId, `${part}.${field}`, value)})`.execute(tx) // prettier-ignore
}

async function rowsOf(tx: Write, part: Part, reactionId: string): Promise<readonly Row[]> {
  const columns = sql.join(wordFields[part].map((field) => sql.ref(field)))
  const { rows } = await sql<Row>`
    select id, ${columns} from ${sql.table(`feedback.${part}`)} where reaction_id = ${reactionId}`.execute(tx)
  return rows
}

const fieldsOf = (part: Part, row: Row) =>
  wordFields[part].map((field) => ({ part, id: row.id, field, value: row[field] }))

async function approvedContents(tx: Write, reactionId: string) {
  const rows = await tx
    .selectFrom('feedback.judgement')
    .select(['id', sql<JudgementContent | null>`content`.as('content')])
    .where('reaction_id', '=', reactionId)
    .execute()
  return rows.flatMap(({ id, content }) => (content ? [{ id, content }] : []))
}
