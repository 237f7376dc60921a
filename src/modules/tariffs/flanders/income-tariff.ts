// The Flemish income tariff (inkomenstarief): what a day of subsidised care costs a family. The values are in
// income-tariff-sets.ts; sources and doubts in docs/law/flemish-income-tariff.md.
import type { Cents } from '../../../lib/money.ts'

/** Income up to and with `upTo` costs `perMillion` cents a day for each million cents of income, and never more than `cap`. */
export interface Band {
  readonly upTo: Cents
  readonly perMillion: number
  readonly cap: Cents
}

/** Above the bands the law climbs in steps: one amount over a whole width of income. */
export interface Steps {
  /** The first step, and how far it reaches. */
  readonly first: Cents
  readonly firstUpTo: Cents
  /** Every further step: so much dearer, so much wider. */
  readonly rise: Cents
  readonly width: Cents
}

/** Where the steps are not known: a straight line from the last cap. */
export interface Slope {
  readonly perMillion: number
}

/** How far an estimate may be from the law, in cents a day. */
export interface Spread {
  readonly belowCaps: Cents
  readonly atCaps: Cents
  readonly aboveBands: Cents
  readonly lowIncomeBelow: Cents
  readonly lowIncomeLess: Cents
}

export type Formula =
  | { readonly kind: 'table'; readonly bands: readonly Band[]; readonly steps: Steps }
  | { readonly kind: 'estimate'; readonly bands: readonly Band[]; readonly slope: Slope; readonly spread: Spread }
  /** Only the least and the most are published. */
  | { readonly kind: 'bounds' }

export type OpenFormula = Exclude<Formula, { kind: 'bounds' }>

/** What a calculation needs of one day's parameters. */
export interface TariffSet {
  readonly formula: OpenFormula
  readonly minimum: Cents
  readonly maximum: Cents
  /** For each child above the first, and once more for a multiple birth. */
  readonly reduction: Cents
}

export interface TariffFamily {
  /** The joint taxable income of a year of all whose income counts. */
  readonly income: Cents
  /** Dependent children that count, with the child in care: 1 or more. */
  readonly children: number
  readonly multipleBirth: boolean
}

/** The tariff of a whole day, before duration and individual reductions. */
export function dayTariff(set: TariffSet, family: TariffFamily): Cents {
  return Math.max(set.minimum, baseTariff(set, family.income) - reductionsOf(set, family))
}

/** By income alone. */
export function baseTariff({ formula, maximum }: Pick<TariffSet, 'formula' | 'maximum'>, income: Cents): Cents {
  const band = bandOf(formula, income)
  if (band) return Math.min(perMillionOf(income, band.perMillion), band.cap, maximum)
  return Math.min(aboveBands(formula, income), maximum)
}

export const bandOf = ({ bands }: OpenFormula, income: Cents): Band | undefined =>
  bands.find(({ upTo }) => income <= upTo)

function aboveBands(formula: OpenFormula, income: Cents): Cents {
  if (formula.kind === 'table') return stepOf(formula.steps, income)
  const last = formula.bands.at(-1) ?? { upTo: 0, cap: 0 }
  return last.cap + perMillionOf(income - last.upTo, formula.slope.perMillion)
}

function stepOf({ first, firstUpTo, rise, width }: Steps, income: Cents): Cents {
  return income <= firstUpTo ? first : first + rise * Math.ceil((income - firstUpTo) / width)
}

// Doubt: the rounding rule was not found; half a cent goes up.
const perMillionOf = (income: Cents, perMillion: number): Cents =>
  Math.floor((income * perMillion + 500_000) / 1_000_000)

// Doubt: that the minimum is held after the reductions, and not before, was not found.
export const reductionsOf = (
  { reduction }: Pick<TariffSet, 'reduction'>,
  { children, multipleBirth }: Omit<TariffFamily, 'income'>,
): Cents => reduction * (Math.max(0, children - 1) + (multipleBirth ? 1 : 0))

export interface TariffRange {
  readonly low: Cents
  readonly likely: Cents
  readonly high: Cents
}

/** The tariff with what it may be: the same three times where the table is known. */
export function tariffRange(set: TariffSet, family: TariffFamily): TariffRange {
  const likely = dayTariff(set, family)
  const { formula } = set
  if (formula.kind === 'table') return { low: likely, likely, high: likely }
  const { down, up } = spreadAt(formula, family.income)
  const raw = baseTariff(set, family.income) - reductionsOf(set, family)
  const within = (cents: Cents) => Math.min(set.maximum, Math.max(set.minimum, cents))
  return { low: within(raw - down), likely, high: within(raw + up) }
}

function spreadAt(formula: Extract<Formula, { kind: 'estimate' }>, income: Cents): { down: Cents; up: Cents } {
  const { spread } = formula
  const band = bandOf(formula, income)
  if (!band) return { down: spread.aboveBands, up: spread.aboveBands }
  const nearCap = perMillionOf(income, band.perMillion) > band.cap - spread.atCaps
  const error = nearCap ? spread.atCaps : spread.belowCaps
  return { down: error + (income < spread.lowIncomeBelow ? spread.lowIncomeLess : 0), up: error }
}
