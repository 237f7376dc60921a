import type { Authority } from '../authority-queries.ts'
import type { Place } from '../place-queries.ts'
import { Actions, Alert, DataList, LinkButton, Page, Section, Stack, useView } from '../../../ui/index.ts'

interface AuthorityPageProps {
  readonly place: Place
  readonly authority: Authority | undefined
}

/** Who watches over a location, and how to tell it something: talking first is offered, never asked for. */
export function AuthorityPage({ place, authority }: AuthorityPageProps) {
  const { t } = useView()
  const address = `${place.land}-${encodeURIComponent(place.registerId)}`
  return (
    <Page
      title={t('authority.title')}
      intro={authority ? t('authority.intro', { authority: authority.name }) : t('authority.nobody')}
      back={{ href: `/opvang/${place.land}/${encodeURIComponent(place.registerId)}`, label: place.name }}
    >
      <Stack>
        <Alert kind="warn" title={t('authority.danger.title')}>
          <p>
            <a href={`/reactie/veilig?land=${place.land}`}>{t('authority.danger')}</a>
          </p>
        </Alert>
        {authority ? (
          <Told authority={authority} address={address} name={place.name} />
        ) : (
          <Actions>
            <LinkButton href={`/wie-helpt-bij-klachten?land=${place.land}`}>{t('authority.ways')}</LinkButton>
          </Actions>
        )}
      </Stack>
    </Page>
  )
}

function Told({ authority, address, name }: { authority: Authority; address: string; name: string }) {
  const { t } = useView()
  const reach = [
    ...(authority.phone === null
      ? []
      : [{ label: t('authority.phone'), value: [authority.phone, authority.hours].filter(Boolean).join(', ') }]),
    ...(authority.email === null ? [] : [{ label: t('authority.email'), value: authority.email }]),
  ]
  return (
    <>
      <Section title={t('authority.tell')}>
        <p>{t('authority.tell.body', { authority: authority.name })}</p>
        <Actions>
          <LinkButton href={`/reactie/nieuw?opvang=${address}&bij=${authority.slug}`}>
            {t('authority.tell.go')}
          </LinkButton>
        </Actions>
        {reach.length > 0 && <DataList items={reach} />}
      </Section>
      <Section title={t('authority.first')}>
        <p>{t('authority.first.body', { name })}</p>
        <Actions>
          <LinkButton href={`/reactie/nieuw?opvang=${address}`} kind="secondary">
            {t('authority.first.go', { name })}
          </LinkButton>
        </Actions>
      </Section>
    </>
  )
}
