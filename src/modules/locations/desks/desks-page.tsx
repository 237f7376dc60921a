import {
  Actions,
  Button,
  CardList,
  EmptyState,
  Form,
  Page,
  Section,
  Stack,
  TextField,
  useView,
} from '../../../ui/index.ts'
import { deskPath } from './desk-article.ts'
import type { FoundMunicipality, ShownDesk } from './desk-queries.ts'

export interface DesksPageProps {
  readonly asked: string
  readonly found: readonly FoundMunicipality[]
  /** All of them, where they are few enough to read. */
  readonly all: readonly ShownDesk[]
}

/** Which desk helps in my municipality? */
export function DesksPage({ asked, found, all }: DesksPageProps) {
  const { t } = useView()
  return (
    <Page
      title={t('desks.find.title')}
      description={t('desks.find.intro')}
      canonical="/loketten"
      intro={t('desks.find.intro')}
    >
      <Stack>
        <Form action="/loketten" method="get" label={t('desks.find.title')} values={{ plaats: asked }}>
          <TextField name="plaats" type="search" label={t('desks.find.label')} hint={t('desks.find.hint')} />
          <Actions>
            <Button>{t('desks.find.button')}</Button>
          </Actions>
        </Form>
        {asked !== '' && <Found asked={asked} found={found} />}
        {asked === '' && all.length > 0 && (
          <Section title={t('desks.find.all')}>
            <CardList cards={all.map(card)} />
          </Section>
        )}
        <p>
          <a href="/wie-helpt">{t('desks.find.signpost')}</a>
        </p>
      </Stack>
    </Page>
  )
}

const card = ({ slug, name, municipalities }: ShownDesk) => ({
  key: slug,
  title: name,
  level: 3 as const,
  href: deskPath(slug),
  meta: [municipalities.join(', ')].filter((words) => words !== ''),
})

function Found({ asked, found }: { asked: string; found: readonly FoundMunicipality[] }) {
  const { t } = useView()
  if (found.length === 0)
    return <EmptyState title={t('desks.find.nothing', { asked })}>{t('desks.find.nothing.how')}</EmptyState>
  return (
    <Section title={t('desks.find.found')}>
      <CardList
        cards={found.map(({ land, name, desk }, index) => ({
          key: `${land} ${name} ${index}`,
          title: name,
          level: 3 as const,
          href: desk ? deskPath(desk.slug) : undefined,
          meta: [t(`desks.land.${land}`), desk ? t('desks.find.by', { desk: desk.name }) : t('desks.find.none')],
        }))}
      />
    </Section>
  )
}
