import { EmptyState, LinkButton, Page, useView } from '../../../ui/index.ts'

export interface ClosedPageProps {
  readonly why: 'no_desk' | 'deregistered' | 'information'
  readonly locationName: string
  readonly locationPath: string
}

/** Nobody can ask for a place here, why not, and where to go. */
export function ClosedPage({ why, locationName, locationPath }: ClosedPageProps) {
  const { t } = useView()
  return (
    <Page
      title={t('requests.closed.title', { location: locationName })}
      back={{ label: locationName, href: locationPath }}
    >
      <EmptyState
        title={t(`requests.closed.${why}.title`)}
        actions={
          <>
            <LinkButton href="/zoek">{t('requests.closed.search')}</LinkButton>
            <LinkButton kind="secondary" href={locationPath}>
              {t('requests.closed.location')}
            </LinkButton>
          </>
        }
      >
        {t(`requests.closed.${why}.body`)}
      </EmptyState>
    </Page>
  )
}
