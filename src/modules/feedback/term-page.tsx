import { list, longDay } from '../../lib/format.ts'
import { useView } from '../../ui/index.ts'
import type { Reaction } from './reaction-queries.ts'
import { explainAgain, type Term } from './reaction-terms.ts'

/** A date with the sum behind it: "received 3 November + 5 working days, Easter Monday does not count". */
export function TermSum({ term, reaction }: { term: Term; reaction: Pick<Reaction, 'holder' | 'procedure'> }) {
  const { t, lang } = useView()
  const sum = explainAgain(term, reaction.holder, reaction.procedure)
  const from = longDay(term.startedOn, lang)
  const due = longDay(term.dueOn, lang)
  const skipped =
    'skipped' in sum
      ? list(
          sum.skipped.map(({ name }) => name),
          lang,
        )
      : ''
  const moved = 'unrolled' in sum && !sum.unrolled.equals(sum.due)
  const count = 'workingDays' in sum ? sum.workingDays : 'weeks' in sum ? sum.weeks : weeksOf(sum.period)
  return (
    <p>
      <strong>{t(`feedback.term.${term.name}`)}</strong>
      <br />
      {due}
      <br />
      <span class="kd-hint">
        {[
          t(`feedback.sum.${sum.how}`, { from, count }),
          skipped === '' ? '' : t('feedback.sum.skipped', { days: skipped }),
          moved ? t(sum.how === 'law' ? 'feedback.sum.carried' : 'feedback.sum.early') : '',
          term.promisedOn ? t('feedback.sum.promised', { day: longDay(term.promisedOn, lang) }) : '',
        ]
          .filter(Boolean)
          .join(' ')}
      </span>
    </p>
  )
}

const weeksOf = (period: object): number => ('weeks' in period && typeof period.weeks === 'number' ? period.weeks : 0)
