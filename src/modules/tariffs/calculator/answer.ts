// What the calculator answers besides the amount itself: what would change it, and the curve of cost against income.
import type { Cents } from '../../../lib/money.ts'
import { type FlemishCost, flemishCost, type FlemishUnknown } from '../flanders/family-cost.ts'
import type { TariffRange } from '../flanders/income-tariff.ts'
import { type Benefit, type BenefitFamily, monthlyBenefit } from '../netherlands/benefit.ts'
import type { TariffValues } from '../tariff-values.ts'
import { asChild, type DutchAsked, type FlemishAsked } from './asked.ts'

export const changeKinds = ['day_more', 'child_more', 'income_more', 'income_less'] as const

export interface Change {
  readonly kind: (typeof changeKinds)[number]
  /** What a month would cost then. */
  readonly month: Cents
}

export interface CurvePoint extends TariffRange {
  readonly income: Cents
}

interface Around {
  readonly changes: readonly Change[]
  readonly curve: readonly CurvePoint[]
}

export interface FlemishAnswer extends Around {
  readonly land: 'vl'
  readonly asked: FlemishAsked
  readonly cost: FlemishCost
}

export interface DutchAnswer extends Around {
  readonly land: 'nl'
  readonly asked: DutchAsked
  /** The last one with a table: what was planned for it is no plan any more. */
  readonly lastYear: number
  readonly benefit: Benefit
}

export interface NoAnswer {
  readonly land: 'vl'
  readonly asked: FlemishAsked
  readonly unknown: FlemishUnknown
}

export type Answer = FlemishAnswer | DutchAnswer | NoAnswer

export const answerTo = (asked: FlemishAsked | DutchAsked, { years }: TariffValues): Answer =>
  asked.land === 'vl' ? flemishAnswer(asked) : dutchAnswer(asked, years.at(-1)?.year ?? asked.year.year)

/** Another income is one that is so much higher or lower. */
export const incomeChange: Cents = 5_000_00

function flemishAnswer(asked: FlemishAsked): FlemishAnswer | NoAnswer {
  const { care } = asked
  const cost = flemishCost(care)
  if (!cost.known) return { land: 'vl', asked, unknown: cost }
  const monthWith = (other: Partial<typeof care>) => {
    const changed = flemishCost({ ...care, ...other })
    return changed.known ? changed.month : cost.month
  }
  const change = (kind: Change['kind'], other: Partial<typeof care>): Change => ({
    kind,
    month: monthWith(other).likely,
  })
  return {
    land: 'vl',
    asked,
    cost,
    changes: [
      ...(care.days <= 600 ? [change('day_more', { days: care.days + 100 })] : []),
      change('child_more', { children: care.children + 1 }),
      change('income_more', { income: care.income + incomeChange }),
      ...(care.income >= incomeChange ? [change('income_less', { income: care.income - incomeChange })] : []),
    ],
    curve: curveTo(care.income, 120_000_00, (income) => monthWith({ income })),
  }
}

function dutchAnswer(asked: DutchAsked, lastYear: number): DutchAnswer {
  const { family, weeks, year } = asked
  const benefit = monthlyBenefit(year, family)
  const netWith = (other: Partial<BenefitFamily>) => monthlyBenefit(year, { ...family, ...other }).net
  const change = (kind: Change['kind'], other: Partial<BenefitFamily>): Change => ({ kind, month: netWith(other) })
  const [first, ...others] = family.children
  const week = weeks[0]
  const dayMore =
    first && week && week.days <= 600 && asChild(first.kind, { ...week, days: week.days + 100 }, first.price)
  return {
    land: 'nl',
    asked,
    lastYear,
    benefit,
    changes: [
      ...(dayMore ? [change('day_more', { children: [dayMore, ...others] })] : []),
      ...(first ? [change('child_more', { children: [...family.children, first] })] : []),
      change('income_more', { income: family.income + incomeChange }),
      ...(family.income >= incomeChange ? [change('income_less', { income: family.income - incomeChange })] : []),
    ],
    curve: curveTo(family.income, 200_000_00, (income) => {
      const net = netWith({ income })
      return { low: net, likely: net, high: net }
    }),
  }
}

const points = 100

/** From nothing to what most families have, and beyond the own income. */
function curveTo(own: Cents, usual: Cents, monthAt: (income: Cents) => TariffRange): CurvePoint[] {
  const most = Math.max(usual, Math.ceil((own * 1.1) / 20_000_00) * 20_000_00)
  return Array.from({ length: points + 1 }, (_, index) => {
    const income = Math.round((most * index) / points)
    return { income, ...monthAt(income) }
  })
}

/** Round figures from nothing to at least the most: 0, 100, 200, … */
export function roundTicks(most: number, about: number): number[] {
  const rough = Math.max(1, most / about)
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power
  const count = Math.max(1, Math.ceil(most / step))
  return Array.from({ length: count + 1 }, (_, index) => index * step)
}
