import {
  Actions,
  Button,
  Form,
  type FormError,
  type FormValues,
  LinkButton,
  Narrow,
  Page,
  TextField,
  useView,
} from '../../../ui/index.ts'

interface FormPageProps {
  values?: FormValues
  errors?: readonly FormError[]
}

export function ForgottenPage({ values = {}, errors = [] }: FormPageProps) {
  const { t } = useView()
  return (
    <Page
      title={t('accounts.forgotten.title')}
      intro={t('accounts.forgotten.intro')}
      back={{ label: t('accounts.to-login'), href: '/inloggen' }}
      errors={errors}
    >
      <Narrow>
        <Form action="/wachtwoord-vergeten" errors={errors} values={values}>
          <TextField name="email" label={t('accounts.email')} type="email" autocomplete="username" />
          <Actions>
            <Button>{t('accounts.forgotten.go')}</Button>
          </Actions>
        </Form>
      </Narrow>
    </Page>
  )
}

/** The same for every address, known or not. */
export function ForgottenSentPage() {
  const { t } = useView()
  return (
    <Page title={t('accounts.forgotten.sent')}>
      <p>{t('accounts.forgotten.sent-body')}</p>
      <p>{t('accounts.forgotten.sent-late')}</p>
      <LinkButton href="/inloggen" kind="secondary">
        {t('accounts.to-login')}
      </LinkButton>
    </Page>
  )
}

export function NewPasswordPage({
  token,
  email,
  values = {},
  errors = [],
}: FormPageProps & { token: string; email: string }) {
  const { t } = useView()
  return (
    <Page title={t('accounts.new-password.title')} intro={t('accounts.new-password.intro')} errors={errors}>
      <Narrow>
        <Form action={`/wachtwoord/${token}`} errors={errors} values={values}>
          <PasswordManagerName email={email} />
          <NewPasswordField />
          <Actions>
            <Button>{t('accounts.new-password.go')}</Button>
          </Actions>
        </Form>
      </Narrow>
    </Page>
  )
}

export function NewPasswordField() {
  const { t } = useView()
  return (
    <TextField
      name="password"
      label={t('accounts.password')}
      hint={t('accounts.password.hint')}
      type="password"
      autocomplete="new-password"
    />
  )
}

/** A password manager keeps the password under this name. */
export function PasswordManagerName({ email }: { email: string }) {
  return <input type="hidden" name="username" value={email} autocomplete="username" />
}
