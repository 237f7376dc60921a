import {
  LapsedMailLink,
  LostMailLink,
  type LostMailLinkProps,
  MailLinkAsked,
  OpenMailLink,
  useView,
} from '../../../ui/index.ts'

export function OpenPanelLinkPage({ path }: { path: string }) {
  const { t } = useView()
  return (
    <OpenMailLink
      title={t('panel.link.title')}
      intro={t('panel.link.intro')}
      path={path}
      open={t('panel.link.open')}
      shared={t('panel.link.shared')}
    />
  )
}

export function LapsedPanelLinkPage() {
  const { t } = useView()
  return (
    <LapsedMailLink
      title={t('panel.link.lapsed')}
      intro={t('panel.link.lapsed.intro')}
      href="/panel/link"
      label={t('panel.link.new')}
    />
  )
}

export function LostPanelLinkPage(props: LostMailLinkProps) {
  const { t } = useView()
  return (
    <LostMailLink
      {...props}
      title={t('panel.link.lost')}
      intro={t('panel.link.lost.intro')}
      action="/panel/link"
      email={t('speak.email')}
      hint={t('panel.link.hint')}
      send={t('panel.link.send')}
      unsentTitle={t('panel.unsent.title')}
      unsentBody={t('panel.unsent')}
    />
  )
}

export function PanelLinkAskedPage({ email }: { email: string }) {
  const { t } = useView()
  const lines = [t('panel.link.asked.body', { email }), t('panel.link.asked.nothing')]
  return <MailLinkAsked title={t('panel.link.asked')} lines={lines} />
}
