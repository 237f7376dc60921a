// The tables as files, for contracts and for who checks us.
import { dayTariff } from '../flanders/income-tariff.ts'
import { computable, setOf, type TariffDay } from '../flanders/income-tariff-sets.ts'
import { type BenefitYear, sourceOfShare } from '../netherlands/benefit.ts'

const line = (cells: readonly (string | number)[]): string =>
  cells
    .map((cell) => (/[",;\n]/.test(String(cell)) ? `"${String(cell).replaceAll('"', '""')}"` : String(cell)))
    .join(',')

const euros = (cents: number): string => (cents / 100).toFixed(2)

const stepEuros = 250
const mostEuros = 125_000

/** The tariff of a whole day by income and number of children; undefined where the day has bounds only. */
export function flemishTable(on: TariffDay): string | undefined {
  const set = computable(setOf(on))
  if (!set) return undefined
  const counts = [1, 2, 3, 4]
  const head = line(['income_from', ...counts.map((count) => `day_${count}_children`), 'certainty', 'source'])
  const incomes = Array.from({ length: mostEuros / stepEuros + 1 }, (_, index) => index * stepEuros)
  const rows = incomes.map((income) =>
    line([
      income,
      ...counts.map((children) => euros(dayTariff(set, { income: income * 100, children, multipleBirth: false }))),
      on.formula.certainty,
      on.formula.source,
    ]),
  )
  return `${[head, ...rows].join('\n')}\n`
}

/** Every band of a year with the source of each cell. */
export function dutchTable(year: BenefitYear): string {
  const head = line([
    'income_from',
    'percent_first_child',
    'percent_next_child',
    'certainty_first',
    'source_first',
    'certainty_next',
    'source_next',
  ])
  const rows = year.bands.map((band) => {
    const [first, next] = [sourceOfShare(year, band, 'first'), sourceOfShare(year, band, 'next')]
    const [from, ofFirst, ofNext] = band
    const shares = [(ofFirst / 10).toFixed(1), (ofNext / 10).toFixed(1)]
    return line([from, ...shares, first.certainty, first.source, next.certainty, next.source])
  })
  return `${[head, ...rows].join('\n')}\n`
}
