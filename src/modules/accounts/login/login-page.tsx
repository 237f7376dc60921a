import {
  Actions,
  Alert,
  Button,
  Details,
  Form,
  type FormError,
  type FormValues,
  Hidden,
  LinkButton,
  Narrow,
  Page,
  Stack,
  TextField,
  useView,
} from '../../../ui/index.ts'
import { PasskeyLogin } from '../passkeys/passkey-login-page.tsx'
import { SignOnButtons } from '../single-sign-on/sign-on-door-page.tsx'
import type { SignOnButton } from '../single-sign-on/sign-on-queries.ts'

export interface LoginPageProps {
  /** Where to go on to. */
  next: string
  values?: FormValues
  errors?: readonly FormError[]
  /** Providers of houses where one can log in instead. */
  signOns: readonly SignOnButton[]
  /** The house whose style this site wears. */
  here: string | null
  /** What brought the person here. */
  notice?: 'lapsed' | 'out' | 'password-changed' | undefined
}

export function LoginPage({ next, values = {}, errors = [], signOns, here, notice }: LoginPageProps) {
  const { t } = useView()
  return (
    <Page
      title={t('accounts.login.title')}
      errors={errors}
      scripts={['passkey.js']}
      notice={
        notice && (
          <Alert kind={notice === 'lapsed' ? 'warn' : 'ok'} live>
            {t(`accounts.login.${notice}`)}
          </Alert>
        )
      }
    >
      <Narrow>
        <Stack>
          <SignOnButtons buttons={signOns} here={here} next={next} />
          <Form action="/inloggen" errors={errors} values={values}>
            <Hidden name="verder" value={next} />
            <TextField name="email" label={t('accounts.email')} type="email" autocomplete="username" />
            <TextField name="password" label={t('accounts.password')} type="password" autocomplete="current-password" />
            <Actions>
              <Button>{t('accounts.login.go')}</Button>
            </Actions>
          </Form>
          <p>
            <a href="/wachtwoord-vergeten">{t('accounts.login.forgotten')}</a>
          </p>
          <PasskeyLogin next={next} />
        </Stack>
      </Narrow>
    </Page>
  )
}

export interface CodePageProps {
  /** What this person has to show. */
  has: { readonly app: boolean; readonly passkey: boolean }
  errors?: readonly FormError[]
}

export function CodePage({ has, errors = [] }: CodePageProps) {
  const { t } = useView()
  const recovering = errors.some(({ field }) => field === 'recovery')
  return (
    <Page
      title={t(has.app ? 'accounts.code.title' : 'passkeys.second.title')}
      back={{ label: t('accounts.code.back'), href: '/inloggen' }}
      errors={errors}
      scripts={['passkey.js']}
    >
      <Narrow>
        <Stack>
          {has.app && <CodeForm errors={errors} />}
          {has.passkey && <PasskeyLogin next="" asked={!has.app} />}
          <Details summary={t('accounts.recovery.summary')} open={recovering}>
            <Stack>
              <Form action="/inloggen/code" errors={errors}>
                <TextField
                  name="recovery"
                  label={t('accounts.recovery.label')}
                  hint={t('accounts.recovery.hint')}
                  width={16}
                />
                <Actions>
                  <Button kind="secondary">{t('accounts.recovery.go')}</Button>
                </Actions>
              </Form>
              <p>{t('accounts.recovery.none')}</p>
            </Stack>
          </Details>
        </Stack>
      </Narrow>
    </Page>
  )
}

function CodeForm({ errors }: { errors: readonly FormError[] }) {
  const { t } = useView()
  return (
    <Form action="/inloggen/code" errors={errors}>
      <TextField
        name="code"
        label={t('accounts.code.label')}
        hint={t('accounts.code.hint')}
        keyboard="numeric"
        autocomplete="one-time-code"
        width={8}
      />
      <Actions>
        <Button>{t('accounts.login.go')}</Button>
      </Actions>
    </Form>
  )
}

/** The password was right and there is no second factor: the way in is in the mailbox. */
export function LinkSentPage() {
  const { t } = useView()
  return (
    <Page title={t('accounts.link-sent.title')}>
      <p>{t('accounts.link-sent.body')}</p>
      <p>{t('accounts.link-sent.late')}</p>
      <LinkButton href="/inloggen" kind="secondary">
        {t('accounts.to-login')}
      </LinkButton>
    </Page>
  )
}
