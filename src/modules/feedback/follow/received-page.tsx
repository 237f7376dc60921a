import { longDay } from '../../../lib/format.ts'
import {
  Actions,
  Alert,
  Forget,
  LinkButton,
  Page,
  Panel,
  Section,
  Timeline,
  type TimelineItem,
  useView,
} from '../../../ui/index.ts'
import type { Reaction } from '../reaction-queries.ts'
import type { TermName } from '../reaction-terms.ts'

/** It has arrived: the number, what happens next, who does it and by when. */
export function ReceivedPage({ own }: { own: Reaction }) {
  const { t } = useView()
  const { number, contactEmail: email, holder } = own
  return (
    <Page
      title={t('follow.received.title')}
      ownHeading
      notice={
        <Panel title={t('follow.received.title')} number={number} numberLabel={t('follow.number')}>
          <p>{email === null ? t('follow.received.write-down') : t('follow.received.mail', { email })}</p>
        </Panel>
      }
    >
      <Forget form="speak" />
      {email === null && <Alert kind="warn">{t('follow.received.no-email', { house: holder.name })}</Alert>}
      <Section title={t('follow.next.title')}>
        <Timeline items={useComing(own)} />
      </Section>
      <Actions>
        <LinkButton href="/mijn-reactie">{t('follow.received.follow')}</LinkButton>
        <LinkButton kind="secondary" href="/mijn-reactie#bestanden">
          {t('follow.received.add-file')}
        </LinkButton>
      </Actions>
    </Page>
  )
}

/** What will happen, each with its day. */
function useComing({ terms, holder }: Reaction): TimelineItem[] {
  const { t, lang } = useView()
  const names = (['handler', 'answer', 'proposal', 'judgement'] as const satisfies readonly TermName[]).filter((name) =>
    terms.some((term) => term.name === name),
  )
  const first: TimelineItem = { state: 'done', title: t('follow.received.done') }
  return [
    first,
    ...names.map((name, index): TimelineItem => {
      const due = terms.find((term) => term.name === name)?.dueOn
      return {
        state: index === 0 ? 'current' : 'todo',
        title: t(`follow.coming.${name}`, { house: holder.name }),
        ...(due ? { when: t('follow.by', { due: longDay(due, lang) }), dateTime: due.toString() } : {}),
      }
    }),
  ]
}

/** Who works here and tries the form stays who he is: the letter leads to the reaction. */
export function ReceivedByStaffPage() {
  const { t } = useView()
  return (
    <Page title={t('follow.received.title')}>
      <Forget form="speak" />
      <p>{t('follow.received.staff')}</p>
    </Page>
  )
}
