import {
  Actions,
  Alert,
  Button,
  Form,
  type FormError,
  type FormValues,
  LinkButton,
  Narrow,
  Page,
  QrPicture,
  Section,
  Stack,
  TextField,
  useView,
} from '../../../ui/index.ts'

export interface SetupPageProps {
  /** The picture that an app reads. */
  qr: { readonly size: number; readonly path: string }
  /** What the picture says: an app on this device opens it. */
  uri: string
  /** The same secret as text. */
  secret: string
  values?: FormValues
  errors?: readonly FormError[]
}

export function SetupPage({ qr, uri, secret, values = {}, errors = [] }: SetupPageProps) {
  const { t } = useView()
  return (
    <Page title={t('accounts.setup.title')} intro={t('accounts.setup.why')} errors={errors}>
      <Narrow>
        <Section title={t('accounts.setup.app')}>
          <p>{t('accounts.setup.app-how')}</p>
        </Section>
        <Section title={t('accounts.setup.scan')}>
          <QrPicture {...qr} label={t('accounts.setup.picture')} />
          <p>{t('accounts.setup.type-instead')}</p>
          <p>
            <code>{secret}</code>
          </p>
          <p>
            <a href={uri}>{t('accounts.setup.open-app')}</a>
          </p>
        </Section>
        <Section title={t('accounts.setup.show')}>
          <Form action="/tweede-stap" errors={errors} values={values}>
            <TextField
              name="code"
              label={t('accounts.code.label')}
              hint={t('accounts.code.hint')}
              keyboard="numeric"
              autocomplete="one-time-code"
              width={8}
            />
            <Actions>
              <Button>{t('accounts.setup.go')}</Button>
            </Actions>
          </Form>
        </Section>
      </Narrow>
    </Page>
  )
}

export interface RecoveryCodesPageProps {
  codes: readonly string[]
  next: string
}

/** Shown once: only hashes are kept. */
export function RecoveryCodesPage({ codes, next }: RecoveryCodesPageProps) {
  const { t } = useView()
  return (
    <Page
      title={t('accounts.codes.title')}
      notice={
        <Alert kind="ok" live>
          {t('accounts.codes.done')}
        </Alert>
      }
      intro={t('accounts.codes.why')}
    >
      <Narrow>
        <ol aria-label={t('accounts.codes.list')}>
          {codes.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ol>
        <Alert kind="warn">{t('accounts.codes.once')}</Alert>
        <Actions>
          <LinkButton href={next}>{t('accounts.codes.kept')}</LinkButton>
        </Actions>
      </Narrow>
    </Page>
  )
}

export interface FactorLinkPageProps {
  token: string
  values?: FormValues
  errors?: readonly FormError[]
}

/** From the letter: the password once more, then the new app. */
export function FactorLinkPage({ token, values = {}, errors = [] }: FactorLinkPageProps) {
  const { t } = useView()
  return (
    <Page title={t('accounts.factor-link.title')} intro={t('accounts.factor-link.why')} errors={errors}>
      <Narrow>
        <Stack>
          <Form action={`/tweede-stap/${token}`} errors={errors} values={values}>
            <TextField name="password" label={t('accounts.password')} type="password" autocomplete="current-password" />
            <Actions>
              <Button>{t('accounts.next')}</Button>
            </Actions>
          </Form>
          <p>
            <a href="/wachtwoord-vergeten">{t('accounts.login.forgotten')}</a>
          </p>
        </Stack>
      </Narrow>
    </Page>
  )
}

export interface OwnFactorPageProps {
  codesLeft: number
  /** The person just came in with a recovery code. */
  recovered: boolean
  /** Who comes in by a provider or a passkey has none to ask for. */
  hasPassword: boolean
  errors?: readonly FormError[]
}

/** A person's own second step: another telephone, new codes. */
export function OwnFactorPage({ codesLeft, recovered, hasPassword, errors = [] }: OwnFactorPageProps) {
  const { t } = useView()
  return (
    <Page
      title={t('accounts.staff.factor.title')}
      back={{ label: t('accounts.staff.sessions.title'), href: '/werk/sessies' }}
      errors={errors}
      notice={
        recovered && (
          <Alert kind="warn" live>
            {t('accounts.staff.factor.recovered')}
          </Alert>
        )
      }
      intro={t('accounts.staff.factor.left', { count: codesLeft })}
    >
      <Narrow>
        {!hasPassword && <p>{t('accounts.staff.factor.no-password')}</p>}
        {hasPassword && (
          <Form action="/werk/sessies/tweede-stap" errors={errors}>
            <TextField
              name="password"
              label={t('accounts.password')}
              hint={t('accounts.staff.factor.password-why')}
              type="password"
              autocomplete="current-password"
            />
            <Actions>
              <Button name="wat" value="app">
                {t('accounts.staff.factor.new-app')}
              </Button>
              <Button name="wat" value="codes" kind="secondary">
                {t('accounts.staff.factor.new-codes')}
              </Button>
            </Actions>
          </Form>
        )}
      </Narrow>
    </Page>
  )
}
