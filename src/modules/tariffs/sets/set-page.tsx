import { moment, shortDay } from '../../../lib/format.ts'
import type { FieldError, Typed } from '../../../platform/form.ts'
import type { PlainTextKey } from '../../../text-keys.ts'
import {
  Actions,
  Alert,
  Button,
  DataList,
  Form,
  Page,
  PostButton,
  Section,
  Stack,
  TextArea,
  useView,
} from '../../../ui/index.ts'
import { SetComparison } from './set-comparison-page.tsx'
import { SetExamples } from './set-examples-page.tsx'
import type { KnownSet } from './set-queries.ts'
import type { DutchReview, FlemishReview } from './set-review.ts'
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
        <SetComparison review={review} />
        <SetExamples review={review} />
        {set.state === 'proposed' && <Decide {...props} />}
      </Stack>
    </Page>
  )
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
