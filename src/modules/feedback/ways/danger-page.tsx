import type { Land } from '../../../lib/law.ts'
import type { Text } from '../../../text-keys.ts'
import { Actions, Alert, LinkButton, Page, Section, Stack, Tabs, useView } from '../../../ui/index.ts'
import { authorityPath } from '../speak/report.ts'
import { hoursInWords, phoneLink, WayCards } from './way-cards-page.tsx'
import { type Way, wayByKey, waysFor } from './ways.ts'

export interface OfLand {
  readonly land: Land
  readonly today: Temporal.PlainDate
  /** The care that it is about, by its number in the register: the authority that watches over it is one step away. */
  readonly registerId?: string | undefined
}

/** Before any form: whom to call where a child is in danger now, and the way for suspected abuse. */
export function DangerScreen({ land, today }: OfLand) {
  const { t } = useView()
  return (
    <Alert kind="bad" title={t('ways.danger.title')}>
      <Stack>
        <p>{t('ways.danger.text')}</p>
        <CallButtons ways={waysFor(land, today, 'danger').map(({ value }) => value)} />
        {land === 'vl' && <Crisis today={today} />}
        <p>
          {t('ways.danger.abuse')} <a href={safePath(land)}>{t('ways.danger.abuse.link')}</a>.
        </p>
      </Stack>
    </Alert>
  )
}

/** The numbers alone: for who works here and is not the one who complains. */
export function DangerCalls({ land, today }: OfLand) {
  const { t } = useView()
  return (
    <Alert kind="bad" title={t('ways.danger.title')}>
      <Stack>
        <CallButtons ways={waysFor(land, today, 'danger').map(({ value }) => value)} />
      </Stack>
    </Alert>
  )
}

export const safePath = (land: Land): string => `/reactie/veilig?land=${land}`

function CallButtons({ ways }: { ways: readonly Way[] }) {
  const { t, lang } = useView()
  return (
    <>
      <Actions>
        {ways.map(({ key, name, phone }, index) =>
          phone === null ? null : (
            <LinkButton key={key} href={phoneLink(phone)} kind={index === 0 ? 'danger' : 'secondary'}>
              {callWords(t, name, phone)}
            </LinkButton>
          ),
        )}
      </Actions>
      {ways.map(
        ({ key, name, hours }) =>
          hours !== null &&
          hours !== 'always' && (
            <p key={key} class="kd-hint">
              {t('ways.call.hours', { name, hours: hoursInWords(t, lang, hours) })}
            </p>
          ),
      )}
    </>
  )
}

/** Some are known by their number. */
const callWords = (t: Text, name: string, phone: string): string =>
  name === phone ? t('ways.call', { name }) : t('ways.call.number', { name, phone })

/** In Flanders a complaint about a crisis goes straight to Opgroeipunt, past the house. */
function Crisis({ today }: { today: Temporal.PlainDate }) {
  const { t, lang } = useView()
  const way = wayByKey('vl', 'opgroeipunt', today)?.value
  if (!way || way.phone === null) return null
  return (
    <p>
      {t('ways.danger.crisis')} <a href={phoneLink(way.phone)}>{way.phone}</a>
      {way.hours && ` (${hoursInWords(t, lang, way.hours)})`}.
    </p>
  )
}

/** Suspected abuse does not go through the ordinary flow: to whom, and what happens then. */
export function ProtectedRoutePage({ land, today, registerId }: OfLand) {
  const { t } = useView()
  const tabs = (['vl', 'nl'] as const).map((one) => ({ label: t(`ways.land.${one}`), href: safePath(one) }))
  const ways = waysFor(land, today, 'abuse').map(({ value }) => value)
  const steps = ([1, 2, 3, 4, 5] as const).map((step) => t(`ways.safe.${land}.${step}`))
  return (
    <Page
      title={t('ways.safe.title')}
      description={t('ways.safe.intro')}
      canonical="/reactie/veilig"
      intro={t('ways.safe.intro')}
      back={{ href: '/reactie', label: t('ways.safe.back') }}
    >
      <Tabs label={t('ways.land')} items={tabs} current={safePath(land)} />
      <Stack>
        <DangerCalls land={land} today={today} />
        <Section title={t('ways.safe.whom')}>
          <WayCards ways={land === 'vl' ? ways.toReversed() : ways} />
        </Section>
        {registerId !== undefined && (
          <Section title={t('ways.safe.authority')}>
            <p>{t('ways.safe.authority.text')}</p>
            <Actions>
              <LinkButton href={authorityPath(land, registerId)}>{t('ways.safe.authority.link')}</LinkButton>
            </Actions>
          </Section>
        )}
        <Section title={t('ways.safe.next')}>
          <ol>
            {steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
          <p>{t(`ways.safe.${land}.staff`)}</p>
        </Section>
        <Section title={t('ways.safe.why')}>
          <p>{t('ways.safe.why.text')}</p>
          <p>{t('ways.safe.kept')}</p>
        </Section>
        <Section title={t('ways.safe.ordinary')}>
          <p>{t('ways.safe.ordinary.text')}</p>
          <Actions>
            <LinkButton href="/reactie" kind="secondary">
              {t('ways.safe.ordinary.link')}
            </LinkButton>
          </Actions>
        </Section>
      </Stack>
    </Page>
  )
}
