import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Lang, Text } from '../text-keys.ts'

/** A link in a menu, a trail or a footer. The label is already in the reader's language. */
export interface NavItem {
  label: string
  href: string
  /** Work waiting behind this link, shown as a small number. */
  count?: number | undefined
  /** Other addresses that lie behind this link. */
  holds?: readonly string[] | undefined
}

/** How one tenant looks: the whole of it, and all of it data. */
export interface HouseStyle {
  slug: string
  name: string
  tagline?: string | undefined
  /** Six hexadecimal digits, like `#154273`. */
  brand: string
  accent: string | null
  font: 'source-sans-3' | 'figtree' | 'atkinson-hyperlegible-next'
  radius: 0 | 6 | 14
  /** One or two letters in the brand colour. */
  logo: string
  phone: string | null
  hours: string | null
}

/** What every page of one answer shares: who reads, in which language, in which house. */
export interface View {
  t: Text
  lang: Lang
  style: HouseStyle
  /** Path and query of this request; the language links and the current menu item follow from it. */
  path: string
  nav: NavItem[]
  footer: NavItem[]
  person: { name: string; organisation: string } | null
  /** Where the sign-out button posts to. */
  signOutPath: string
  /** Address of a built file, such as `kd.css`, `page.js`, `htmx.js`, `figtree.woff2`. */
  asset(name: string): string
  themeUrl: string
}

export const ViewContext = createContext<View | null>(null)

/** The view of the page being rendered; a component outside `renderPage` is a fault. */
export function useView(): View {
  const view = useContext(ViewContext)
  if (view === null) throw new Error('This component is rendered outside renderPage')
  return view
}
