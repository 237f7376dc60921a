import { LinkButton, Page, useView } from '../../ui/index.ts'

/** A link from a letter that was used, grew old, or was replaced by a newer one. */
export function LapsedLinkPage({ kind }: { kind: 'password' | 'factor' }) {
  const { t } = useView()
  return (
    <Page title={t('accounts.lapsed.title')}>
      <p>{t('accounts.lapsed.why')}</p>
      {kind === 'password' ? (
        <LinkButton href="/wachtwoord-vergeten">{t('accounts.lapsed.ask-again')}</LinkButton>
      ) : (
        <LinkButton href="/inloggen">{t('accounts.lapsed.log-in')}</LinkButton>
      )}
    </Page>
  )
}
