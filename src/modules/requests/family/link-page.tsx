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
      title={t('requests.link.title')}
      intro={t('requests.link.intro')}
      path={path}
      open={t('requests.link.open')}
      shared={t('requests.link.shared')}
    />
  )
}

export function LapsedLinkPage() {
  const { t } = useView()
  return (
    <LapsedMailLink
      title={t('requests.link.lapsed.title')}
      intro={t('requests.link.lapsed.intro')}
      href="/aanvraag/link"
      label={t('requests.link.lapsed.new')}
    />
  )
}

export function LostLinkPage(props: LostMailLinkProps) {
  const { t } = useView()
  return (
    <LostMailLink
      {...props}
      title={t('requests.lost.title')}
      intro={t('requests.lost.intro')}
      action="/aanvraag/link"
      email={t('requests.field.email')}
      hint={t('requests.lost.hint')}
      send={t('requests.lost.send')}
      unsentTitle={t('requests.unsent.title')}
      unsentBody={[t('requests.unsent.body'), ...(props.unsent ? [t('requests.unsent.words')] : [])].join(' ')}
    >
      <p>{t('requests.lost.no-email')}</p>
      <p>
        <a href="/aanvraag/volgen">{t('family.follow.link')}</a>
      </p>
    </LostMailLink>
  )
}

export function LinkAskedPage({ email }: { email: string }) {
  const { t } = useView()
  const lines = [t('requests.asked-link.body', { email }), t('requests.asked-link.nothing')]
  return (
    <MailLinkAsked
      title={t('requests.asked-link.title')}
      lines={lines}
      again={{ href: '/aanvraag/link', label: t('requests.asked-link.again') }}
    />
  )
}
