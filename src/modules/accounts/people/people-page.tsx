import { shortDay } from '../../../lib/format.ts'
import {
  Actions,
  Alert,
  Cluster,
  EmptyState,
  LinkButton,
  Page,
  PostButton,
  Section,
  Table,
  Tabs,
  Tag,
  useView,
} from '../../../ui/index.ts'
import { invitationState } from '../invitations/invitation.ts'
import type { Invitation } from '../invitations/invitation-queries.ts'
import type { Role } from '../roles.ts'
import type { Scope } from '../scope.ts'
import type { ManagedOrganisation, Member } from './people-queries.ts'

export type PeopleDone = 'invited' | 'again' | 'withdrawn' | 'ended' | 'reset' | 'unlinked'

export interface PeoplePageProps {
  organisation: ManagedOrganisation
  /** The organisations whose people this person looks after himself. */
  others: readonly ManagedOrganisation[]
  members: readonly Member[]
  invitations: readonly Invitation[]
  /** The locations that memberships are limited to, by name. */
  scopes: readonly Scope[]
  now: Temporal.Instant
  done: PeopleDone | undefined
}

export function PeoplePage({ organisation, others, members, invitations, scopes, now, done }: PeoplePageProps) {
  const { t } = useView()
  return (
    <Page
      title={t('accounts.staff.people.title', { organisation: organisation.name })}
      dense
      notice={
        done && (
          <Alert kind="ok" live>
            {t(`accounts.staff.people.done.${done}`)}
          </Alert>
        )
      }
    >
      {others.length > 1 && (
        <Tabs
          label={t('accounts.staff.people.which')}
          items={others.map(({ slug, name }) => ({ label: name, href: peopleOf(slug) }))}
          current={peopleOf(organisation.slug)}
        />
      )}
      <Actions>
        <LinkButton href={`/werk/mensen/nieuw?organisatie=${organisation.slug}`}>
          {t('accounts.staff.people.invite')}
        </LinkButton>
      </Actions>
      <Section title={t('accounts.staff.people.members')}>
        <MemberTable members={members} zone={organisation.zone} scopes={scopes} />
      </Section>
      <Section title={t('accounts.staff.people.invitations')}>
        <InvitationTable invitations={invitations} zone={organisation.zone} now={now} scopes={scopes} />
      </Section>
    </Page>
  )
}

export const peopleOf = (slug: string) => `/werk/mensen?organisatie=${slug}`

const dayOf = (moment: Temporal.Instant, zone: string) => moment.toZonedDateTimeISO(zone).toPlainDate()

interface Scoped {
  readonly role: Role
  readonly locationId: string | null
}

/** "Medewerker van een locatie, De Zonnebloem" */
function RoleWords({ of: { role, locationId }, scopes }: { of: Scoped; scopes: readonly Scope[] }) {
  const { t } = useView()
  const scope = scopes.find(({ id }) => id === locationId)
  return <>{[t(`accounts.role.${role}`), scope?.name].filter(Boolean).join(', ')}</>
}

interface MemberTableProps {
  members: readonly Member[]
  zone: string
  scopes: readonly Scope[]
}

function MemberTable({ members, zone, scopes }: MemberTableProps) {
  const { t, lang } = useView()
  if (members.length === 0) {
    return (
      <EmptyState title={t('accounts.staff.people.none')} level={3}>
        {t('accounts.staff.people.none-how')}
      </EmptyState>
    )
  }
  return (
    <Table
      caption={t('accounts.staff.people.members')}
      captionHidden
      phone="cards"
      rows={members}
      rowKey={({ membershipId }) => membershipId}
      columns={[
        {
          label: t('accounts.staff.people.name'),
          head: true,
          cell: ({ membershipId, name }) => <a href={`/werk/mensen/${membershipId}`}>{name}</a>,
        },
        { label: t('accounts.email'), cell: ({ email }) => email },
        { label: t('accounts.staff.people.role'), cell: (member) => <RoleWords of={member} scopes={scopes} /> },
        {
          label: t('accounts.staff.people.since'),
          short: true,
          cell: ({ since }) => shortDay(dayOf(since, zone), lang),
        },
      ]}
    />
  )
}

function InvitationTable({
  invitations,
  zone,
  now,
  scopes,
}: {
  invitations: readonly Invitation[]
  zone: string
  now: Temporal.Instant
  scopes: readonly Scope[]
}) {
  const { t } = useView()
  if (invitations.length === 0) return <p>{t('accounts.staff.people.no-invitations')}</p>
  return (
    <Table
      caption={t('accounts.staff.people.invitations')}
      captionHidden
      phone="cards"
      rows={invitations}
      rowKey={({ id }) => id}
      columns={[
        { label: t('accounts.staff.people.name'), head: true, cell: ({ name }) => name },
        { label: t('accounts.email'), cell: ({ email }) => email },
        { label: t('accounts.staff.people.role'), cell: (one) => <RoleWords of={one} scopes={scopes} /> },
        {
          label: t('accounts.staff.people.state'),
          cell: (one) => <InvitationTag invitation={one} zone={zone} now={now} />,
        },
        {
          label: t('accounts.staff.people.actions'),
          quiet: true,
          cell: (one) => <InvitationButtons invitation={one} />,
        },
      ]}
    />
  )
}

function InvitationTag({ invitation, zone, now }: { invitation: Invitation; zone: string; now: Temporal.Instant }) {
  const { t } = useView()
  if (invitationState(invitation, now) === 'lapsed') return <Tag tone="warn">{t('accounts.staff.people.lapsed')}</Tag>
  return <Tag>{t('accounts.staff.people.open-until', { day: dayOf(invitation.expiresAt, zone) })}</Tag>
}

function InvitationButtons({ invitation: { id, name } }: { invitation: Invitation }) {
  const { t } = useView()
  return (
    <Cluster>
      <PostButton action={`/werk/mensen/uitnodigingen/${id}/opnieuw`} kind="plain" small>
        {t('accounts.staff.people.again')} <span class="kd-hidden">({name})</span>
      </PostButton>
      <PostButton action={`/werk/mensen/uitnodigingen/${id}/intrekken`} kind="plain" small>
        {t('accounts.staff.people.withdraw')} <span class="kd-hidden">({name})</span>
      </PostButton>
    </Cluster>
  )
}
