import { euro, wholeEuro } from '../../../lib/format.ts'
import { Section, Table, useView } from '../../../ui/index.ts'
import type { DutchReview, FlemishReview } from './set-review.ts'
import { shareWords } from './set-words.ts'

/** What families would pay by the new values, and what by the old. */
export function SetExamples({ review }: { review: FlemishReview | DutchReview }) {
  const { t } = useView()
  return (
    <Section title={t('sets.staff.examples')}>
      {review.land === 'vl' ? <DayExamples review={review} /> : <MonthExamples review={review} />}
    </Section>
  )
}

function DayExamples({ review: { examples } }: { review: FlemishReview }) {
  const { t, lang } = useView()
  if (examples.every(({ after }) => after === null)) return <p>{t('sets.staff.examples.none')}</p>
  return (
    <>
      <p>{t('sets.staff.examples.vl')}</p>
      <Table
        caption={t('sets.staff.examples')}
        captionHidden
        phone="fit"
        rows={examples}
        rowKey={({ income, children }) => `${income} ${children}`}
        columns={[
          { label: t('sets.staff.examples.income'), head: true, cell: ({ income }) => wholeEuro(income, lang) },
          { label: t('sets.staff.examples.children'), numeric: true, cell: ({ children }) => children },
          { label: t('sets.staff.compare.old'), numeric: true, cell: ({ before }) => <Money cents={before} /> },
          { label: t('sets.staff.compare.new'), numeric: true, cell: ({ after }) => <Money cents={after} /> },
        ]}
      />
    </>
  )
}

function Money({ cents }: { cents: number | null }) {
  const { lang } = useView()
  return <>{cents === null ? '–' : euro(cents, lang)}</>
}

function MonthExamples({ review: { examples, price } }: { review: DutchReview }) {
  const { t, lang } = useView()
  const words = (of: { share: number; net: number } | null) =>
    of === null ? '–' : `${euro(of.net, lang)} (${shareWords(of.share, lang)})`
  return (
    <>
      <p>{t('sets.staff.examples.nl', { price: euro(price, lang) })}</p>
      <Table
        caption={t('sets.staff.examples')}
        captionHidden
        phone="fit"
        rows={examples}
        rowKey={({ income }) => String(income)}
        columns={[
          { label: t('sets.staff.examples.income'), head: true, cell: ({ income }) => wholeEuro(income, lang) },
          { label: t('sets.staff.compare.old'), numeric: true, cell: ({ before }) => words(before) },
          { label: t('sets.staff.compare.new'), numeric: true, cell: ({ after }) => words(after) },
        ]}
      />
    </>
  )
}
