import { Actions, LinkButton, Section, useView } from '../../ui/index.ts'
import { authorityPath, procedurePath, tellPath } from './location.ts'
import type { Desk, Location } from './location-queries.ts'

/** A compliment, an idea or a complaint: to who runs the location, or to the desk where it has no account. */
export function TellUs({ location, desk }: { location: Location; desk: Desk | undefined }) {
  const { t } = useView()
  const house = location.houseSlug ?? desk?.slug
  if (house === undefined) {
    return (
      <>
        <p>
          <a href={`/wie-helpt-bij-klachten?land=${location.land}`}>{t('locations.location.tell.nobody')}</a>
        </p>
        <p>
          <a href={authorityPath(location)}>{t('locations.location.tell.authority')}</a>
        </p>
      </>
    )
  }
  return (
    <Section title={t('locations.location.tell')} screenOnly>
      <p>{t('locations.location.tell.text')}</p>
      <Actions>
        <LinkButton href={tellPath(location)} kind="secondary">
          {t('locations.location.tell.button')}
        </LinkButton>
        <LinkButton href={procedurePath(house)} kind="plain">
          {t('locations.location.tell.how')}
        </LinkButton>
        <LinkButton href={authorityPath(location)} kind="plain">
          {t('locations.location.tell.authority')}
        </LinkButton>
      </Actions>
    </Section>
  )
}
