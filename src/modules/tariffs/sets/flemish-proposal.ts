// A Flemish set as it was typed, understood and checked.
import type { Band, Formula } from '../flanders/income-tariff.ts'
import type { FlemishSet } from '../flanders/income-tariff-sets.ts'
import { bandField, bandParts, mostBands } from './flat-set.ts'
import { flemishFaults } from './set-checks.ts'
import {
  aboutIn,
  amount,
  amountOrNothing,
  daysIn,
  factor,
  formulaKinds,
  hundredthsIn,
  type Proposal,
  type Reader,
  text,
  told,
} from './typed-proposal.ts'

export function flemishProposal(reader: Reader): Proposal | undefined {
  const days = daysIn(reader)
  const about = aboutIn(reader)
  const value = flemishValue(reader)
  const sound = value !== undefined && told(reader, flemishFaults(value))
  return days && about && sound ? { ...days, ...about, value } : undefined
}

function flemishValue(reader: Reader): FlemishSet | undefined {
  const formula = formulaIn(reader)
  const [minimum, exceptional, lowest, maximum, reduction] = [
    amountOrNothing(reader, 'minimum'),
    amountOrNothing(reader, 'exceptional'),
    amountOrNothing(reader, 'lowest'),
    amountOrNothing(reader, 'maximum'),
    amountOrNothing(reader, 'reduction'),
  ]
  const monthsInYear = hundredthsIn(reader, 'months', { least: 0, most: 99_00 })
  if (formula === undefined || monthsInYear === undefined) return undefined
  if (minimum === undefined || exceptional === undefined || lowest === undefined) return undefined
  if (maximum === undefined || reduction === undefined) return undefined
  return { formula, minimum, exceptional, lowest, maximum, reduction, monthsInYear }
}

function formulaIn(reader: Reader): Formula | undefined {
  const kind = formulaKinds.find((one) => one === text(reader, 'kind'))
  if (!kind) return reader.wrong('kind', reader.t('sets.staff.error.kind'))
  if (kind === 'bounds') return { kind }
  const bands = bandsIn(reader)
  return kind === 'table' ? tableIn(reader, bands) : estimateIn(reader, bands)
}

/** As many as were begun, and at least one. */
function bandsIn(reader: Reader): Band[] | undefined {
  const numbers = Array.from({ length: mostBands }, (_, index) => index + 1).filter(
    (number) => number === 1 || bandParts.some((part) => text(reader, bandField(part, number)) !== ''),
  )
  const bands = numbers.map((number): Band | undefined => {
    const upTo = amount(reader, bandField('band_up_to', number))
    const perMillion = factor(reader, bandField('band_factor', number))
    const cap = amount(reader, bandField('band_cap', number))
    return upTo === undefined || perMillion === undefined || cap === undefined ? undefined : { upTo, perMillion, cap }
  })
  const whole = bands.filter((band) => band !== undefined)
  return whole.length === bands.length ? whole : undefined
}

function tableIn(reader: Reader, bands: Band[] | undefined): Formula | undefined {
  const [first, firstUpTo] = [amount(reader, 'step_first'), amount(reader, 'step_first_up_to')]
  const [rise, width] = [amount(reader, 'step_rise'), amount(reader, 'step_width')]
  if (!bands || first === undefined || firstUpTo === undefined || rise === undefined || width === undefined)
    return undefined
  return { kind: 'table', bands, steps: { first, firstUpTo, rise, width } }
}

function estimateIn(reader: Reader, bands: Band[] | undefined): Formula | undefined {
  const perMillion = factor(reader, 'slope')
  const [belowCaps, atCaps] = [amount(reader, 'spread_below_caps'), amount(reader, 'spread_at_caps')]
  const aboveBands = amount(reader, 'spread_above_bands')
  const [lowIncomeBelow, lowIncomeLess] = [amount(reader, 'spread_low_below'), amount(reader, 'spread_low_less')]
  if (!bands || perMillion === undefined || belowCaps === undefined || atCaps === undefined) return undefined
  if (aboveBands === undefined || lowIncomeBelow === undefined || lowIncomeLess === undefined) return undefined
  const spread = { belowCaps, atCaps, aboveBands, lowIncomeBelow, lowIncomeLess }
  return { kind: 'estimate', bands, slope: { perMillion }, spread }
}
