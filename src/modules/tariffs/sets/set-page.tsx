import { euro, moment, shortDay, wholeEuro } from '../../../lib/format.ts'
import type { FieldError, Typed } from '../../../platform/form.ts'
import type { PlainTextKey } from '../../../text-keys.ts'
import {
  Actions,
  Alert,
  Button,
  DataList,
  Details,
  Form,
  Page,
  PostButton,
  Section,
  Stack,
  Table,
  TextArea,
  useView,
} from '../../../ui/index.ts'
import { findSource } from '../sources.ts'
import type { ComparedField } from './flat-set.ts'
import type { KnownSet } from './set-queries.ts'
import type { BandBeside, DutchReview, FlemishReview } from './set-review.ts'
import { changeWords, fieldWords, shareWords, unitWords } from './set-words.ts'
import { setPath, setsPath, StateTag } from './sets-page.tsx'

export interface SetPageProps {
  readonly set: KnownSet
  readonly review: FlemishReview | DutchReview
  readonly replaced: boolean
  readonly own: boolean
  /** Its first day is over already. */
  readonly past: boolean
  /** Which approval was the last when this page was made. */
  readonly seen: string
  readonly zone: string
  /** What was just done, or why it was not. */
  readonly notice?: { readonly kind: 'ok' | 'warn'; readonly message: string } | undefined
  readonly errors?: readonly FieldError[]
  readonly typed?: Typed
}

/** One set of values: beside what it replaces, with what families would pay, and what is decided on it. */
export function SetPage(props: SetPageProps) {
  const { t, lang } = useView()
  const { set, review, replaced, notice, errors = [] } = props
  const title =
    set.land === 'vl'
      ? t('sets.staff.one.vl', { from: shortDay(set.fromOn, lang) })
      : t('sets.staff.one.nl', { year: String(set.fromOn.year) })
  return (
    <Page
      title={title}
      tags={<StateTag state={set.state} replaced={replaced} />}
      crumbs={[{ href: setsPath, label: t('sets.staff.title') }]}
      errors={errors}
      notice={
        notice && (
          <Alert kind={notice.kind} live>
            {notice.message}
          </Alert>
        )
      }
      dense
    >
      <Stack>
        <About {...props} />
        <Section title={t('sets.staff.compare')}>
          <p>{againstWords(review, t, lang)}</p>
          <Comparison fields={review.fields} />
          {review.land === 'nl' && <Rows rows={review.rows} />}
        </Section>
        <Section title={t('sets.staff.examples')}>
          {review.land === 'vl' ? <DayExamples review={review} /> : <MonthExamples review={review} set={set} />}
        </Section>
        {set.state === 'proposed' && <Decide {...props} />}
      </Stack>
    </Page>
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

function About({ set, zone }: SetPageProps) {
  const { t, lang } = useView()
  const who = (name: string, at: Temporal.Instant) => t('sets.staff.who', { name, moment: moment(at, zone, lang) })
  const elsewhere = t('sets.staff.elsewhere', { organisation: set.organisation })
  const decider = set.state === 'withdrawn' ? t('sets.staff.themselves') : (set.decidedBy ?? elsewhere)
  return (
    <DataList
      items={[
        {
          label: t('sets.staff.form.when'),
          value: t('sets.staff.period', { from: shortDay(set.fromOn, lang), until: shortDay(set.untilOn, lang) }),
        },
        ...(set.land === 'vl'
          ? [{ label: t('sets.staff.kind'), value: t(`sets.staff.kind.${set.value.formula.kind}`) }]
          : []),
        { label: t('sets.staff.source'), value: set.source },
        { label: t('sets.staff.certainty'), value: t(`calculator.certainty.${set.certainty}`) },
        { label: t('sets.staff.proposed-by'), value: who(set.proposedBy ?? elsewhere, set.proposedAt) },
        ...(set.decidedAt ? [{ label: t('sets.staff.decided-by'), value: who(decider, set.decidedAt) }] : []),
        ...(set.reason === null ? [] : [{ label: t('sets.staff.reason'), value: set.reason }]),
      ]}
    />
  )
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

function MonthExamples({ review: { examples }, set }: { review: DutchReview; set: KnownSet }) {
  const { t, lang } = useView()
  const price = set.land === 'nl' ? set.value.caps.day_care : 0
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

/** A second person decides; who proposed can only take it back. */
function Decide({ set, own, past, seen, errors = [], typed = {} }: SetPageProps) {
  const { t } = useView()
  const label: PlainTextKey = 'sets.staff.decide'
  if (own)
    return (
      <Section title={t(label)}>
        <Alert>{t('sets.staff.own')}</Alert>
        <PostButton kind="secondary" action={`${setPath(set.id)}/intrekken`}>
          {t('sets.staff.withdraw')}
        </PostButton>
      </Section>
    )
  return (
    <Section title={t(label)} id="beslissing">
      {past && <Alert kind="warn">{t('sets.staff.decide.past')}</Alert>}
      <p>{t('sets.staff.decide.text')}</p>
      <Stack>
        <PostButton action={`${setPath(set.id)}/goedkeuren`} fields={{ seen }}>
          {t('sets.staff.approve')}
        </PostButton>
        <Form action={`${setPath(set.id)}/afkeuren`} label={t('sets.staff.reject')} errors={errors} values={typed}>
          <TextArea
            name="reason"
            label={t('sets.staff.reject.reason')}
            hint={t('sets.staff.reject.reason.hint')}
            rows={3}
            maxLength={1000}
          />
          <Actions>
            <Button kind="secondary">{t('sets.staff.reject')}</Button>
          </Actions>
        </Form>
      </Stack>
    </Section>
  )
}
