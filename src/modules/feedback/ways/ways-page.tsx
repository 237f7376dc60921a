import { longDay } from '../../../lib/format.ts'
import type { Land } from '../../../lib/law.ts'
import { Actions, LinkButton, Page, Section, Stack, Tabs, useView } from '../../../ui/index.ts'
import { DangerScreen, type OfLand } from './danger-page.tsx'
import { WayCards } from './way-cards-page.tsx'
import { heldOn, wayGroups } from './ways.ts'

/** Whom can I go to? Of a land, for who has no complaint running yet. */
export function WaysPage({ land, today }: OfLand) {
  const { t, lang } = useView()
  const address = (one: Land) => `/wie-helpt-bij-klachten?land=${one}`
  return (
    <Page
      title={t('ways.title')}
      description={t('ways.intro')}
      canonical="/wie-helpt-bij-klachten"
      intro={t('ways.intro')}
    >
      <Tabs
        label={t('ways.land')}
        items={(['vl', 'nl'] as const).map((one) => ({ label: t(`ways.land.${one}`), href: address(one) }))}
        current={address(land)}
      />
      <Stack>
        <DangerScreen land={land} today={today} />
        <p>{t('ways.first')}</p>
        <Actions>
          <LinkButton href="/reactie">{t('ways.first.button')}</LinkButton>
        </Actions>
        {wayGroups(land, today).map(({ purpose, ways }) => (
          <Section key={purpose} title={t(`ways.purpose.${purpose}`)}>
            <WayCards ways={ways} />
          </Section>
        ))}
        <p class="kd-hint">{t('ways.as-of', { day: longDay(heldOn, lang) })}</p>
      </Stack>
    </Page>
  )
}
