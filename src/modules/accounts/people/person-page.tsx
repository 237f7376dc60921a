import { shortDay } from '../../../lib/format.ts'
import {
  Actions,
  Button,
  Card,
  DataList,
  Form,
  type FormError,
  Grid,
  Page,
  TextField,
  useView,
} from '../../../ui/index.ts'
import { peopleOf } from './people-page.tsx'
import type { Member } from './people-queries.ts'

export interface PersonPageProps {
  member: Member
  /** A person does not change his own second step here. */
  own: boolean
  zone: string
  errors?: readonly FormError[]
}

export function PersonPage({ member, own, zone, errors = [] }: PersonPageProps) {
  const { t, lang } = useView()
  const since = member.since.toZonedDateTimeISO(zone).toPlainDate()
  return (
    <Page
      title={member.name}
      dense
      back={{ label: t('accounts.staff.people.short'), href: peopleOf(member.organisationSlug) }}
      errors={errors}
    >
      <DataList
        items={[
          { label: t('accounts.email'), value: member.email },
          { label: t('accounts.invitation.organisation'), value: member.organisationName },
          { label: t('accounts.staff.people.role'), value: t(`accounts.role.${member.role}`) },
          { label: t('accounts.staff.people.since'), value: shortDay(since, lang) },
        ]}
      />
      <Grid>
        <ResetCard member={member} own={own} />
        <EndCard member={member} errors={errors} />
      </Grid>
    </Page>
  )
}

function ResetCard({ member, own }: { member: Member; own: boolean }) {
  const { t } = useView()
  return (
    <Card title={t('accounts.staff.person.reset')}>
      {own ? (
        <p>
          <a href="/werk/sessies/tweede-stap">{t('accounts.staff.person.reset-own')}</a>
        </p>
      ) : (
        <>
          <p>{t('accounts.staff.person.reset-how', { name: member.name })}</p>
          <Form action={`/werk/mensen/${member.membershipId}/tweede-stap`} name="reset">
            <ReasonField />
            <Actions>
              <Button kind="secondary">{t('accounts.staff.person.reset-go')}</Button>
            </Actions>
          </Form>
        </>
      )}
    </Card>
  )
}

function EndCard({ member, errors }: { member: Member; errors: readonly FormError[] }) {
  const { t } = useView()
  const { name, organisationName: organisation } = member
  return (
    <Card title={t('accounts.staff.person.end')}>
      <p>{t('accounts.staff.person.end-how', { name, organisation })}</p>
      <Form action={`/werk/mensen/${member.membershipId}/einde`} errors={errors}>
        <ReasonField />
        <Actions>
          <Button kind="danger">{t('accounts.staff.person.end-go')}</Button>
        </Actions>
      </Form>
    </Card>
  )
}

function ReasonField() {
  const { t } = useView()
  return (
    <TextField
      name="reason"
      label={t('accounts.staff.person.reason')}
      hint={t('accounts.staff.person.reason-hint')}
      optional
    />
  )
}
