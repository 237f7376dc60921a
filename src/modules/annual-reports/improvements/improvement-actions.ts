import type { Person } from '../../../lib/actor.ts'
import { audit } from '../../../platform/audit.ts'
import type { Platform } from '../../../platform/platform.ts'
import { type House, type PublicText, publicTexts, savePublicWords } from '../../feedback/index.ts'
import { type Hint, hintsIn, isForbidden } from '../draft/neutral-text.ts'
import { knownOfHouse } from '../known-queries.ts'

export interface TypedWords {
  readonly kind: PublicText['kind']
  readonly id: string
  readonly words: string
  /** Who writes saw the hints and keeps the words. */
  readonly seen: boolean
}

export type WordsOutcome = 'saved' | 'gone' | { readonly hints: readonly Hint[]; readonly forbidden: boolean }

/** Keeps what everybody may read of an improvement or an advice. A known name never passes; what only could be one, once it was seen. */
export function writePublicWords(
  { db }: Platform,
  actor: Person,
  house: House,
  typed: TypedWords,
): Promise<WordsOutcome> {
  return db.change(actor, async (tx): Promise<WordsOutcome> => {
    const texts = await publicTexts(tx, house.id)
    const text = texts.find(({ kind, id }) => kind === typed.kind && id === typed.id)
    if (!text) return 'gone'
    const known = await knownOfHouse(tx, house)
    const hints = hintsIn(typed.words, { ...known, names: [...known.names, ...text.names] })
    const forbidden = hints.some(isForbidden)
    if (forbidden || (hints.length > 0 && !typed.seen)) return { hints, forbidden }
    await savePublicWords(tx, text, typed.words)
    await audit(tx, actor, {
      action: 'annual-reports.public_words_written',
      subjectKind: text.kind,
      subjectId: text.id,
      organisationId: house.id,
      details: { passed: hints.length, shown: typed.words !== '' },
    })
    return 'saved'
  })
}
