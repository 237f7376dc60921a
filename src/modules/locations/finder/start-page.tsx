import { Card, Grid, Page, Panel, SearchBar, Section, useView } from '../../../ui/index.ts'
import type { StartFigures } from './start-queries.ts'

/** The first page: one box, and what we do. */
export function StartPage({ figures: { locations, municipalities } }: { figures: StartFigures }) {
  const { t } = useView()
  return (
    <Page
      title={t('locations.finder.start.title')}
      description={t('locations.finder.description')}
      canonical="/"
      ownHeading
    >
      <Panel title={t('locations.finder.start.title')} tone="calm">
        <p>{t('locations.finder.start.intro')}</p>
        <SearchBar
          action="/zoek"
          name="q"
          label={t('locations.finder.box')}
          hint={t('locations.finder.box.hint')}
          button={t('locations.finder.search')}
        />
        {locations > 0 && <p>{t('locations.finder.start.figures', { count: locations, municipalities })}</p>}
      </Panel>
      <Section title={t('locations.finder.start.how')}>
        <Grid>
          <Card level={3} title={t('locations.finder.start.find')}>
            <p>{t('locations.finder.start.find.text')}</p>
          </Card>
          <Card level={3} title={t('locations.finder.start.ask')}>
            <p>{t('locations.finder.start.ask.text')}</p>
          </Card>
          <Card level={3} title={t('locations.finder.start.hear')}>
            <p>{t('locations.finder.start.hear.text')}</p>
          </Card>
        </Grid>
      </Section>
    </Page>
  )
}
