// Days and first month that a family told the finder, on the way to the form of its request. They stand in addresses:
// nothing in them is personal. The age does not go along: the form asks for the day of birth, and keeps it out of addresses.
import type { WantedCare } from '../capacity/wanted-care.ts'
import { dayWords, readFilters } from './finder-filters.ts'

export type Wish = Pick<WantedCare, 'days' | 'start'>

/** As the address of the finder and that of the form have it; what cannot be understood is left out. */
export function readWish(query: unknown): Wish {
  const { days, start } = readFilters(query).care
  return { days, start }
}

/** The page of a location shows what is free from a month on, and calls that month so. */
export const readWishHere = (query: { readonly [name: string]: unknown }): Wish =>
  readWish({ dag: query['dag'], start: query['vanaf'] })

/** "dag=ma&dag=di&start=2027-03", or '' for who wished nothing. */
export function wishWords({ days, start }: Wish, month: 'start' | 'vanaf' = 'start'): string {
  const words = new URLSearchParams(days.map((day) => ['dag', dayWords[day]]))
  if (start) words.append(month, start.toString())
  return words.toString()
}

/** The same address, with what was wished. @param path as `locationPath` or `requestPath` write it */
export function wishedPath(path: string, wish: Wish, month: 'start' | 'vanaf' = 'vanaf'): string {
  const words = wishWords(wish, month)
  return words === '' ? path : `${path}${path.includes('?') ? '&' : '?'}${words}`
}
