import type { NavItem } from './view.ts'

/** The same page in another language: `path` with its other query parameters kept. */
export function inLanguage(path: string, lang: string): string {
  const [before = '', query = ''] = path.split('?')
  const parameters = new URLSearchParams(query)
  parameters.set('taal', lang)
  return `${before}?${parameters}`
}

/** The item the reader is in: the longest address, of itself or behind it, that `path` lies under. `/` counts only for itself. */
export function currentItem<Item extends NavItem>(items: readonly Item[], path: string): Item | undefined {
  const [here = ''] = path.split('?')
  const over = (href: string) => here === href || (href !== '/' && here.startsWith(`${href}/`))
  return items
    .flatMap((item) => [item.href, ...(item.holds ?? [])].map((href) => ({ item, href: pathOf(href) })))
    .filter(({ href }) => over(href))
    .sort((a, b) => b.href.length - a.href.length)
    .at(0)?.item
}

function pathOf(href: string): string {
  return href.split('?')[0] ?? ''
}
