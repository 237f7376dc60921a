// Files of a mail that were not kept, and the bounds that a mail has besides.
import type { EvidenceRefusal } from '../evidence.ts'

export interface LeftOut {
  readonly name: string
  readonly why: EvidenceRefusal
}

/** Fits a reaction; what is longer also stands whole in a file of its own. */
export const mostWords = 10_000

/** @returns the words, shortened where they must be, and the whole text where it was longer */
export function boundedWords(text: string): { readonly words: string; readonly whole?: string } {
  if (text.length <= mostWords) return { words: text }
  return {
    words: `${text
      .slice(0, mostWords - 1)
      .trimEnd()
      .toWellFormed()}…`,
    whole: text,
  }
}
