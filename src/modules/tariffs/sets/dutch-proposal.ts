// A Dutch year as it was typed, understood and checked.
import type { Text } from '../../../text-keys.ts'
import { careKinds, type HourCaps } from '../netherlands/benefit.ts'
import type { DutchSet } from '../tariff-values.ts'
import { dutchFaults } from './set-checks.ts'
import { type Cell, neededColumns, readTable, type TableFault } from './set-table.ts'
import { aboutIn, amount, hundredthsIn, type Proposal, type Reader, text, told, yearsAhead } from './typed-proposal.ts'

export function dutchProposal(reader: Reader, rows: readonly (readonly Cell[])[] | undefined): Proposal | undefined {
  const days = yearIn(reader)
  const about = aboutIn(reader)
  const caps = capsIn(reader)
  const mostHours = hundredthsIn(reader, 'most_hours', { least: 0, most: 999_00 })
  if (!rows) reader.wrong('table', reader.t('sets.staff.error.table'))
  const table = rows && readTable(rows, about ?? { source: '', certainty: 'uncertain' })
  if (table && 'why' in table) reader.wrong('table', tableWords(reader.t, table))
  if (!caps || mostHours === undefined || !table || 'why' in table) return undefined
  const value: DutchSet = { caps, mostHours, ...table }
  return told(reader, dutchFaults(value)) && days && about ? { ...days, ...about, value } : undefined
}

const tableWords = (t: Text, fault: TableFault): string =>
  fault.why === 'headings'
    ? t('sets.staff.error.headings', { needed: neededColumns.join(', ') })
    : t(`sets.staff.error.table.${fault.why}`, { row: fault.row })

/** The first year of which a table could be of use to anybody. */
const firstYear = 2020

function yearIn(reader: Reader): Pick<Proposal, 'fromOn' | 'untilOn'> | undefined {
  const { wrong, t, today } = reader
  const [typed, last] = [text(reader, 'year'), today.year + yearsAhead]
  const year = /^\d{4}$/.test(typed) ? Number(typed) : 0
  if (year < firstYear || year > last)
    return wrong('year', t('sets.staff.error.year', { first: String(firstYear), last: String(last) }))
  return {
    fromOn: Temporal.PlainDate.from({ year, month: 1, day: 1 }),
    untilOn: Temporal.PlainDate.from({ year, month: 12, day: 31 }),
  }
}

function capsIn(reader: Reader): HourCaps | undefined {
  const [day_care, after_school, childminder] = careKinds.map((kind) => amount(reader, `cap_${kind}`))
  if (day_care === undefined || after_school === undefined || childminder === undefined) return undefined
  return { day_care, after_school, childminder }
}
