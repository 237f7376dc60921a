import { shortDay, wholeEuro } from '../../../lib/format.ts'
import { Details, Section, Table, useView } from '../../../ui/index.ts'
import { findSource } from '../sources.ts'
import type { ComparedField } from './flat-set.ts'
import type { BandBeside, DutchReview, FlemishReview } from './set-review.ts'
import { changeWords, fieldWords, shareWords, unitWords } from './set-words.ts'

/** Old and new beside each other. */
export function SetComparison({ review }: { review: FlemishReview | DutchReview }) {
  const { t, lang } = useView()
  return (
    <Section title={t('sets.staff.compare')}>
      <p>{againstWords(review, t, lang)}</p>
      <Comparison fields={review.fields} />
      {review.land === 'nl' && <Rows rows={review.rows} />}
    </Section>
  )
}

type View = ReturnType<typeof useView>

function againstWords(review: FlemishReview | DutchReview, t: View['t'], lang: View['lang']): string {
  if (review.land === 'nl')
    return review.against
      ? t('sets.staff.compare.against.nl', { year: String(review.against.year) })
      : t('sets.staff.compare.against.none')
  const { day, formula } = review.against
  const source = findSource(formula.source)?.[lang] ?? formula.source
  const kind = t(`sets.staff.kind.${formula.value.kind}`)
  return t('sets.staff.compare.against.vl', { day: shortDay(day, lang), kind, source })
}

function Comparison({ fields }: { fields: readonly ComparedField[] }) {
  const { t, lang } = useView()
  const words = (value: number | null | undefined, { unit }: ComparedField) => {
    if (value === undefined) return t('sets.staff.compare.absent')
    return value === null ? t('sets.staff.compare.none') : unitWords(value, unit, lang)
  }
  const change = ({ before, after, unit }: ComparedField) => {
    if (after === before) return t('sets.staff.compare.same')
    return typeof after === 'number' && typeof before === 'number' ? changeWords(before, after, unit, lang) : '–'
  }
  return (
    <Table
      caption={t('sets.staff.compare')}
      captionHidden
      phone="cards"
      rows={fields}
      rowKey={({ field }) => field}
      rowTone={({ before, after }) => (after === before ? undefined : 'warn')}
      columns={[
        { label: t('sets.staff.compare.value'), head: true, cell: (row) => fieldWords(row, t) },
        { label: t('sets.staff.compare.old'), numeric: true, cell: (row) => words(row.before, row) },
        { label: t('sets.staff.compare.new'), numeric: true, cell: (row) => words(row.after, row) },
        { label: t('sets.staff.compare.change'), numeric: true, cell: change },
      ]}
    />
  )
}

function Rows({ rows }: { rows: readonly BandBeside[] }) {
  const { t, lang } = useView()
  const beside = (now: number, before: number | null) =>
    before === null || before === now
      ? shareWords(now, lang)
      : t('sets.staff.compare.was', { now: shareWords(now, lang), before: shareWords(before, lang) })
  return (
    <Details summary={t('sets.staff.compare.rows', { count: rows.length })}>
      <Table
        caption={t('sets.staff.form.table')}
        captionHidden
        phone="fit"
        rows={rows}
        rowKey={({ from }) => String(from)}
        columns={[
          { label: t('sets.staff.compare.income'), head: true, cell: ({ from }) => wholeEuro(from * 100, lang) },
          {
            label: t('sets.staff.compare.first'),
            numeric: true,
            cell: ({ first, firstBefore }) => beside(first, firstBefore),
          },
          {
            label: t('sets.staff.compare.next'),
            numeric: true,
            cell: ({ next, nextBefore }) => beside(next, nextBefore),
          },
        ]}
      />
    </Details>
  )
}
