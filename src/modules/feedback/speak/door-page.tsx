import {
  Actions,
  Alert,
  CardList,
  EmptyState,
  LinkButton,
  Page,
  SearchBar,
  Section,
  Stack,
  useView,
} from '../../../ui/index.ts'
import { authorityPath } from './report.ts'
import type { Subject } from './subject-queries.ts'

export interface DoorPageProps {
  readonly words: string
  readonly found: readonly Subject[]
  /** Who gives no care itself, and advises. */
  readonly desks: readonly Subject[]
}

/** The one door: about which care, desk or house somebody wants to say something. */
export function DoorPage({ words, found, desks }: DoorPageProps) {
  const { t } = useView()
  return (
    <Page title={t('speak.door.title')} intro={t('speak.door.intro')}>
      <Stack>
        <Alert kind="warn" title={t('speak.door.danger.title')}>
          <p>
            <a href="/reactie/veilig">{t('speak.door.danger')}</a>
          </p>
        </Alert>
        <Section title={t('speak.door.which')}>
          <SearchBar
            action="/reactie"
            name="zoek"
            value={words}
            label={t('speak.door.search')}
            hint={t('speak.door.search.hint')}
            button={t('speak.door.find')}
          />
          {words !== '' && found.length === 0 && (
            <EmptyState level={3} title={t('speak.door.nothing')}>
              {t('speak.door.nothing.hint')}
            </EmptyState>
          )}
          <CardList cards={found.map((subject) => ({ ...cardOf(subject), children: <Rather subject={subject} /> }))} />
        </Section>
        {desks.length > 0 && (
          <Section title={t('speak.door.desk')}>
            <CardList
              cards={desks.map((desk) => ({
                ...cardOf(desk),
                children: <p>{t('speak.door.desk.body', { house: desk.name })}</p>,
              }))}
            />
          </Section>
        )}
        <Section title={t('speak.door.back')}>
          <Actions>
            <LinkButton kind="secondary" href="/mijn-reactie">
              {t('speak.door.follow')}
            </LinkButton>
            <LinkButton kind="plain" href="/wie-helpt-bij-klachten">
              {t('speak.door.ways')}
            </LinkButton>
          </Actions>
        </Section>
      </Stack>
    </Page>
  )
}

/** Not to the house itself: the authority that watches over it. */
function Rather({ subject: { land, location } }: { subject: Subject }) {
  const { t } = useView()
  return location && <a href={authorityPath(land, location.registerId)}>{t('speak.report.rather')}</a>
}

const cardOf = ({ key, name, location }: Subject) => ({
  key,
  level: 3 as const,
  title: name,
  href: `/reactie/nieuw?${key}`,
  meta: location?.place ? [location.place] : [],
})

/** Nobody on this installation handles what is said about it: whom to turn to instead. */
export function NobodyPage({ subject }: { subject: Subject }) {
  const { t } = useView()
  return (
    <Page title={t('speak.nobody.title', { name: subject.name })}>
      <p>{t('speak.nobody.body')}</p>
      <Actions>
        <LinkButton href={`/wie-helpt-bij-klachten?land=${subject.land}`}>{t('speak.door.ways')}</LinkButton>
      </Actions>
    </Page>
  )
}
