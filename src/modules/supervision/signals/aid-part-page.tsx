import {
  Actions,
  Button,
  Card,
  CardList,
  Details,
  Form,
  Hidden,
  Radios,
  Section,
  Stack,
  useView,
} from '../../../ui/index.ts'
import type { Text } from '../../../text-keys.ts'
import { type Proposed, questions, talks, yesNo } from './decision-aid.ts'
import { signalPath } from './signal.ts'
import type { SignalPageProps } from './signal-page.tsx'

/** A few plain questions, and what could be done: a proposal of ours, no rule. The desk decides. */
export function AidPart(props: SignalPageProps) {
  const { signal, proposed, errors } = props
  const { t } = useView()
  const asked = signal.answers === null
  const wrong = errors.some(({ field }) => questions.some((one) => one === field))
  return (
    <Section title={t('signals.staff.aid')} id="hulp">
      <Stack>
        <p class="kd-hint">{t('signals.staff.aid.ours')}</p>
        {!asked && <CardList cards={proposed.map((one) => ({ key: one.course, ...cardOf(t, one) }))} />}
        {asked ? (
          <Card>
            <Questions {...props} />
          </Card>
        ) : (
          <Details summary={t('signals.staff.aid.again')} open={wrong}>
            <Questions {...props} />
          </Details>
        )}
      </Stack>
    </Section>
  )
}

function cardOf(t: Text, { course, reasons, days }: Proposed) {
  return {
    level: 3 as const,
    title: t(`signals.staff.course.${course}`),
    meta: [days === 0 ? t('signals.staff.aid.today') : t('signals.staff.aid.within', { days })],
    children: (
      <ul>
        {reasons.map(({ because, from }) => (
          <li key={because}>
            {t(`signals.staff.because.${because}`)} ({t(`signals.staff.aid.from.${from}`)})
          </li>
        ))}
      </ul>
    ),
  }
}

function Questions({ signal, typed, errors }: SignalPageProps) {
  const { t } = useView()
  const values = { ...signal.answers, ...typed }
  return (
    <Form action={`${signalPath(signal.id)}/hulp`} values={values} errors={errors}>
      <Hidden name="versie" value={String(signal.version)} />
      {questions.map((name) =>
        name === 'talked' ? (
          <Radios
            key={name}
            name={name}
            label={t('signals.staff.aid.talked')}
            options={talks.map((value) => ({ value, label: t(`signals.staff.aid.talked.${value}`) }))}
          />
        ) : (
          <Radios
            key={name}
            name={name}
            label={t(`signals.staff.aid.${name}`)}
            options={yesNo.map((value) => ({ value, label: t(`signals.staff.aid.answer.${value}`) }))}
          />
        ),
      )}
      <Actions>
        <Button>{t('signals.staff.aid.show')}</Button>
      </Actions>
    </Form>
  )
}
