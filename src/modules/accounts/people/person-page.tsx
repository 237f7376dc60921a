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
  PostButton,
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
  /** The provider of the organisation knows this person. */
  linked: boolean
  /** What was not right, and in which of the two forms. */
  wrong?: { readonly in: 'reset' | 'end'; readonly message: string } | undefined
}

export function PersonPage({ member, own, zone, linked, wrong }: PersonPageProps) {
  const { t, lang } = useView()
  const errorsIn = (form: 'reset' | 'end'): FormError[] =>
    wrong?.in === form ? [{ field: 'reason', message: wrong.message }] : []
  const since = member.since.toZonedDateTimeISO(zone).toPlainDate()
  return (
    <Page
      title={member.name}
      dense
      back={{ label: t('accounts.staff.people.short'), href: peopleOf(member.organisationSlug) }}
      // The field of the one form is called as that of the other, with the form's name before it.
      errors={[...errorsIn('reset').map((error) => ({ ...error, field: 'reset-reason' })), ...errorsIn('end')]}
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
        <ResetCard member={member} own={own} errors={errorsIn('reset')} />
        <EndCard member={member} errors={errorsIn('end')} />
        {linked && <LinkCard member={member} />}
      </Grid>
    </Page>
  )
}

function LinkCard({ member }: { member: Member }) {
  const { t } = useView()
  return (
    <Card title={t('single-sign-on.staff.unlink-title')}>
      <p>{t('single-sign-on.staff.unlink-how', { name: member.name })}</p>
      <PostButton action={`/werk/mensen/${member.membershipId}/koppeling`} kind="secondary">
        {t('single-sign-on.staff.unlink')}
      </PostButton>
    </Card>
  )
}

function ResetCard({ member, own, errors }: { member: Member; own: boolean; errors: readonly FormError[] }) {
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
          <Form action={`/werk/mensen/${member.membershipId}/tweede-stap`} name="reset" errors={errors}>
            <ReasonField needed />
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

function ReasonField({ needed = false }: { needed?: boolean }) {
  const { t } = useView()
  return (
    <TextField
      name="reason"
      label={t('accounts.staff.person.reason')}
      hint={t('accounts.staff.person.reason-hint')}
      optional={!needed}
    />
  )
}
