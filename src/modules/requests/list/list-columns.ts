// Which column of a desk's own waiting list holds what. Every desk has its own headings, so the worker says it; we guess first.
import { fold } from '../../../lib/text-fold.ts'

export const listFields = [
  'child_name',
  'birth',
  'start',
  'days',
  'choice_1',
  'choice_2',
  'choice_3',
  'contact_name',
  'email',
  'phone',
  'received',
  'remarks',
] as const
export type ListField = (typeof listFields)[number]

/** Without these a row cannot become a request. */
export const neededFields: readonly ListField[] = ['child_name', 'birth', 'start', 'choice_1', 'contact_name']

/** The number of the column, from 0, that holds each field. */
export type Mapping = Readonly<Partial<Record<ListField, number>>>

/** Words of a heading that give a field away; the first field that fits takes the column. */
const hints: readonly (readonly [ListField, RegExp])[] = [
  ['birth', /geboorte|geboren|uitgerekend|naissance|birth/],
  ['email', /mail/],
  ['phone', /telefoon|gsm|mobiel|\btel\b|phone/],
  ['received', /aanvraagdatum|aangevraagd|inschrijf|registratie|ontvangen|aangemeld/],
  ['start', /start|vanaf|gewenste datum|ingang|begin/],
  ['days', /dagen|dagdelen|momenten/],
  ['choice_2', /(keuze|opvang|locatie|voorkeur)\D*2|tweede keuze/],
  ['choice_3', /(keuze|opvang|locatie|voorkeur)\D*3|derde keuze/],
  ['choice_1', /keuze|opvang|locatie|voorkeur|kinderdagverblijf/],
  ['contact_name', /ouder|contact|mama|papa|moeder|vader|gezin/],
  ['child_name', /kind|voornaam|\bnaam\b/],
  ['remarks', /opmerking|nota|bemerking|commentaar/],
]

/** What the headings most likely mean; what nobody recognises stays out. */
export function guessMapping(headings: readonly string[]): Mapping {
  const found: Partial<Record<ListField, number>> = {}
  for (const [index, heading] of headings.entries()) {
    const words = fold(heading)
    const field = hints.find(([name, pattern]) => found[name] === undefined && pattern.test(words))?.[0]
    if (field) found[field] = index
  }
  return found
}

export const isListField = (word: string): word is ListField => listFields.some((field) => field === word)

export const missingFields = (mapping: Mapping): readonly ListField[] =>
  neededFields.filter((field) => mapping[field] === undefined)
