// The sentences of a report that its page and its PDF share.
import { longDay, number } from '../../../lib/format.ts'
import type { Lang } from '../../../lib/lang.ts'
import type { Text } from '../../../text-keys.ts'
import { type Figures, meanMark, type Nature, natures, type Result, results } from '../../feedback/rules.ts'
import type { AnnualReport } from './annual-report.ts'
import type { PanelAsked } from './report-content.ts'

export const natureKey = (one: Nature) =>
  one === 'unsorted' ? 'report.nature.unsorted' : (`feedback.head.${one}` as const)

export function resultKey(one: Result) {
  switch (one) {
    case 'withdrawn':
    case 'dismissed':
    case 'referred':
    case 'running':
      return `report.result.${one}` as const
    default:
      return `feedback.outcome.${one}` as const
  }
}

export const measuresWords = (t: Text, { measures }: Pick<Figures, 'measures'>): string =>
  measures.planned === 0 ? t('report.measures.none') : t('report.measures.some', measures)

export function disputesWords(t: Text, { whole, furtherDisputes, year }: AnnualReport): string {
  const count = whole.disputes + furtherDisputes
  if (count === 0) return t('report.disputes.none', { year: String(year) })
  const some = t('report.disputes.some', { count, open: whole.disputesOpen })
  return furtherDisputes === 0 ? some : `${some} ${t('report.disputes.further', { count: furtherDisputes })}`
}

export const naturesInWords = (t: Text, figures: Figures): string =>
  inWords(natures, (one) => figures.natures[one], (one) => t(natureKey(one))) // prettier-ignore

export const resultsInWords = (t: Text, figures: Figures): string =>
  inWords(results, (one) => figures.results[one], (one) => t(resultKey(one))) // prettier-ignore

const inWords = <Key extends string>(keys: readonly Key[], count: (key: Key) => number, name: (key: Key) => string) =>
  keys.filter((key) => count(key) > 0).map((key) => `${name(key)} ${count(key)}`).join(', ') || '–' // prettier-ignore

export function marksWords(t: Text, lang: Lang, whole: Figures): string {
  const mean = meanMark(whole)
  if (mean === null) return t('report.marks.none')
  return t('report.marks.some', { answers: whole.marks.reduce((sum, one) => sum + one, 0), mean: number(mean, lang) })
}

export const otherKinds = ['compliments', 'suggestions', 'questions', 'talks', 'anonymous', 'byOthers'] as const

/** That a panel was asked, what it advised, and what was done with that: kinds and days, no words of anybody. */
export function askedWords(t: Text, lang: Lang, { panel, askedOn, advice, state }: PanelAsked): string {
  const day = longDay(Temporal.PlainDate.from(askedOn), lang)
  return t('report.discussed.asked', { panel, day, advice: advice ?? 'lapsed', state })
}
