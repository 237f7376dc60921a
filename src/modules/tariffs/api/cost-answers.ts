// What programs get back: amounts in whole cents, each with where it comes from.
import type { Certainty, Rule } from '../../../lib/law.ts'
import type { Cents } from '../../../lib/money.ts'
import { type FlemishCare, flemishCost } from '../flanders/family-cost.ts'
import type { TariffRange } from '../flanders/income-tariff.ts'
import {
  type BenefitFamily,
  type BenefitYear,
  monthlyBenefit,
  sourceOfShare,
  type Whence,
} from '../netherlands/benefit.ts'

interface Sourced {
  readonly cents: Cents | null
  readonly source: string
  readonly certainty: Certainty
}

const sourced = ({ value, source, certainty }: Rule<Cents | null>): Sourced => ({ cents: value, source, certainty })

export interface FlemishReply {
  readonly known: boolean
  /** Why not: `bounds`, only the least and the most of that day are published; `rate`, the amount of the reduced rate is not; `no_rate`,
   * that rate did not exist yet. */
  readonly why: 'bounds' | 'rate' | 'no_rate' | null
  readonly estimate: boolean
  readonly formula: { readonly source: string; readonly certainty: Certainty }
  readonly dayCents: TariffRange | null
  readonly monthCents: TariffRange | null
  /** What a certificate would say, before duration and individual reduction. */
  readonly tariffCents: TariffRange | null
  readonly percentOfTariff: number | null
  readonly amounts: Readonly<Record<'minimum' | 'exceptionalMinimum' | 'lowest' | 'maximum' | 'reduction', Sourced>>
}

export function flemishReply(care: FlemishCare): FlemishReply {
  const cost = flemishCost(care)
  const { on } = cost
  return {
    known: cost.known,
    why: cost.known ? null : cost.why,
    estimate: cost.known && cost.estimate,
    formula: { source: on.formula.source, certainty: on.formula.certainty },
    dayCents: cost.known ? cost.day : null,
    monthCents: cost.known ? cost.month : null,
    tariffCents: cost.known ? cost.tariff : null,
    percentOfTariff: cost.known ? cost.share.value.percent : null,
    amounts: {
      minimum: sourced(on.minimum),
      exceptionalMinimum: sourced(on.exceptional),
      lowest: sourced(on.lowest),
      maximum: sourced(on.maximum),
      reduction: sourced(on.reduction),
    },
  }
}

export interface DutchReply {
  readonly costCents: Cents
  readonly benefitCents: Cents
  readonly netCents: Cents
  readonly priceCap: Whence
  readonly children: readonly {
    readonly first: boolean
    readonly percent: number
    readonly hoursThatCount: number
    readonly pricePerHourThatCountsCents: Cents
    readonly costCents: Cents
    readonly benefitCents: Cents
    readonly netCents: Cents
    readonly source: string
    readonly certainty: Certainty
  }[]
}

export function dutchReply(table: BenefitYear, family: BenefitFamily): DutchReply {
  const { band, children, cost, benefit, net } = monthlyBenefit(table, family)
  return {
    costCents: cost,
    benefitCents: benefit,
    netCents: net,
    priceCap: table.capsFrom,
    children: children.map((child) => {
      const { source, certainty } = sourceOfShare(table, band, child.first ? 'first' : 'next')
      return {
        first: child.first,
        percent: child.share / 10,
        hoursThatCount: child.hours / 100,
        pricePerHourThatCountsCents: child.price,
        costCents: child.cost,
        benefitCents: child.benefit,
        netCents: child.net,
        source,
        certainty,
      }
    }),
  }
}
