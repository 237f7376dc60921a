// Individually reduced rates: who may pay less than income says, and how much.
import type { Rule } from '../../../lib/law.ts'
import { type Cents, timesRounded } from '../../../lib/money.ts'
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

/** Who has it, and what it is: as published. Where the amount is not, nothing is calculated. */
export const reducedRateRules: readonly Rule<string>[] = [
  rate(
    '2014-01-01',
    'a foster child with certificate: amount not found',
    'Roeselare, "Kinderopvang met inkomenstarief"',
  ),
  rate(
    '2014-01-01',
    'the income of somebody who counts fell by 20 % or more for three months on end: calculated anew with the lower income',
    'Roeselare, Beerse; Bierbeek says half of the tariff instead',
  ),
  rate('2014-01-01', 'a living wage (leefloon): amount not found', 'Roeselare; Bierbeek says half of the tariff'),
  rate(
    '2015-05-01',
    'an integration programme and a low income (below 15,820.56 in 2015): the exceptional minimum',
    'Kruispunt Migratie-Integratie (2015); VVSG (2023)',
  ),
  rate(
    '2015-05-01',
    'a certificate of Fedasil or its partner, material aid or medical guidance: the lowest tariff',
    'Kruispunt Migratie-Integratie (2015)',
  ),
  rate(
    '2014-01-01',
    'decided by the OCMW for a year: half of the tariff and at least the standard minimum; or the standard minimum; or the lowest tariff',
    'Oudsbergen, Ravels, Lebbeke',
  ),
]

function rate(from: string, value: string, source: string): Rule<string> {
  return { from: Temporal.PlainDate.from(from), land: 'vl', source, certainty: 'uncertain', value }
}

/** Where the amount was not found, or the calculation has to be made again with another income. */
export type Reduced =
  | { readonly known: true; readonly cents: Cents; readonly by: Amount | null }
  | { readonly known: false }

/** @param tariff what the family would pay by its income */
export function reducedTariff(rate: ReducedRate, tariff: Cents, { minimum, exceptional, lowest }: TariffDay): Reduced {
  const amount = (rule: Amount): Reduced =>
    rule.value === null ? { known: false } : { known: true, cents: Math.min(tariff, rule.value), by: rule }
  const table: Readonly<Record<ReducedRate, () => Reduced>> = {
    foster: () => ({ known: false }),
    living_wage: () => ({ known: false }),
    income_fell: () => ({ known: true, cents: tariff, by: null }),
    integration: () => amount(exceptional),
    material_aid: () => amount(lowest),
    ocmw_half: () => ({ known: true, cents: Math.max(minimum.value ?? 0, timesRounded(tariff, 0.5)), by: minimum }),
    ocmw_minimum: () => amount(minimum),
    ocmw_lowest: () => amount(lowest),
  }
  return table[rate]()
}
