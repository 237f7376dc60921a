import { Actions, Alert, Button, Details, Hidden, LinkButton, Narrow, Page, Stack, useView } from '../../../ui/index.ts'
import type { AdmissionRefusal } from './admission.ts'
import type { SignOnButton } from './sign-on-queries.ts'

/** Buttons to the providers of houses: that of this site first, the others behind one word. */
export function SignOnButtons({
  buttons,
  here,
  next,
}: {
  buttons: readonly SignOnButton[]
  here: string | null
  next: string
}) {
  const { t } = useView()
  const own = buttons.filter(({ organisationId }) => organisationId === here)
  const others = buttons.filter(({ organisationId }) => organisationId !== here)
  const first = own.length > 0 ? own : others.length <= 3 ? others : []
  const rest = first === others ? [] : others
  if (buttons.length === 0) return null
  return (
    <>
      {first.length > 0 && (
        <Actions>
          {first.map(({ slug, name }) => (
            <LinkButton key={slug} href={doorOf(slug, next)} kind="secondary">
              {t('single-sign-on.button', { name })}
            </LinkButton>
          ))}
        </Actions>
      )}
      {rest.length > 0 && (
        <Details summary={t('single-sign-on.others')}>
          <ul>
            {rest.map(({ slug, name }) => (
              <li key={slug}>
                <a href={doorOf(slug, next)}>{t('single-sign-on.button', { name })}</a>
              </li>
            ))}
          </ul>
        </Details>
      )}
    </>
  )
}

export const doorOf = (slug: string, next = ''): string =>
  `/inloggen/met/${slug}${next === '' ? '' : `?${new URLSearchParams({ verder: next }).toString()}`}`

export interface SignOnRefusedPageProps {
  /** Of the provider. */
  name: string
  house: string
  why: AdmissionRefusal | 'unreachable' | 'refused' | 'cancelled'
  again: string
}

/** Nobody came in: why, and who acts next. */
export function SignOnRefusedPage({ name, house, why, again }: SignOnRefusedPageProps) {
  const { t } = useView()
  return (
    <Page title={t('single-sign-on.refused.title', { name })}>
      <Narrow>
        <Stack>
          <p>{t(`single-sign-on.refused.${why}`, { name, house })}</p>
          <p>{t(`single-sign-on.refused.next.${why}`, { name, house })}</p>
          <Actions>
            <LinkButton href={again}>{t('single-sign-on.again')}</LinkButton>
            <LinkButton href="/inloggen" kind="secondary">
              {t('single-sign-on.other-way')}
            </LinkButton>
          </Actions>
        </Stack>
      </Narrow>
    </Page>
  )
}

export interface MustSignOnPageProps {
  slug: string
  name: string
}

/** The password was right, but the house lets in only who comes by its provider. */
export function MustSignOnPage({ slug, name }: MustSignOnPageProps) {
  const { t } = useView()
  return (
    <Page title={t('single-sign-on.must.title', { name })}>
      <Narrow>
        <p>{t('single-sign-on.must.why', { name })}</p>
        <Actions>
          <LinkButton href={doorOf(slug)}>{t('single-sign-on.button', { name })}</LinkButton>
        </Actions>
      </Narrow>
    </Page>
  )
}

export interface SignedOutPageProps {
  name: string
  endpoint: string
  fields: Readonly<Record<string, string>>
}

/** Logged out here. With script the browser goes on to the provider by itself. */
export function SignedOutPage({ name, endpoint, fields }: SignedOutPageProps) {
  const { t } = useView()
  return (
    <Page title={t('single-sign-on.out.title')} scripts={['sign-out.js']}>
      <Narrow>
        <Stack>
          <Alert kind="warn">{t('single-sign-on.out.still', { name })}</Alert>
          <form method="post" action={endpoint} data-goes-on>
            {Object.entries(fields).map(([field, value]) => (
              <Hidden key={field} name={field} value={value} />
            ))}
            <Actions>
              <Button>{t('single-sign-on.out.go', { name })}</Button>
              <LinkButton href="/inloggen?afgemeld=1" kind="secondary">
                {t('single-sign-on.out.stay')}
              </LinkButton>
            </Actions>
          </form>
        </Stack>
      </Narrow>
    </Page>
  )
}
