import { moment } from '../../../lib/format.ts'
import { Actions, Alert, LinkButton, Page, PostButton, Section, Table, Tag, useView } from '../../../ui/index.ts'

export interface ShownSession {
  readonly id: string
  readonly agent: string
  readonly createdAt: Temporal.Instant
  readonly lastSeenAt: Temporal.Instant
}

export interface SessionsPageProps {
  name: string
  email: string
  sessions: readonly ShownSession[]
  /** The session of this browser. */
  thisId: string
  zone: string
  ended: boolean
}

/** Where a person is logged in, and what proves who he is. */
export function SessionsPage({ name, email, sessions, thisId, zone, ended }: SessionsPageProps) {
  const { t } = useView()
  return (
    <Page
      title={t('accounts.staff.sessions.title')}
      intro={`${name}, ${email}`}
      dense
      notice={
        ended && (
          <Alert kind="ok" live>
            {t('accounts.staff.sessions.ended')}
          </Alert>
        )
      }
    >
      <Section title={t('accounts.staff.sessions.where')}>
        <SessionTable sessions={sessions} thisId={thisId} zone={zone} />
        {sessions.length > 1 && (
          <PostButton action="/werk/sessies/andere" kind="secondary">
            {t('accounts.staff.sessions.end-others')}
          </PostButton>
        )}
      </Section>
      <Section title={t('accounts.staff.sessions.security')}>
        <p>{t('accounts.staff.sessions.security-how')}</p>
        <Actions>
          <LinkButton href="/werk/passkeys" kind="secondary">
            {t('accounts.staff.sessions.passkeys')}
          </LinkButton>
          <LinkButton href="/werk/sessies/tweede-stap" kind="secondary">
            {t('accounts.staff.sessions.factor')}
          </LinkButton>
          <LinkButton href="/wachtwoord-vergeten" kind="secondary">
            {t('accounts.staff.sessions.password')}
          </LinkButton>
        </Actions>
      </Section>
    </Page>
  )
}

function SessionTable({ sessions, thisId, zone }: Pick<SessionsPageProps, 'sessions' | 'thisId' | 'zone'>) {
  const { t, lang } = useView()
  return (
    <Table
      caption={t('accounts.staff.sessions.where')}
      captionHidden
      phone="cards"
      rows={sessions}
      rowKey={({ id }) => id}
      columns={[
        {
          label: t('accounts.staff.sessions.device'),
          head: true,
          cell: ({ id, agent }) => (
            <>
              {agent} {id === thisId && <Tag tone="info">{t('accounts.staff.sessions.this')}</Tag>}
            </>
          ),
        },
        { label: t('accounts.staff.sessions.since'), cell: ({ createdAt }) => moment(createdAt, zone, lang) },
        { label: t('accounts.staff.sessions.seen'), cell: ({ lastSeenAt }) => moment(lastSeenAt, zone, lang) },
        {
          label: t('accounts.staff.people.actions'),
          quiet: true,
          cell: ({ id, agent }) =>
            id !== thisId && (
              <PostButton action={`/werk/sessies/${id}/einde`} kind="plain" small>
                {t('accounts.staff.sessions.end')} <span class="kd-hidden">{agent}</span>
              </PostButton>
            ),
        },
      ]}
    />
  )
}
