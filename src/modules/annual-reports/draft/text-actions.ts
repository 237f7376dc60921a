import type { Person } from '../../../lib/actor.ts'
import { audit } from '../../../platform/audit.ts'
import type { Platform } from '../../../platform/platform.ts'
import { type House, saveReportText } from '../../feedback/index.ts'
import { type Hint, hintsIn, isForbidden } from './neutral-text.ts'
import { writtenTexts } from './text-queries.ts'

export interface TypedText {
  readonly number: string
  readonly words: string
  readonly outcome: string
  /** Who writes saw the hints and keeps the words. */
  readonly seen: boolean
}

export interface TextHints {
  readonly words: readonly Hint[]
  readonly outcome: readonly Hint[]
}

export type TextOutcome = 'saved' | 'gone' | { readonly hints: TextHints; readonly forbidden: boolean }

/** Keeps what the report tells of one complaint. A known name never passes; what only could be one, once it was seen. */
export function saveText(
  { db }: Platform,
  actor: Person,
  house: House,
  year: number,
  typed: TypedText,
): Promise<TextOutcome> {
  // prettier-ignore
  return db.change(actor, async (tx) => {
    const { texts, knownFor } = await writtenTexts(tx, house, year)
    const text = texts.find(({ number }) => number === typed.number)
    if (!text) return 'gone'
    const known = knownFor(text)
    const hints = { words: hintsIn(typed.words, known), outcome: hintsIn(typed.outcome, known) }
    const all = [...hints.words, ...hints.outcome]
    const forbidden = all.some(isForbidden)
    if (forbidden || (all.length > 0 && !typed.seen)) return { hints, forbidden }
    await saveReportText(tx, text.id, typed)
    await audit(tx, actor, {
      action: 'annual-reports.text_written',
      subjectKind: 'reaction',
      subjectId: text.id,
      organisationId: house.id,
      details: { passed: all.length },
    })
    return 'saved'
  })
}
