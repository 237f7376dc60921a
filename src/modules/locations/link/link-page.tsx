import { Actions, LinkButton, Page, PostButton, useView } from '../../../ui/index.ts'

/** Mail scanners follow links; only a person presses a button. */
export function LocationLinkPage({ path, name }: { path: string; name: string }) {
  const { t } = useView()
  return (
    <Page title={t('link.title', { name })} intro={t('link.intro')}>
      <Actions>
        <PostButton action={path}>{t('link.open', { name })}</PostButton>
      </Actions>
      <p>{t('link.shared')}</p>
    </Page>
  )
}

export function LapsedLocationLinkPage() {
  const { t } = useView()
  return (
    <Page title={t('link.lapsed.title')} intro={t('link.lapsed.intro')}>
      <p>{t('link.lapsed.how')}</p>
      <Actions>
        <LinkButton href="/inloggen">{t('link.lapsed.login')}</LinkButton>
        <LinkButton kind="secondary" href="/loketten">
          {t('link.lapsed.desk')}
        </LinkButton>
      </Actions>
    </Page>
  )
}
