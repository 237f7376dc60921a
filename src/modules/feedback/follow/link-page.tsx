import {
  LapsedMailLink,
  LostMailLink,
  type LostMailLinkProps,
  MailLinkAsked,
  OpenMailLink,
  useView,
} from '../../../ui/index.ts'

export function OpenLinkPage({ path }: { path: string }) {
  const { t } = useView()
  return (
    <OpenMailLink
      title={t('follow.link.title')}
      intro={t('follow.link.intro')}
      path={path}
      open={t('follow.link.open')}
      shared={t('follow.link.shared')}
    />
  )
}

export function LapsedLinkPage() {
  const { t } = useView()
  return (
    <LapsedMailLink
      title={t('follow.lapsed.title')}
      intro={t('follow.lapsed.intro')}
      href="/reactie/link"
      label={t('follow.lapsed.new')}
    />
  )
}

export function LostLinkPage(props: LostMailLinkProps) {
  const { t } = useView()
  return (
    <LostMailLink
      {...props}
      title={t('follow.lost.title')}
      intro={t('follow.lost.intro')}
      action="/reactie/link"
      email={t('speak.email')}
      hint={t('follow.lost.hint')}
      send={t('follow.lost.send')}
      unsentTitle={t('follow.unsent.title')}
      unsentBody={t('follow.unsent.body')}
    >
      <p>{t('follow.lost.no-email')}</p>
      <p>
        <a href="/reactie/code">{t('follow.lost.code')}</a>
      </p>
    </LostMailLink>
  )
}

export function LinkAskedPage({ email }: { email: string }) {
  const { t } = useView()
  const lines = [t('follow.asked.body', { email }), t('follow.asked.nothing')]
  return <MailLinkAsked title={t('follow.asked.title')} lines={lines} />
}
