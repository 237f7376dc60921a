// What a house decides about its panels, each from a day on: how long they have, and whether everybody may read what came of it.
import { calendars } from '../../../lib/calendars.ts'
import { inForce, type Land, type Rule } from '../../../lib/law.ts'
import { rollBack } from '../../../lib/working-days.ts'

export const panelSettingNames = ['panel_weeks', 'improvements_page'] as const
export type PanelSettingName = (typeof panelSettingNames)[number]

export interface PanelSettings {
  /** Weeks that a panel has for its advice. */
  readonly weeks: number
  /** There is a public page with improvements, reports and advice. */
  readonly publicPage: boolean
}

const promise =
  'Own promise where a house has set nothing else; no law was found that counts the days (docs/law/panel.md)'
const usual: PanelSettings = { weeks: 4, publicPage: false }

export const usualPanelSettings: readonly Rule<PanelSettings>[] = [
  { from: Temporal.PlainDate.from('2014-01-01'), land: 'nl', source: promise, certainty: 'promise', value: usual },
  { from: Temporal.PlainDate.from('2014-01-01'), land: 'vl', source: promise, certainty: 'promise', value: usual },
]

export const panelSettingsInWords = ({ weeks, publicPage }: PanelSettings): string =>
  `advice within ${weeks} weeks, ${publicPage ? 'a' : 'no'} public page of improvements`

export interface PanelSettingRow {
  readonly name: PanelSettingName
  readonly fromOn: Temporal.PlainDate
  readonly value: number
}

export const panelBounds: Readonly<Record<PanelSettingName, { readonly least: number; readonly most: number }>> = {
  panel_weeks: { least: 1, most: 12 },
  improvements_page: { least: 0, most: 1 },
}

export type PanelSettingRefusal = 'in_the_past' | 'out_of_bounds'

/** Why a value may not be set. What is asked from today on follows it; what was asked before keeps its own day. */
export function panelSettingRefusal(
  { name, value, fromOn }: PanelSettingRow,
  today: Temporal.PlainDate,
): PanelSettingRefusal | undefined {
  const { least, most } = panelBounds[name]
  if (!Number.isInteger(value) || value < least || value > most) return 'out_of_bounds'
  return Temporal.PlainDate.compare(fromOn, today) < 0 ? 'in_the_past' : undefined
}

/** What holds at a house on a day. @param rows of one house, in any order */
export function panelSettingsOn(rows: readonly PanelSettingRow[], land: Land, on: Temporal.PlainDate): PanelSettings {
  const otherwise = inForce(usualPanelSettings, land, on).value
  const set = (name: PanelSettingName) =>
    rows
      .filter((row) => row.name === name && Temporal.PlainDate.compare(row.fromOn, on) <= 0)
      .reduce<PanelSettingRow | undefined>(
        (latest, row) => (latest && Temporal.PlainDate.compare(latest.fromOn, row.fromOn) > 0 ? latest : row),
        undefined,
      )?.value
  return {
    weeks: set('panel_weeks') ?? otherwise.weeks,
    publicPage: (set('improvements_page') ?? Number(otherwise.publicPage)) === 1,
  }
}

export const isPanelSettingName = (word: string): word is PanelSettingName =>
  panelSettingNames.some((name) => name === word)

/** The last day for an advice that is asked for today: a promise, so it ends before a weekend and not after it. */
export const adviceDue = (land: Land, askedOn: Temporal.PlainDate, weeks: number): Temporal.PlainDate =>
  rollBack(calendars[land].promise, askedOn.add({ weeks }))
