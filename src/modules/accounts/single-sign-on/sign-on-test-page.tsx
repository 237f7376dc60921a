import { Alert, Actions, DataList, LinkButton, Page, PostButton, Stack, Tag, useView } from '../../../ui/index.ts'
import type { Scope } from '../scope.ts'
import type { Told } from './claims.ts'
import type { Given } from './claim-roles.ts'
import type { SignOn } from './sign-on.ts'

export interface SignOnTestPageProps {
  house: { readonly slug: string; readonly name: string }
  signOn: SignOn
  told: Told
  roles: readonly Given[]
  scopes: readonly Scope[]
}

/** What came back from the provider, for the manager who tries the settings out; of himself only. */
export function SignOnTestPage({ house, signOn, told, roles, scopes }: SignOnTestPageProps) {
  const { t } = useView()
  const words = ({ role, locationId }: Given) =>
    [t(`accounts.role.${role}`), scopes.find(({ id }) => id === locationId)?.name].filter(Boolean).join(', ')
  const list = (values: readonly string[]) =>
    values.length === 0 ? t('single-sign-on.staff.test.none') : values.join(', ')
  return (
    <Page
      title={t('single-sign-on.staff.test.title', { name: signOn.name })}
      back={{ label: t('single-sign-on.staff.title'), href: `/werk/inloggen-via/${house.slug}` }}
      notice={
        <Alert kind="ok" live>
          {t('single-sign-on.staff.test.works')}
        </Alert>
      }
      intro={t('single-sign-on.staff.test.intro')}
      dense
    >
      <Stack>
        <DataList
          items={[
            { label: t('single-sign-on.staff.test.name'), value: told.name },
            { label: t('accounts.email'), value: <Mail told={told} /> },
            { label: t('single-sign-on.staff.test.subject'), value: told.subject },
            { label: t('single-sign-on.staff.test.values'), value: list(told.values) },
            { label: t('single-sign-on.staff.test.roles'), value: list(roles.map(words)) },
            {
              label: t('single-sign-on.staff.test.factor'),
              value: t(
                told.secondFactor ? 'single-sign-on.staff.test.factor-yes' : 'single-sign-on.staff.test.factor-no',
              ),
            },
          ]}
        />
        {!told.emailVerified && <Alert kind="warn">{t('single-sign-on.staff.test.unverified')}</Alert>}
        {signOn.rules.length > 0 && roles.length === 0 && (
          <Alert kind="warn">{t('single-sign-on.staff.test.no-role')}</Alert>
        )}
        {signOn.forced && <Alert kind="warn">{t('single-sign-on.staff.test.forced')}</Alert>}
        <p>{t('single-sign-on.staff.test.next')}</p>
        <Actions>
          <PostButton action={`/werk/inloggen-via/${house.slug}/aan`}>{t('single-sign-on.staff.activate')}</PostButton>
          <LinkButton href={`/werk/inloggen-via/${house.slug}`} kind="secondary">
            {t('single-sign-on.staff.test.change')}
          </LinkButton>
        </Actions>
      </Stack>
    </Page>
  )
}

function Mail({ told }: { told: Told }) {
  const { t } = useView()
  if (told.email === undefined) return <Tag tone="bad">{t('single-sign-on.staff.test.no-mail')}</Tag>
  return (
    <>
      {told.email}{' '}
      {told.emailVerified ? (
        <Tag tone="ok">{t('single-sign-on.staff.test.mail-verified')}</Tag>
      ) : (
        <Tag tone="warn">{t('single-sign-on.staff.test.mail-unverified')}</Tag>
      )}
    </>
  )
}
