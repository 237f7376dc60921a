import { longDay } from '../../../lib/format.ts'
import {
  Actions,
  Alert,
  LinkButton,
  Page,
  Panel,
  Section,
  Timeline,
  type TimelineItem,
  useView,
} from '../../../ui/index.ts'

export interface ConfirmationProps {
  readonly number: string
  readonly deskName: string
  readonly deskPhone: string | null
  readonly locationName: string
  readonly email: string | null
  readonly dueOn: Temporal.PlainDate
  /** The same form came in earlier with other answers: those count. */
  readonly differs: boolean
  /** The browser may look at the request; a desk worker who tries the form has no such session. */
  readonly mayFollow: boolean
}

/** It has arrived: the number, what happens next, who does it and by when. */
export function ConfirmationPage(props: ConfirmationProps) {
  const { t } = useView()
  const { number, deskPhone: phone, email, differs, mayFollow } = props
  return (
    <Page
      title={t('requests.sent.title')}
      ownHeading
      notice={
        <>
          {differs && (
            <Alert kind="warn" title={t('requests.sent.differs.title')}>
              {t('requests.sent.differs.body')}
            </Alert>
          )}
          <Panel title={t('requests.sent.title')} number={number} numberLabel={t('requests.number.label')}>
            <p>{email === null ? t('requests.sent.write-down') : t('requests.sent.mail', { email })}</p>
          </Panel>
        </>
      }
    >
      {email === null && (
        <Alert kind="warn" title={t('requests.sent.no-email.title')}>
          {phone === null ? t('requests.sent.no-email.body') : t('requests.sent.no-email.call', { phone })}
        </Alert>
      )}
      <Section title={t('requests.sent.next.title')}>
        <Timeline items={useNextSteps(props)} />
      </Section>
      {mayFollow && (
        <Actions>
          <LinkButton href="/aanvraag">{t('requests.sent.follow')}</LinkButton>
        </Actions>
      )}
    </Page>
  )
}

function useNextSteps({ deskName: desk, locationName: location, dueOn, email }: ConfirmationProps): TimelineItem[] {
  const { t, lang } = useView()
  return [
    { state: 'done', title: t('requests.sent.next.sent') },
    { state: 'current', title: t('requests.sent.next.desk', { desk, location }) },
    {
      state: 'todo',
      title: email === null ? t('requests.sent.next.call') : t('requests.sent.next.answer'),
      when: t('requests.by', { due: longDay(dueOn, lang) }),
      dateTime: dueOn.toString(),
    },
  ]
}

/** The same form, sent again long after: it opens nothing any more, because this browser may be somebody else's by now. */
export function RepeatedPage() {
  const { t } = useView()
  return (
    <Page title={t('requests.repeated.title')}>
      <p>{t('requests.repeated.body')}</p>
      <Actions>
        <LinkButton href="/aanvraag/link">{t('requests.repeated.link')}</LinkButton>
      </Actions>
    </Page>
  )
}
