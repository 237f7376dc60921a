// What every set of values holds to, those that come with the program and those that people add: the tests hold the first to it,
// the form the second.
import type { Cents } from '../../../lib/money.ts'
import { type Band, baseTariff, type OpenFormula, type Steps, type TariffSet } from '../flanders/income-tariff.ts'
import { amountNames, type FlemishSet } from '../flanders/income-tariff-sets.ts'
import { type BenefitBand, careKinds } from '../netherlands/benefit.ts'
import type { DutchSet } from '../tariff-values.ts'
import { bandField } from './flat-set.ts'

type FieldFault =
  | 'needed'
  | 'nothing'
  | 'order'
  | 'falls'
  | 'jumps'
  | 'above_maximum'
  | 'not_more_than_nothing'
  | 'above_minimum'
  | 'minimum_above_maximum'
  | 'reduction_too_large'
  | 'months'
  | 'price'
  | 'hours'
  | 'no_rows'

type RowFault = 'first_row' | 'row_order' | 'share_rises' | 'next_below_first' | 'share'

export type SetFaultName = FieldFault | RowFault

/** The field of the form, as in flat-set.ts; of a table which row, from 1. */
export type SetFault =
  | { readonly field: string; readonly why: FieldFault; readonly row?: undefined }
  | { readonly field: 'table'; readonly why: RowFault; readonly row: number }

type Faults = SetFault[]
const fault = (wrong: boolean, field: string, why: FieldFault): Faults => (wrong ? [{ field, why }] : [])

/** What is wrong with a Flemish set; nothing for one that may be used. */
export function flemishFaults(set: FlemishSet): Faults {
  const { formula, minimum, maximum, reduction } = set
  const amounts = amountFaults(set)
  if (formula.kind === 'bounds') {
    const empty = amountNames.every((name) => set[name] === null)
    return [...amounts, ...fault(empty, 'minimum', 'nothing')]
  }
  const missing = (['minimum', 'maximum', 'reduction'] as const).flatMap((name) =>
    fault(set[name] === null, name, 'needed'),
  )
  if (minimum === null || maximum === null || reduction === null) return [...amounts, ...missing]
  const shape = [...bandFaults(formula.bands, maximum), ...aboveFaults(formula, maximum)]
  // A table whose parts are not in order has no curve to look at.
  return [...amounts, ...shape, ...(shape.length > 0 ? [] : curveFaults({ formula, minimum, maximum, reduction }))]
}

function amountFaults({ minimum, exceptional, lowest, maximum, reduction, monthsInYear }: FlemishSet): Faults {
  const above = (a: Cents | null, b: Cents | null) => a !== null && b !== null && a > b
  return [
    ...amountNames
      .map((name) => ({ name, value: { minimum, exceptional, lowest, maximum, reduction }[name] }))
      .flatMap(({ name, value }) => fault(value !== null && value <= 0, name, 'not_more_than_nothing')),
    ...fault(above(exceptional, minimum), 'exceptional', 'above_minimum'),
    ...fault(above(lowest, exceptional ?? minimum), 'lowest', 'above_minimum'),
    ...fault(minimum !== null && maximum !== null && minimum >= maximum, 'minimum', 'minimum_above_maximum'),
    ...fault(reduction !== null && maximum !== null && reduction >= maximum, 'reduction', 'reduction_too_large'),
    // A year has twelve months; holiday pay and a bonus make it at most fourteen of gross income.
    ...fault(monthsInYear < 10_00 || monthsInYear > 14_00, 'months', 'months'),
  ]
}

function bandFaults(bands: readonly Band[], maximum: Cents): Faults {
  if (bands.length === 0) return [{ field: bandField('band_up_to', 1), why: 'needed' }]
  return bands.flatMap(({ upTo, perMillion, cap }, index) => {
    const before = bands[index - 1]
    const field = (part: Parameters<typeof bandField>[0]) => bandField(part, index + 1)
    return [
      ...fault(upTo <= (before?.upTo ?? 0), field('band_up_to'), 'order'),
      ...fault(perMillion <= 0, field('band_factor'), 'not_more_than_nothing'),
      ...fault(cap < (before?.cap ?? 1), field('band_cap'), 'order'),
      ...fault(cap > maximum, field('band_cap'), 'above_maximum'),
    ]
  })
}

function aboveFaults(formula: OpenFormula, maximum: Cents): Faults {
  if (formula.kind === 'estimate') return fault(formula.slope.perMillion <= 0, 'slope', 'not_more_than_nothing')
  const { first, firstUpTo, rise, width } = formula.steps
  return [
    ...fault(first > maximum, 'step_first', 'above_maximum'),
    ...fault(firstUpTo <= (formula.bands.at(-1)?.upTo ?? 0), 'step_first_up_to', 'order'),
    ...fault(rise <= 0, 'step_rise', 'not_more_than_nothing'),
    ...fault(width <= 0, 'step_width', 'not_more_than_nothing'),
  ]
}

/** The cent that the table of 2014 falls at 41,774.98; also a cap that was rounded. */
const ofRounding: Cents = 1

/** More income never costs less, and between two bands not suddenly more. */
function curveFaults({ formula, maximum }: TariffSet): Faults {
  return formula.bands.flatMap(({ upTo }, index) => {
    const [here, there] = [upTo, upTo + 1].map((income) => baseTariff({ formula, maximum }, income))
    const last = index === formula.bands.length - 1
    const rise = (there ?? 0) - (here ?? 0)
    const [field, most] =
      last && formula.kind === 'table'
        ? (['step_first', largestStep(formula.steps)] as const)
        : ([bandField('band_cap', index + 1), ofRounding] as const)
    return [...fault(rise < -ofRounding, field, 'falls'), ...fault(rise > most, field, 'jumps')]
  })
}

/** The first step may be as high as two others: the law rounds where the bands end. */
const largestStep = ({ rise }: Steps): Cents => 2 * rise

/** What is wrong with a Dutch year. */
export const dutchFaults = (set: DutchSet): Faults => [
  ...careKinds.flatMap((kind) => fault(set.caps[kind] < 1_00 || set.caps[kind] > 50_00, `cap_${kind}`, 'price')),
  // No month has more hours than 31 days.
  ...fault(set.mostHours <= 0 || set.mostHours > 744_00, 'most_hours', 'hours'),
  ...tableFaults(set.bands),
]

const everything = 1000

function tableFaults(bands: readonly BenefitBand[]): Faults {
  if (bands.length < 2) return [{ field: 'table', why: 'no_rows' }]
  return bands.flatMap(([from, first, next], index): Faults => {
    const before = bands[index - 1]
    const wrong = (is: boolean, why: RowFault): Faults => (is ? [{ field: 'table', why, row: index + 1 }] : [])
    return [
      ...wrong(!before && from !== 0, 'first_row'),
      ...wrong(before !== undefined && from <= before[0], 'row_order'),
      ...wrong(
        [first, next].some((share) => share < 0 || share > everything),
        'share',
      ),
      ...wrong(before !== undefined && (first > before[1] || next > before[2]), 'share_rises'),
      ...wrong(next < first, 'next_below_first'),
    ]
  })
}
