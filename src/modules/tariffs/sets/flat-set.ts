// A set of values as a list of fields: what a form asks, what is compared with the set before, what a fault points at.
import type { Band } from '../flanders/income-tariff.ts'
import { amountNames, type FlemishSet } from '../flanders/income-tariff-sets.ts'
import { type BenefitYear, careKinds } from '../netherlands/benefit.ts'
import type { DutchSet } from '../tariff-values.ts'

export const bandParts = ['band_up_to', 'band_factor', 'band_cap'] as const
export const stepNames = ['step_first', 'step_first_up_to', 'step_rise', 'step_width'] as const
export const estimateNames = [
  'slope',
  'spread_below_caps',
  'spread_at_caps',
  'spread_above_bands',
  'spread_low_below',
  'spread_low_less',
] as const
export const capNames = ['cap_day_care', 'cap_after_school', 'cap_childminder'] as const

export type FieldName =
  | (typeof bandParts)[number]
  | (typeof stepNames)[number]
  | (typeof estimateNames)[number]
  | (typeof amountNames)[number]
  | (typeof capNames)[number]
  | 'months'
  | 'most_hours'

/** Cents, millionths, or hundredths of a number. */
export type Unit = 'euro' | 'factor' | 'number'

export interface FlatField {
  /** Its name in a form: `band_1_cap`. */
  readonly field: string
  readonly name: FieldName
  /** Which band, from 1; 0 for what is there once. */
  readonly number: number
  readonly unit: Unit
  /** Null: not found. */
  readonly value: number | null
}

/** At most so many bands on a form. */
export const mostBands = 3

export const bandField = (part: (typeof bandParts)[number], number: number): string =>
  part.replace('band_', `band_${number}_`)

const everyName: readonly FieldName[] = [
  ...bandParts,
  ...stepNames,
  ...estimateNames,
  ...amountNames,
  ...capNames,
  'months',
  'most_hours',
]

/** Which value a field of a form holds; undefined for a field that holds none. */
export function valueOfField(field: string): Pick<FlatField, 'name' | 'number'> | undefined {
  const [, number = '0', part = ''] = /^band_(\d)_(\w+)$/.exec(field) ?? []
  const name = everyName.find((one) => one === (part === '' ? field : `band_${part}`))
  return name && { name, number: Number(number) }
}

const once = (name: FieldName, value: number | null, unit: Unit = 'euro'): FlatField => ({
  field: name,
  name,
  number: 0,
  unit,
  value,
})

const flatBand = ({ upTo, perMillion, cap }: Band, index: number): FlatField[] => {
  const values = { band_up_to: upTo, band_factor: perMillion, band_cap: cap }
  return bandParts.map((name) => ({
    field: bandField(name, index + 1),
    name,
    number: index + 1,
    unit: name === 'band_factor' ? 'factor' : 'euro',
    value: values[name],
  }))
}

/** Every value of a Flemish set. */
export function flatFlemish(set: FlemishSet): FlatField[] {
  return [
    ...flatFormula(set),
    ...amountNames.map((name) => once(name, set[name])),
    once('months', set.monthsInYear, 'number'),
  ]
}

function flatFormula({ formula }: FlemishSet): FlatField[] {
  if (formula.kind === 'bounds') return []
  const bands = formula.bands.flatMap(flatBand)
  if (formula.kind === 'table') {
    const { first, firstUpTo, rise, width } = formula.steps
    return [
      ...bands,
      once('step_first', first),
      once('step_first_up_to', firstUpTo),
      once('step_rise', rise),
      once('step_width', width),
    ]
  }
  const { slope, spread } = formula
  return [
    ...bands,
    once('slope', slope.perMillion, 'factor'),
    once('spread_below_caps', spread.belowCaps),
    once('spread_at_caps', spread.atCaps),
    once('spread_above_bands', spread.aboveBands),
    once('spread_low_below', spread.lowIncomeBelow),
    once('spread_low_less', spread.lowIncomeLess),
  ]
}

/** What a Dutch set holds besides its table. */
export const flatDutch = ({ caps, mostHours }: Pick<DutchSet | BenefitYear, 'caps' | 'mostHours'>): FlatField[] => [
  ...careKinds.map((kind) => once(`cap_${kind}`, caps[kind])),
  once('most_hours', mostHours, 'number'),
]

/** Undefined: the set has no such value. */
export interface ComparedField extends Omit<FlatField, 'value'> {
  readonly before: number | null | undefined
  readonly after: number | null | undefined
}

/** Each value beside what it was, and last what is there no more. */
export function compared(before: readonly FlatField[], after: readonly FlatField[]): ComparedField[] {
  const valueIn = (fields: readonly FlatField[], name: string) => fields.find(({ field }) => field === name)?.value
  const gone = before.filter(({ field }) => !after.some((one) => one.field === field))
  return [...after, ...gone].map(({ field, name, number, unit }) => ({
    field,
    name,
    number,
    unit,
    before: valueIn(before, field),
    after: valueIn(after, field),
  }))
}
