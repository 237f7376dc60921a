// Which words hold on a day: those that an organisation chose, each from a day on, else ours.
import { langs, type Lang } from '../../../lib/lang.ts'
import type { TextKey } from '../../../text-keys.ts'

export interface WordingRow {
  readonly lang: Lang
  readonly key: TextKey
  readonly fromOn: Temporal.PlainDate
  /** Nothing: our own words again. */
  readonly message: string | null
}

/** Per language the texts that an organisation says in its own words. */
export type Wording = Readonly<Record<Lang, ReadonlyMap<TextKey, string>>>

export const noWording: Wording = { nl: new Map(), fr: new Map(), en: new Map() }

/** What holds on a day. @param rows of one organisation, in any order */
export function wordingOn(rows: readonly WordingRow[], day: Temporal.PlainDate): Wording {
  const begun = rows
    .filter(({ fromOn }) => Temporal.PlainDate.compare(fromOn, day) <= 0)
    .sort((a, b) => Temporal.PlainDate.compare(a.fromOn, b.fromOn))
  const found = { nl: new Map<TextKey, string>(), fr: new Map<TextKey, string>(), en: new Map<TextKey, string>() }
  for (const { lang, key, message } of begun) {
    if (message === null) found[lang].delete(key)
    else found[lang].set(key, message)
  }
  return found
}

/** Families and visitors read these; what only staff reads stays ours. */
export const mayBeReworded = (key: string): boolean => !key.includes('.staff.') && !key.startsWith('ui.dev')

export interface FoundText {
  readonly key: TextKey
  readonly message: string
}

/** Texts with these words in them, or in their key. @param ours key and message, in the reader's language */
export function textsWith(ours: readonly FoundText[], words: string, most: number): FoundText[] {
  const sought = words.toLowerCase().split(/\s+/).filter(Boolean)
  const holds = ({ key, message }: FoundText) => {
    const text = `${key} ${message}`.toLowerCase()
    return sought.every((word) => text.includes(word))
  }
  return ours
    .filter(({ key }) => mayBeReworded(key))
    .filter(holds)
    .slice(0, most)
}

export const isWordingLang = (word: string): word is Lang => langs.some((lang) => lang === word)
