// How long a desk keeps what a family told of its income, and what it promises itself about the work around it.
import { inForce, type Rule } from '../../../lib/law.ts'
import { sources } from '../sources.ts'
import type { CertificateState } from './certificate.ts'

/** Days of the calendar; `resultWorkingDays`: working days. */
export interface CertificateCare {
  /** Income data are deleted so long after the result was recorded, the file was stopped, or nothing more was done. */
  readonly afterResult: number
  readonly afterStop: number
  readonly unfinished: number
  /** Somebody asks where the result stays. */
  readonly resultWorkingDays: number
  /** A change in the household is dealt with. */
  readonly householdWorkingDays: number
  /** The family hears so long before that a certificate lapses. */
  readonly remindMonths: number
}

export const certificateCare: readonly Rule<CertificateCare>[] = [
  {
    from: Temporal.PlainDate.from('2014-01-01'),
    land: 'vl',
    source: sources.certificateCare.en,
    certainty: 'promise',
    value: {
      afterResult: 90,
      afterStop: 30,
      unfinished: 180,
      resultWorkingDays: 10,
      householdWorkingDays: 10,
      remindMonths: 2,
    },
  },
]

export const careOn = (day: Temporal.PlainDate): CertificateCare => inForce(certificateCare, 'vl', day).value

export const careInWords = (care: CertificateCare): string =>
  `income data are deleted ${care.afterResult} days after the result, ${care.afterStop} after the file was stopped, ` +
  `${care.unfinished} after nothing more was done; a result is asked for after ${care.resultWorkingDays} working days, ` +
  `a change in the household within ${care.householdWorkingDays}; families hear ${care.remindMonths} months before a certificate lapses`

/** The first day on which income data are not kept any more, of a file that changed today. */
export function eraseOn(state: CertificateState, today: Temporal.PlainDate): Temporal.PlainDate {
  const { afterResult, afterStop, unfinished } = careOn(today)
  if (state === 'stopped') return today.add({ days: afterStop })
  const finished = state === 'granted' || state === 'renewed' || state === 'lapsed'
  return today.add({ days: finished ? afterResult : unfinished })
}
