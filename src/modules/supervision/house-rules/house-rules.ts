// Whether parents read in the house rules that they can turn to the reporting point: an organiser in Flanders has to tell them.
// Opgroeien, Snelinfo "Zorgen of klachten over kinderopvang", 20 June 2024, 2.3

/** As it calls itself, and how to reach it: dated data of the ways outside the house. */
export interface ReportingPoint {
  readonly name: string
  readonly phone: string | null
  readonly address: string | null
  readonly web: string | null
}

/** found: named, with a way to reach it · thin: only one of both · missing: neither. */
export type HouseRulesOutcome = 'found' | 'thin' | 'missing'

export interface HouseRulesFound {
  readonly outcome: HouseRulesOutcome
  readonly named: boolean
  readonly phone: boolean
  readonly address: boolean
  readonly web: boolean
}

/** Looks for the name and for each way to reach it, however somebody writes them. */
export function checkHouseRules(words: string, point: ReportingPoint): HouseRulesFound {
  const letters = lettersOf(words)
  const named = letters.includes(lettersOf(point.name))
  const phone = point.phone !== null && standsAlone(digitsOf(point.phone), digitsOf(words))
  const address = point.address !== null && letters.includes(lettersOf(point.address.split(',')[0] ?? ''))
  const web = point.web !== null && letters.includes(lettersOf(siteOf(point.web)))
  const reachable = phone || address || web
  return { outcome: named && reachable ? 'found' : named || reachable ? 'thin' : 'missing', named, phone, address, web }
}

const lettersOf = (text: string) =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[^a-z0-9]+/g, '')

// A number may be written in any groups, and with the code of the country.
const digitsOf = (text: string) =>
  text.replaceAll(/(?:\+|00)32\s*(?:\(0\))?\s*/g, '0').replaceAll(/(?<=\d)[\s./()-]+(?=\d)/g, '')

// A longer number is another one.
const standsAlone = (number: string, text: string) => new RegExp(`(?<!\\d)${number}(?!\\d)`).test(text)

const siteOf = (web: string) => {
  const { hostname, pathname } = new URL(web)
  return `${hostname.replace(/^www\./, '')}${pathname}`
}
