// What a desk writes on its own page, and how an address is made of a title.
import { fold } from '../../../lib/text-fold.ts'
import type { Lang } from '../../../lib/lang.ts'

export const articleKinds = ['welcome', 'page', 'question'] as const
export type ArticleKind = (typeof articleKinds)[number]

export const langs = ['nl', 'fr', 'en'] as const satisfies readonly Lang[]

export interface ArticleText {
  readonly lang: Lang
  readonly title: string
  readonly body: string
  readonly version: number
}

/** In the language of the reader, else in Dutch, else in any it was written in. */
export function textFor(texts: readonly ArticleText[], lang: Lang): ArticleText | undefined {
  const of = (wanted: Lang) => texts.find((text) => text.lang === wanted)
  return of(lang) ?? of('nl') ?? texts[0]
}

/** "Wat kost opvang?" is `wat-kost-opvang`. */
export const slugOf = (title: string): string =>
  fold(title)
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replaceAll(/^-+|-+$/g, '') || 'pagina'

export const deskPath = (slug: string, ...rest: readonly string[]): string => ['/loket', slug, ...rest].join('/')
