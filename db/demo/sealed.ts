import { wordFields } from '../../src/modules/feedback/word-fields.ts'
import { wordKeyOf, wordsOf } from '../../src/platform/words.ts'
import type { Reactions } from './reactions.ts'

type Values = Readonly<Record<string, unknown>>

/** The reactions whose words are sealed: of whoever is not open. */
export const sealedIn = ({ reactions }: Reactions): ReadonlySet<string> =>
  new Set(reactions.flatMap(({ id, openness }) => (openness === 'open' ? [] : [id])))

/** A row of a table of reactions, with its words as they are written where they are sealed. */
export function sealedRow(sealed: ReadonlySet<string>, table: string, row: Values): Values {
  const part = table.replace('feedback.', '')
  const id = String(part === 'reaction' ? row['id'] : row['reaction_id'])
  if (!sealed.has(id)) return row
  const fields: readonly string[] = part in wordFields ? wordFields[part as keyof typeof wordFields] : []
  const key = part === 'reaction' ? { words_key: wordKeyOf(id, true) } : {}
  const words = fields.flatMap((field) => {
    const plain = row[field]
    return typeof plain === 'string' ? [[field, wordsOf(id, `${part}.${field}`, plain)] as const] : []
  })
  return { ...row, ...key, ...Object.fromEntries(words) }
}
