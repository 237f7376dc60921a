import type { Land } from '../../../lib/law.ts'
import { Actions, CardList, LinkButton, Page, Section, Stack, useView } from '../../../ui/index.ts'
import { DangerScreen, Ways } from '../../feedback/index.ts'
import { howPath, hows } from './how.ts'

/** When a desk does what with a worry about childcare: for parents, neighbours and colleagues alike. */
export function HowPage({ land, today }: { land: Land; today: Temporal.PlainDate }) {
  const { t } = useView()
  return (
    <Page
      title={t('signals.how.title')}
      description={t('signals.how.intro')}
      canonical={howPath}
      intro={t('signals.how.intro')}
    >
      <Stack>
        <DangerScreen land={land} today={today} />
        <Section title={t('signals.how.when')}>
          <CardList
            cards={hows.map((key) => ({
              key,
              level: 3 as const,
              title: t(`signals.how.${key}.title`),
              children: <p>{t(`signals.how.${key}.body`)}</p>,
            }))}
          />
        </Section>
        <Section title={t('signals.how.kept.title')}>
          <p>{t('signals.how.kept.body')}</p>
        </Section>
        <Section title={t('signals.how.self.title')}>
          <p>{t('signals.how.self.body')}</p>
          <Ways land={land} today={today} purposes={['authority']} />
          <Actions>
            <LinkButton href="/reactie">{t('signals.how.self.link')}</LinkButton>
          </Actions>
        </Section>
        <p class="kd-hint">{t('signals.how.source')}</p>
      </Stack>
    </Page>
  )
}
