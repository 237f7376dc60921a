// The report of a house over a calendar year, from the rows that are counted. Pure: the same rows give the same report.
import type { Land } from '../../../lib/law.ts'
import { type DisputeRow, type FigureRow, type Figures, figuresOf, isCounted } from '../../feedback/rules.ts'
import { type Due, dueOver } from '../report-rules.ts'

export interface Place {
  readonly id: string
  readonly name: string
  readonly place: string | null
}

export interface PlaceFigures {
  readonly name: string
  readonly figures: Figures
}

/** Nothing was said about this place that the report tells. */
export const isQuiet = ({ figures }: PlaceFigures): boolean =>
  figures.complaints + figures.disputes + figures.others.compliments === 0

/** One counted complaint as the report tells it; `situation` is its group among those about one thing that happened. */
export interface AnnexRow {
  readonly place: string
  readonly words: string
  readonly outcome: string
  readonly situation: number | null
}

export interface YearTotals {
  readonly year: number
  readonly complaints: number
  readonly situations: number
  readonly disputes: number
  readonly compliments: number
}

export interface AnnualReport {
  readonly year: number
  readonly whole: Figures
  /** Every location of the house, also those without a complaint; last what is about none of them. */
  readonly places: readonly PlaceFigures[]
  readonly annex: readonly AnnexRow[]
  /** Up to three years before it and this one, oldest first; only years from which something is known. */
  readonly years: readonly YearTotals[]
  readonly furtherDisputes: number
  readonly due: Due
}

export interface ReportSource {
  readonly land: Land
  readonly holderName: string
  readonly year: number
  readonly places: readonly Place[]
  /** Of this year and of those it is compared with. */
  readonly rows: readonly FigureRow[]
  readonly disputes: readonly DisputeRow[]
  /** By year: at the board, but not about a reaction that is known here. */
  readonly furtherDisputes: ReadonlyMap<number, number>
  readonly today: Temporal.PlainDate
}

/** How many years before it a report looks back. */
export const yearsBack = 3

export function makeReport(source: ReportSource): AnnualReport {
  const { land, year } = source
  const furtherDisputes = source.furtherDisputes.get(year) ?? 0
  const { rows, disputes } = inYear(source, year)
  const whole = figuresOf(rows, disputes, source.today)
  const law = { complaints: whole.complaints, disputes: whole.disputes + furtherDisputes }
  return {
    year,
    whole,
    places: placesOf(source, rows, disputes),
    annex: annexOf(source, rows),
    years: yearsOf(source),
    furtherDisputes,
    due: dueOver(land, year, law),
  }
}

function inYear({ rows, disputes }: ReportSource, year: number) {
  return {
    rows: rows.filter(({ countedOn }) => countedOn.year === year),
    disputes: disputes.filter(({ sinceOn }) => sinceOn.year === year),
  }
}

function placesOf(
  { places, holderName, today }: ReportSource,
  rows: readonly FigureRow[],
  disputes: readonly DisputeRow[],
): PlaceFigures[] {
  // prettier-ignore
  const at = (id: string | null) =>
    figuresOf(rows.filter(({ locationId }) => locationId === id), disputes.filter(({ locationId }) => locationId === id), today) // prettier-ignore
  const beside = rows.some(({ locationId }) => locationId === null) || disputes.some(({ locationId }) => locationId === null) // prettier-ignore
  return [
    ...places.map(({ id, name }) => ({ name, figures: at(id) })),
    ...(beside ? [{ name: holderName, figures: at(null) }] : []),
  ]
}

function annexOf({ places, holderName }: ReportSource, rows: readonly FigureRow[]): AnnexRow[] {
  const counted = rows.filter(isCounted)
  const names = new Map(places.map(({ id, name }) => [id, name]))
  const shared = [...Map.groupBy(counted, ({ situation }) => situation)].filter(([, group]) => group.length > 1)
  const numbers = new Map(shared.map(([situation], index) => [situation, index + 1]))
  return counted.map(({ locationId, reportWords, reportOutcome, situation }) => ({
    place: (locationId === null ? undefined : names.get(locationId)) ?? holderName,
    words: reportWords,
    outcome: reportOutcome,
    situation: numbers.get(situation) ?? null,
  }))
}

function yearsOf(source: ReportSource): YearTotals[] {
  const all = Array.from({ length: yearsBack + 1 }, (_, back) => source.year - yearsBack + back)
  const first = all.findIndex((year) => year === source.year || inYear(source, year).rows.length > 0)
  return all.slice(first).map((year) => {
    const { rows, disputes } = inYear(source, year)
    const figures = figuresOf(rows, disputes, source.today)
    return {
      year,
      complaints: figures.complaints,
      situations: figures.situations,
      disputes: figures.disputes + (source.furtherDisputes.get(year) ?? 0),
      compliments: figures.others.compliments,
    }
  })
}
