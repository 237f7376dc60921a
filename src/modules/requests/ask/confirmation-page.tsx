import { list, longDay } from '../../../lib/format.ts'
import {
  Actions,
  Alert,
  DataList,
  LinkButton,
  Page,
  Panel,
  Section,
  Timeline,
  type TimelineItem,
  useView,
} from '../../../ui/index.ts'

export interface ConfirmationProps {
  /** At least one; the first of the form first. */
  readonly sent: readonly { readonly childName: string; readonly number: string }[]
  readonly deskName: string
  readonly deskPhone: string | null
  /** Names, in the order of the wish. */
  readonly places: readonly string[]
  readonly email: string | null
  /** Letters go on paper. */
  readonly byPost: boolean
  /** When the last of the places has answered at the latest. */
  readonly dueOn: Temporal.PlainDate
  /** The same form came in earlier with other answers: those count. */
  readonly differs: boolean
  /** The browser may look at the request; a desk worker who tries the form has no such session. */
  readonly mayFollow: boolean
}

/** It has arrived: the numbers, what happens next, who does it and by when. */
export function ConfirmationPage(props: ConfirmationProps) {
  const { t } = useView()
  const { sent, deskPhone: phone, email, byPost, differs, mayFollow } = props
  const [first, ...others] = sent
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
          <Panel
            title={t('requests.sent.title')}
            number={others.length === 0 ? first?.number : undefined}
            numberLabel={t('requests.number.label')}
          >
            {others.length > 0 && (
              <DataList
                items={sent.map(({ childName, number }) => ({ label: childName, value: <strong>{number}</strong> }))}
              />
            )}
            <p>{email === null ? t('requests.sent.write-down') : t('requests.sent.mail', { email })}</p>
          </Panel>
        </>
      }
    >
      {email === null && !byPost && (
        <Alert kind="warn" title={t('requests.sent.no-email.title')}>
          {phone === null ? t('requests.sent.no-email.body') : t('requests.sent.no-email.call', { phone })}
        </Alert>
      )}
      {email === null && byPost && <Alert kind="info">{t('ask.sent.on-paper')}</Alert>}
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

function useNextSteps({ deskName: desk, places, dueOn, email, byPost }: ConfirmationProps): TimelineItem[] {
  const { t, lang } = useView()
  return [
    { state: 'done', title: t('requests.sent.next.sent') },
    { state: 'current', title: t('ask.sent.places', { places: list(places, lang), count: places.length }) },
    {
      state: 'todo',
      title: email === null && !byPost ? t('requests.sent.next.call') : t('requests.sent.next.answer'),
      when: t('requests.by', { due: longDay(dueOn, lang) }),
      dateTime: dueOn.toString(),
    },
    { state: 'todo', title: t('ask.sent.choose'), words: t('ask.sent.desk-helps', { desk }) },
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
