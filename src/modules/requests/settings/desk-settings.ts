// What a desk decides itself, each from a day on. A request keeps what held on the day on which it came in.
import { inForce, type Land } from '../../../lib/law.ts'
import { requestTerms, type RequestTerms, type Turn, turns } from '../request-terms.ts'

export interface DeskSettings {
  readonly terms: RequestTerms
  /** How many locations one request may name at most. */
  readonly choices: number
}

/** Each is a row of its own: `choices`, and a term per turn (`term_desk`: working days). */
export type SettingName = 'choices' | `term_${Turn}`
export const settingNames: readonly SettingName[] = [...turns.map((turn) => `term_${turn}` as const), 'choices']

/** Below and above this a number is a slip of the pen. */
export const bounds: Readonly<Record<SettingName, { readonly least: number; readonly most: number }>> = {
  term_desk: { least: 1, most: 60 },
  term_organiser: { least: 1, most: 60 },
  term_family: { least: 1, most: 60 },
  term_offer: { least: 1, most: 60 },
  choices: { least: 1, most: 10 },
}

/** Where a desk has set nothing. */
export const usualChoices = 5

export interface SettingRow {
  readonly name: SettingName
  readonly fromOn: Temporal.PlainDate
  readonly value: number
}

/** What holds on a day. @param rows of one desk, in any order */
export function settingsOn(rows: readonly SettingRow[], land: Land, day: Temporal.PlainDate): DeskSettings {
  const usual = inForce(requestTerms, land, day).value
  const set = (name: SettingName) => latest(rows, name, day)?.value
  return {
    terms: {
      desk: set('term_desk') ?? usual.desk,
      organiser: set('term_organiser') ?? usual.organiser,
      family: set('term_family') ?? usual.family,
      offer: set('term_offer') ?? usual.offer,
    },
    choices: set('choices') ?? usualChoices,
  }
}

function latest(rows: readonly SettingRow[], name: SettingName, day: Temporal.PlainDate): SettingRow | undefined {
  return rows
    .filter((row) => row.name === name && Temporal.PlainDate.compare(row.fromOn, day) <= 0)
    .sort((a, b) => Temporal.PlainDate.compare(b.fromOn, a.fromOn))[0]
}

export type SettingRefusal = 'in_the_past' | 'out_of_bounds'

/** Why a value may not be set from a day on: what held in the past was promised to somebody. */
export function settingRefusal(row: SettingRow, today: Temporal.PlainDate): SettingRefusal | undefined {
  const { least, most } = bounds[row.name]
  if (!Number.isInteger(row.value) || row.value < least || row.value > most) return 'out_of_bounds'
  return Temporal.PlainDate.compare(row.fromOn, today) <= 0 ? 'in_the_past' : undefined
}

export const isSettingName = (word: string): word is SettingName => settingNames.some((name) => name === word)
