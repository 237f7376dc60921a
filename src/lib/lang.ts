/** The languages of the house; Dutch is the source of every text. */
export const langs = ['nl', 'fr', 'en'] as const

export type Lang = (typeof langs)[number]

export function isLang(word: string | undefined): word is Lang {
  return langs.some((lang) => lang === word)
}
