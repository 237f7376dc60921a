// What leads back to a reporter must not stand in what the other side reads.
import { fold } from '../../../lib/text-fold.ts'

/** What is known of who speaks; empty where nobody may know it. */
export interface KnownReporter {
  readonly openness: 'open' | 'confidential' | 'anonymous'
  readonly names: readonly string[]
  readonly emails: readonly string[]
  readonly phones: readonly string[]
  /** As the reporter wrote it. */
  readonly words: string
}

export type LeakKind = 'name' | 'email' | 'phone' | 'copied'

export interface Leak {
  readonly kind: LeakKind
  /** As it stands in the words. */
  readonly found: string
}

/** So many words in a row are the reporter's way of writing, by which he can be recognised (domain: complaints.md 10.2). */
export const copiedWords = 8

/** What in these words leads back to who spoke. Of whoever is not open, every address and telephone number does. */
export function leaksIn(words: string, known: KnownReporter): Leak[] {
  const hidden = known.openness !== 'open'
  const emails = (words.match(/[^\s<>(),;:]+@[^\s<>(),;:]+\.[a-z]{2,}/giu) ?? []).filter(
    (one) => hidden || known.emails.some((own) => fold(own) === fold(one)),
  )
  const phones = (words.match(/\+?\d[\d ./()-]{6,}\d/g) ?? []).filter(
    (one) => tail(one).length >= 8 && (hidden || known.phones.some((own) => tail(own) === tail(one))),
  )
  const copied = hidden ? copiedIn(words, known.words) : undefined
  return [
    ...namesIn(words, known.names).map((found): Leak => ({ kind: 'name', found })),
    ...emails.map((found): Leak => ({ kind: 'email', found })),
    ...phones.map((found): Leak => ({ kind: 'phone', found })),
    ...(copied === undefined ? [] : [{ kind: 'copied', found: copied } as const]),
  ]
}

/** +32 478 12 34 56 and 0478 12 34 56 are one telephone. */
const tail = (phone: string): string => phone.replaceAll(/\D/g, '').slice(-9)

const wordsOf = (text: string): string[] =>
  fold(text)
    .split(/[^a-z0-9]+/)
    .filter(Boolean)

/** A part of a name counts on its own: "mevrouw Peeters" tells enough. Little words in a name do not. */
function namesIn(words: string, names: readonly string[]): string[] {
  const said = new Set(wordsOf(words))
  const parts = names.flatMap((name) => name.split(/[\s,]+/)).filter((part) => /^\p{Lu}/u.test(part) && part.length > 2)
  return [...new Set(parts)].filter((part) => wordsOf(part).every((word) => said.has(word)))
}

/** The first stretch that was copied from what the reporter wrote. */
function copiedIn(words: string, said: string): string | undefined {
  const own = wordsOf(said)
  const stretches = new Set(own.map((_, at) => own.slice(at, at + copiedWords).join(' ')))
  const mine = wordsOf(words)
  const at = mine.findIndex((_, start) => {
    const stretch = mine.slice(start, start + copiedWords)
    return stretch.length === copiedWords && stretches.has(stretch.join(' '))
  })
  return at === -1 ? undefined : mine.slice(at, at + copiedWords).join(' ')
}
