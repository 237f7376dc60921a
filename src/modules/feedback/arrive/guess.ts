// What a mail seems to be about, to fill a form in with. A person looks at it before anything is made of it.
import { fold } from '../../../lib/text-fold.ts'
import type { Lang } from '../../../lib/lang.ts'
import type { ReactionKind } from '../reaction.ts'

const signs: readonly (readonly [ReactionKind, RegExp])[] = [
  ['complaint', /\b(klacht|klagen|klaag|plainte|complaint|ontevreden)/],
  ['compliment', /\b(compliment|bedankt voor|dank voor|merci|bravo)/],
  ['suggestion', /\b(idee|suggestie|voorstel|suggestion|proposition)/],
  ['question', /\b(vraag|question|vragen)\b/],
]

/** What it seems to be. In doubt a complaint: its terms are the shortest, and making it something else costs one click. */
export function guessKind(subject: string, words: string): ReactionKind {
  const text = fold(`${subject} ${words.slice(0, 2000)}`)
  return signs.find(([, sign]) => sign.test(text))?.[0] ?? 'complaint'
}

/** The one location whose name stands in it; undefined where none or several do. */
export function guessLocation<Named extends { readonly name: string }>(
  text: string,
  locations: readonly Named[],
): Named | undefined {
  const folded = ` ${fold(text)} `
  const found = locations.filter(({ name }) => folded.includes(` ${fold(name)} `))
  return found.length === 1 ? found[0] : undefined
}

const small: Readonly<Record<Lang, RegExp>> = {
  nl: /\b(de|het|een|en|niet|mijn|wij|met|voor|is|ik)\b/g,
  fr: /\b(le|la|les|un|une|et|pas|mon|nous|avec|pour|est|je)\b/g,
  en: /\b(the|and|not|my|we|with|for|is|was|i)\b/g,
}

/** By its small words; Dutch where they do not tell. */
export function guessLanguage(text: string): Lang {
  const folded = fold(text.slice(0, 2000))
  const count = (lang: Lang) => folded.match(small[lang])?.length ?? 0
  if (count('fr') > count('nl') && count('fr') >= count('en')) return 'fr'
  return count('en') > count('nl') ? 'en' : 'nl'
}
