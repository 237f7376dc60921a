// Individually reduced rates: who may pay less than income says, and how much. Where the amount was not published, nothing is
// calculated.
import { inForce, type Rule } from '../../../lib/law.ts'
import { type Cents, timesRounded } from '../../../lib/money.ts'
import { sources } from '../sources.ts'
import type { Amount, TariffDay } from './income-tariff-sets.ts'

/** The last three are what a public centre for social welfare (OCMW) may choose between. */
export const reducedRates = [
  'foster',
  'income_fell',
  'living_wage',
  'integration',
  'material_aid',
  'ocmw_half',
  'ocmw_minimum',
  'ocmw_lowest',
] as const
export type ReducedRate = (typeof reducedRates)[number]

type NamedAmount = 'minimum' | 'exceptional' | 'lowest'

/** What it is: an amount of the day, a share of the tariff, the tariff of a lower income, not found, or not there yet. */
export type ReducedAmount =
  | { readonly is: 'amount'; readonly of: NamedAmount }
  | { readonly is: 'share'; readonly percent: number; readonly atLeast: NamedAmount }
  | { readonly is: 'own_tariff' }
  | { readonly is: 'not_found' }
  | { readonly is: 'not_yet' }

export interface ReducedRateRule {
  readonly rate: ReducedRate
  /** Who has it, as published. */
  readonly who: string
  readonly amount: ReducedAmount
}

const row = (
  from: string,
  rate: ReducedRate,
  who: string,
  amount: ReducedAmount,
  source: keyof typeof sources,
): Rule<ReducedRateRule> => ({
  from: Temporal.PlainDate.from(from),
  land: 'vl',
  source: sources[source].en,
  certainty: 'uncertain',
  value: { rate, who, amount },
})

const byOcmw = 'decided by the OCMW for a year'

/** Each rate by date. */
const rulesOf: Readonly<Record<ReducedRate, readonly Rule<ReducedRateRule>[]>> = {
  foster: [row('2014-01-01', 'foster', 'a foster child with certificate', { is: 'not_found' }, 'roeselareFoster')],
  income_fell: [
    row(
      '2014-01-01',
      'income_fell',
      'the income of somebody who counts fell by 20 % or more for three months on end',
      { is: 'own_tariff' },
      'roeselareBeerse',
    ),
  ],
  living_wage: [
    row('2014-01-01', 'living_wage', 'a living wage (leefloon)', { is: 'not_found' }, 'roeselareLivingWage'),
  ],
  integration: [
    row('2014-01-01', 'integration', 'an integration programme', { is: 'not_yet' }, 'cameInMay2015'),
    row(
      '2015-05-01',
      'integration',
      'an integration programme and a low income (below 15,820.56 in 2015)',
      { is: 'amount', of: 'exceptional' },
      'kruispuntVvsg',
    ),
  ],
  material_aid: [
    row('2014-01-01', 'material_aid', 'material aid or medical guidance', { is: 'not_found' }, 'notFound'),
    row(
      '2015-05-01',
      'material_aid',
      'a certificate of Fedasil or its partner, material aid or medical guidance',
      { is: 'amount', of: 'lowest' },
      'kruispuntShort',
    ),
  ],
  ocmw_half: [row('2014-01-01', 'ocmw_half', byOcmw, { is: 'share', percent: 50, atLeast: 'minimum' }, 'ocmw')],
  ocmw_minimum: [row('2014-01-01', 'ocmw_minimum', byOcmw, { is: 'amount', of: 'minimum' }, 'ocmw')],
  ocmw_lowest: [row('2014-01-01', 'ocmw_lowest', byOcmw, { is: 'amount', of: 'lowest' }, 'ocmw')],
}

export const reducedRateRules: readonly Rule<ReducedRateRule>[] = Object.values(rulesOf).flat()

/** @throws NoRuleInForce before 2014 */
export const reducedRateOn = (rate: ReducedRate, day: Temporal.PlainDate): Rule<ReducedRateRule> =>
  inForce(rulesOf[rate], 'vl', day)

/** Where it is not known: the amount was not found, or the rate did not exist yet. */
export type Reduced =
  | { readonly known: true; readonly cents: Cents; readonly by: Amount | null }
  | { readonly known: false; readonly why: 'rate' | 'no_rate' }

/** @param tariff what the family would pay by its income */
export function reducedTariff(rate: ReducedRate, tariff: Cents, on: TariffDay): Reduced {
  const { amount } = reducedRateOn(rate, on.day).value
  if (amount.is === 'not_yet') return { known: false, why: 'no_rate' }
  if (amount.is === 'not_found') return { known: false, why: 'rate' }
  if (amount.is === 'own_tariff') return { known: true, cents: tariff, by: null }
  if (amount.is === 'amount') return atMost(tariff, on[amount.of])
  const least = on[amount.atLeast]
  return { known: true, cents: Math.max(least.value ?? 0, timesRounded(tariff, amount.percent / 100)), by: least }
}

const atMost = (tariff: Cents, by: Amount): Reduced =>
  by.value === null
    ? { known: false, why: by.absent ? 'no_rate' : 'rate' }
    : { known: true, cents: Math.min(tariff, by.value), by }

const names: Readonly<Record<NamedAmount, string>> = {
  minimum: 'the standard minimum',
  exceptional: 'the exceptional minimum',
  lowest: 'the lowest tariff',
}

export const reducedRateInWords = ({ rate, who, amount }: ReducedRateRule): string =>
  `${rate}: ${who}: ${amountInWords(amount)}`

function amountInWords(amount: ReducedAmount): string {
  if (amount.is === 'amount') return names[amount.of]
  if (amount.is === 'share') return `${amount.percent} % of the tariff and at least ${names[amount.atLeast]}`
  return {
    own_tariff: 'calculated anew with the lower income',
    not_found: 'amount not found',
    not_yet: 'did not exist yet',
  }[amount.is]
}
