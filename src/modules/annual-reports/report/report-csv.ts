// The figures of a report for a spreadsheet: one line per place, the whole house first. Names of columns never change with a language.
import { type Figures, natures, reportTerms, results } from '../../feedback/rules.ts'
import type { ReportContent } from './report-content.ts'
import { otherKinds } from './report-words.ts'

type Cell = string | number

export function reportCsv({ house, edition, report }: ReportContent): string {
  const of = (place: string, figures: Figures, further = 0): Cell[] => [
    house.name,
    report.year,
    edition,
    place,
    figures.complaints,
    figures.byParents,
    figures.byCommittees,
    figures.regimes.childcare,
    figures.regimes.youth,
    figures.situations,
    figures.disputes + further,
    figures.disputesOpen,
    ...natures.map((one) => figures.natures[one]),
    ...results.map((one) => figures.results[one]),
    figures.measures.planned,
    figures.measures.verified,
    ...reportTerms.flatMap((one) => [figures.terms[one].kept, figures.terms[one].late, figures.terms[one].running]),
    ...figures.marks,
    ...otherKinds.map((one) => figures.others[one]),
  ]
  const rows = [
    columns,
    of('', report.whole, report.furtherDisputes),
    ...report.places.map(({ name, figures }) => of(name, figures)),
  ]
  return `\uFEFF${rows.map((cells) => cells.map(cellOf).join(';')).join('\r\n')}\r\n`
}

const columns: readonly string[] = [
  'house',
  'year',
  'edition',
  'location',
  'complaints',
  'by_parents',
  'by_committees',
  'childcare',
  'youth',
  'situations',
  'disputes',
  'disputes_open',
  ...natures.map((one) => `about_${one}`),
  ...results.map((one) => `result_${one}`),
  'measures',
  'measures_verified',
  ...reportTerms.flatMap((one) => [`${one}_in_time`, `${one}_late`, `${one}_running`]),
  ...[1, 2, 3, 4, 5].map((mark) => `mark_${mark}`),
  ...otherKinds.map((one) => (one === 'byOthers' ? 'complaints_of_others' : one)),
]

/** Nothing that begins a formula. */
function cellOf(cell: Cell): string {
  if (typeof cell === 'number') return String(cell)
  const harmless = /^[=+@\t]|^-\D/.test(cell) ? `'${cell}` : cell
  return /[";\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
