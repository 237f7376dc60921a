// Every value of both lands, ready to be printed into docs/rules.md.
import type { Rule } from '../../lib/law.ts'
import { ruleSet, type RuleSet } from '../../lib/rule-set.ts'
import {
  countingAges,
  depositLimits,
  freePriceBenefits,
  respiteDays,
  risesInOctober,
} from './flanders/around-the-tariff.ts'
import { careInWords, certificateCare } from './certificates/retention.ts'
import { certificateRules } from './flanders/certificate-terms.ts'
import * as sets from './flanders/income-tariff-sets.ts'
import { reducedRateInWords, reducedRateRules } from './flanders/reduced-rate.ts'
import { stayInWords, stayShares } from './flanders/stay.ts'
import {
  bandRules,
  shippedYears,
  capsInWords,
  hourCaps,
  planInWords,
  plannedChanges,
  mostHours,
} from './netherlands/benefit-years.ts'

const euros = (cents: number) => `EUR ${(cents / 100).toFixed(2)}`
const itself = (words: string) => words

const flanders = <T>(title: string, file: string, rules: readonly Rule<T>[], words: (value: T) => string, more = {}) =>
  ruleSet({
    title: `Flanders: ${title}`,
    file: `src/modules/tariffs/flanders/${file}`,
    test: `src/modules/tariffs/flanders/${file.startsWith('certificate') ? 'certificate-terms' : 'income-tariff'}.test.ts`,
    rules,
    words,
    ...more,
  })

const netherlands = <T>(
  title: string,
  file: string,
  rules: readonly Rule<T>[],
  words: (value: T) => string,
  more = {},
) =>
  ruleSet({
    title: `Netherlands: ${title}`,
    file: `src/modules/tariffs/netherlands/${file}`,
    test: 'src/modules/tariffs/netherlands/benefit.test.ts',
    rules,
    words,
    ...more,
  })

/** What did not exist yet was not looked for in vain. */
const amountRule = (rule: sets.Amount): Rule<string> => ({
  ...rule,
  value: rule.absent ? 'did not exist yet' : sets.amountInWords(rule.value),
})

const amounts = 'income-tariff-sets.ts'
const around = 'around-the-tariff.ts'
const together = { holdTogether: true }

export const tariffRuleSets: readonly RuleSet[] = [
  flanders('income tariff, bands and steps', amounts, sets.formulas, sets.formulaInWords),
  flanders('standard minimum of a day', amounts, sets.standardMinima, sets.amountInWords),
  flanders('exceptional minimum of a day', amounts, sets.exceptionalMinima.map(amountRule), itself),
  flanders('lowest tariff of a day', amounts, sets.lowestTariffs, sets.amountInWords),
  flanders('maximum of a day', amounts, sets.maxima, sets.amountInWords),
  flanders('reduction for each further child and for a multiple birth', amounts, sets.reductions, sets.amountInWords),
  flanders('a month’s gross income to a year', amounts, sets.monthsInYear, (value) => `x ${(value / 100).toFixed(2)}`),
  flanders('share of the tariff by length of stay', 'stay.ts', stayShares, stayInWords, together),
  flanders('individually reduced rates', 'reduced-rate.ts', reducedRateRules, reducedRateInWords, together),
  flanders('until when a child counts for the reduction, by start of the contract', around, countingAges, (value) =>
    value.untilYearEnd ? `to the end of the year it is ${value.months / 12}` : `until ${value.months} months`,
  ),
  flanders(
    'days off without reason, a year',
    around,
    respiteDays,
    ({ days, fullWeek }) => `${days} for ${fullWeek / 100} days a week, pro rata below`,
  ),
  flanders('amounts rise in October', around, risesInOctober, String),
  flanders(
    'most that a deposit may be',
    around,
    depositLimits,
    ({ most, lowIncome, mostForLow }) => `${euros(most)}; ${euros(mostForLow)} for an income up to ${euros(lowIncome)}`,
  ),
  flanders(
    'benefit of a day where the price is free',
    around,
    freePriceBenefits,
    ({ wholeDay, percentOf }) =>
      `${euros(wholeDay)}; ${percentOf.under_5} % of it from 3 to 5 hours, ${percentOf.under_3} % below`,
  ),
  flanders('validity of a certificate', 'certificate-terms.ts', certificateRules, itself, together),
  ruleSet({
    title: 'Flanders: what a desk keeps of a certificate, and how it looks after it',
    file: 'src/modules/tariffs/certificates/retention.ts',
    test: 'src/modules/tariffs/certificates/certificate-work.test.ts',
    rules: certificateCare,
    words: careInWords,
  }),
  netherlands(
    'hours of a child that count, for each month worked',
    'benefit-years.ts',
    mostHours,
    (value) => `${value / 100}`,
  ),
  netherlands('highest price of an hour', 'benefit-years.ts', hourCaps, capsInWords),
  ...shippedYears.map((year) =>
    netherlands(
      `childcare benefit of ${year.year}, band by band`,
      `benefit-bands-${year.year}.ts`,
      bandRules(year),
      itself,
      together,
    ),
  ),
  netherlands('what is planned', 'benefit-years.ts', plannedChanges, planInWords, together),
]
