import {
  Actions,
  Alert,
  Button,
  DataList,
  Form,
  type FormError,
  type FormValues,
  LinkButton,
  Narrow,
  Page,
  PostButton,
  TextField,
  useView,
} from '../../../ui/index.ts'
import { NewPasswordField, PasswordManagerName } from '../password/password-page.tsx'
import type { Role } from '../roles.ts'

export interface InvitationShown {
  readonly name: string
  readonly email: string
  readonly role: Role
  readonly organisationName: string
  readonly invitedBy: string | null
}

/** Who invites you for what. */
function Offer({ invitation }: { invitation: InvitationShown }) {
  const { t } = useView()
  const { organisationName, role, invitedBy, email } = invitation
  return (
    <DataList
      items={[
        ...(invitedBy === null ? [] : [{ label: t('accounts.invitation.by'), value: invitedBy }]),
        { label: t('accounts.invitation.organisation'), value: organisationName },
        { label: t('accounts.invitation.role'), value: t(`accounts.role.${role}`) },
        { label: t('accounts.invitation.email'), value: email },
      ]}
    />
  )
}

export interface AcceptPageProps {
  token: string
  invitation: InvitationShown
  values?: FormValues
  errors?: readonly FormError[]
}

/** A new person: name and password, then the second step. */
export function AcceptPage({ token, invitation, values = { name: invitation.name }, errors = [] }: AcceptPageProps) {
  const { t } = useView()
  const organisation = invitation.organisationName
  return (
    <Page title={t('accounts.invitation.title', { organisation })} errors={errors}>
      <Offer invitation={invitation} />
      <Narrow>
        <p>{t('accounts.invitation.how')}</p>
        <Form action={`/uitnodiging/${token}`} errors={errors} values={values}>
          <PasswordManagerName email={invitation.email} />
          <TextField name="name" label={t('accounts.name')} autocomplete="name" />
          <NewPasswordField />
          <Actions>
            <Button>{t('accounts.next')}</Button>
          </Actions>
        </Form>
      </Narrow>
    </Page>
  )
}

export interface JoinPageProps {
  token: string
  invitation: InvitationShown
  /** Whether this browser is logged in, and as whom. */
  who: 'invited' | 'somebody-else' | 'nobody'
}

/** A known person: one button once he is logged in. */
export function JoinPage({ token, invitation, who }: JoinPageProps) {
  const { t } = useView()
  return (
    <Page title={t('accounts.invitation.title', { organisation: invitation.organisationName })}>
      <Offer invitation={invitation} />
      {who === 'invited' && (
        <Actions>
          <PostButton action={`/uitnodiging/${token}`}>{t('accounts.invitation.accept')}</PostButton>
        </Actions>
      )}
      {who === 'nobody' && (
        <>
          <p>{t('accounts.invitation.known')}</p>
          <LinkButton href={`/inloggen?verder=/uitnodiging/${token}`}>{t('accounts.login.go')}</LinkButton>
        </>
      )}
      {who === 'somebody-else' && <Alert kind="warn">{t('accounts.invitation.somebody-else')}</Alert>}
    </Page>
  )
}

/** Used, withdrawn, grown old, or never sent. */
export function ClosedInvitationPage() {
  const { t } = useView()
  return (
    <Page title={t('accounts.invitation.closed')}>
      <p>{t('accounts.invitation.closed-why')}</p>
      <LinkButton href="/inloggen" kind="secondary">
        {t('accounts.to-login')}
      </LinkButton>
    </Page>
  )
}
