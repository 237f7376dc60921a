// Which locations stand beside each other: all of it is in the address, so that parents can send it to each other.
import { isLand, type LocationName } from '../location.ts'

export const mostCompared = 4

const word = ({ land, registerId }: LocationName): string => `${land}-${registerId}`

/** At most four different ones, in the order of the address; what cannot be read is left out. */
export function readCompared(query: unknown): LocationName[] {
  const { opvang } = Object.fromEntries(Object.entries(query ?? {}))
  const words = [opvang].flat().filter((one) => typeof one === 'string')
  const names = [...new Set(words)].flatMap((one): LocationName[] => {
    const [, land, registerId = ''] = /^(vl|nl)-([\w-]{1,40})$/.exec(one) ?? []
    return isLand(land) ? [{ land, registerId }] : []
  })
  return names.slice(0, mostCompared)
}

export const comparePath = (names: readonly LocationName[]): string =>
  names.length === 0
    ? '/vergelijk'
    : `/vergelijk?${names.map((name) => `opvang=${encodeURIComponent(word(name))}`).join('&')}`

export const compareWord = word
