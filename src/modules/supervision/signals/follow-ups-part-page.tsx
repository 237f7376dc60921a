import { longDay } from '../../../lib/format.ts'
import {
  Actions,
  Button,
  Card,
  DateField,
  Details,
  Form,
  Hidden,
  Paragraphs,
  Radios,
  Section,
  Stack,
  Tag,
  TextArea,
  useView,
} from '../../../ui/index.ts'
import { boxesOf } from '../../../lib/typed-day.ts'
import { courses } from './decision-aid.ts'
import type { FollowUp } from './follow-up-queries.ts'
import { signalPath } from './signal.ts'
import type { SignalPageProps } from './signal-page.tsx'

/** What the desk decided to do, until when, and what came of it. */
export function FollowUpsPart(props: SignalPageProps) {
  const { signal, followUps, errors } = props
  const { t } = useView()
  const open = signal.state !== 'closed'
  const wrong = errors.some(({ field }) => ['kind', 'follow', 'deviates', 'follow_words'].includes(field))
  if (!open && followUps.length === 0) return null
  return (
    <Section title={t('signals.staff.follow')} id="opvolging">
      <Stack>
        {followUps.map((one) => (
          <OneFollowUp key={one.id} {...props} one={one} />
        ))}
        {open && (
          <Details
            summary={t('signals.staff.follow.add')}
            open={wrong || (followUps.length === 0 && signal.answers !== null)}
          >
            <AddForm {...props} />
          </Details>
        )}
      </Stack>
    </Section>
  )
}

function OneFollowUp({ one, ...props }: SignalPageProps & { one: FollowUp }) {
  const { t, lang } = useView()
  const { signal, today, errors, typed } = props
  const { id, kind, words, dueOn, state, deviates, outcome, outside, outsideOn } = one
  const planned = state === 'planned'
  // The summary of errors leads to the plain names of the fields: the form that came back has those.
  const back = typed['opvolging'] === id
  const late = planned && Temporal.PlainDate.compare(dueOn, today) < 0
  return (
    <Card
      level={3}
      title={t(`signals.staff.course.${kind}`)}
      meta={[
        t('signals.staff.follow.decided', { name: one.decidedName }),
        planned
          ? t('signals.staff.follow.by', { day: longDay(dueOn, lang) })
          : t('signals.staff.follow.ended', { name: one.endedName ?? '' }),
      ]}
      tags={
        <Tag tone={late ? 'bad' : planned ? 'info' : 'ok'}>{t(`signals.staff.follow.${late ? 'late' : state}`)}</Tag>
      }
    >
      {words !== '' && <Paragraphs text={words} />}
      {deviates !== '' && <p>{t('signals.staff.follow.deviates', { why: deviates })}</p>}
      {outside !== null && outsideOn !== null && (
        <p>{t('signals.staff.follow.outside', { whom: outside, day: longDay(outsideOn, lang) })}</p>
      )}
      {outcome !== '' && <Paragraphs text={outcome} />}
      {planned && signal.state !== 'closed' && (
        <Details summary={t('signals.staff.follow.finish')} open={back && errors.length > 0}>
          <Form
            action={`${signalPath(signal.id)}/opvolging/${id}`}
            values={back ? typed : {}}
            errors={back ? errors : []}
            name={back ? '' : id}
          >
            <Hidden name="opvolging" value={id} />
            <TextArea name="outcome" label={t('signals.staff.follow.outcome')} rows={2} />
            <Actions>
              <Button kind="secondary" name="doe" value="done">
                {t('signals.staff.follow.done.send')}
              </Button>
              <Button kind="plain" name="doe" value="dropped">
                {t('signals.staff.follow.dropped.send')}
              </Button>
            </Actions>
          </Form>
        </Details>
      )}
    </Card>
  )
}

function AddForm({ signal, proposed, formKey, today, typed, errors }: SignalPageProps) {
  const { t } = useView()
  const [first] = proposed
  const began = 'kind' in typed || 'follow_day' in typed
  const day = boxesOf(first ? today.add({ days: first.days }) : null)
  return (
    <Form action={`${signalPath(signal.id)}/opvolging`} values={typed} errors={errors}>
      <Hidden name="sleutel" value={formKey} />
      <Radios
        name="kind"
        label={t('signals.staff.follow.what')}
        {...(began || !first ? {} : { value: first.course })}
        options={courses.map((value) => ({
          value,
          label: t(`signals.staff.course.${value}`),
          ...(proposed.some(({ course }) => course === value) ? { hint: t('signals.staff.follow.proposed') } : {}),
        }))}
      />
      <DateField name="follow" label={t('signals.staff.follow.day')} {...(began || !first ? {} : { value: day })} />
      <TextArea name="follow_words" label={t('signals.staff.follow.words')} rows={2} optional />
      {proposed.length > 0 && (
        <TextArea
          name="deviates"
          label={t('signals.staff.follow.why')}
          hint={t('signals.staff.follow.why.hint')}
          rows={2}
          optional="sometimes"
        />
      )}
      <Actions>
        <Button>{t('signals.staff.follow.save')}</Button>
      </Actions>
    </Form>
  )
}
