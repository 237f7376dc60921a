import type { Text } from '../text-keys.ts'
import { LinkButton, Page, useView } from '../ui/index.ts'

export type ErrorKind =
  | 'not-found'
  | 'no-access'
  | 'log-in'
  | 'too-many'
  | 'fault'
  | 'busy'
  | 'full'
  | 'form-expired'
  | 'too-large'
  | 'too-long'
  | 'bad-request'
  | 'changed'

interface ErrorPageProps {
  readonly kind: ErrorKind
  /** To quote to the help desk; the log has the cause under it. */
  readonly number: string
  readonly megabytes: number
  readonly seconds: number
}

export function ErrorPage({ kind, ...facts }: ErrorPageProps) {
  const { t, path } = useView()
  return (
    <Page title={t(`platform.${kind}.title`)}>
      <p>{whatNow(t, kind, facts)}</p>
      {(kind === 'fault' || kind === 'full') && <p>{t('platform.fault.number', { number: facts.number })}</p>}
      {kind === 'log-in' ? (
        <LinkButton href={`/inloggen?verder=${encodeURIComponent(path)}`}>{t('platform.to-log-in')}</LinkButton>
      ) : (
        <LinkButton href="/">{t('platform.to-start')}</LinkButton>
      )}
    </Page>
  )
}

function whatNow(t: Text, kind: ErrorKind, { seconds, megabytes }: Omit<ErrorPageProps, 'kind'>): string {
  switch (kind) {
    case 'too-many':
      return t('platform.too-many.body', { seconds })
    case 'too-large':
      return t('platform.too-large.body', { megabytes })
    case 'form-expired':
      return t('platform.form-expired.lost')
    default:
      return t(`platform.${kind}.body`)
  }
}
