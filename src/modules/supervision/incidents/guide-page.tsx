import type { Land } from '../../../lib/law.ts'
import {
  Actions,
  Alert,
  Button,
  Form,
  Hidden,
  LinkButton,
  Page,
  Radios,
  Section,
  Stack,
  type Tone,
  useView,
} from '../../../ui/index.ts'
import { EmergencyFirst, type PointShown } from './emergency-page.tsx'
import { type GuideAdvice, type GuideOutcome, type Happening, happeningsOf } from './guide.ts'

interface GuideProps {
  readonly land: Land
  readonly happening: Happening | undefined
  readonly outcome: GuideOutcome | undefined
  readonly point: PointShown | undefined
  readonly inspector: PointShown | undefined
}

/** From what happened to what must be reported, to whom, and why. */
export function GuidePage({ land, happening, outcome, point, inspector }: GuideProps) {
  const { t } = useView()
  return (
    <Page
      title={t('incidents.staff.guide.title')}
      intro={t(`incidents.staff.guide.intro.${land}`)}
      crumbs={[{ label: t('incidents.staff.title'), href: '/werk/meldplicht' }]}
    >
      <Stack>
        {happening && outcome ? (
          <Outcome happening={happening} outcome={outcome} point={point} inspector={inspector} />
        ) : (
          <EmergencyFirst />
        )}
        <Form action="/werk/meldplicht/gids" method="get" values={{ wat: happening ?? '' }}>
          <Hidden name="land" value={land} />
          <Radios
            name="wat"
            label={t('incidents.staff.guide.question')}
            options={happeningsOf(land).map((one) => ({ value: one, label: t(`incidents.staff.guide.${one}`) }))}
          />
          <Actions>
            <Button>{t('incidents.staff.guide.ask')}</Button>
          </Actions>
        </Form>
      </Stack>
    </Page>
  )
}

const tones: Readonly<Record<GuideAdvice, Tone>> = {
  report: 'warn',
  doubt: 'warn',
  consult: 'warn',
  code: 'warn',
  own_file: 'ok',
  own_complaint: 'info',
}

function Outcome({
  happening,
  outcome,
  point,
  inspector,
}: Omit<GuideProps, 'land'> & { happening: Happening; outcome: GuideOutcome }) {
  // prettier-ignore
  const { t } = useView()
  const { advice, kind, emergency, source } = outcome
  const phone = { point: point?.phone ?? '', inspector: inspector?.phone ?? '' }
  return (
    <>
      {emergency && <EmergencyFirst />}
      <Alert kind={tones[advice]} title={t(`incidents.staff.advice.${advice}.title`)} live>
        <p>{t(`incidents.staff.guide.${happening}.why`)}</p>
        <p>{t(`incidents.staff.advice.${advice}`, phone)}</p>
        <p>{t('incidents.staff.guide.source', { source })}</p>
      </Alert>
      {kind !== null && (
        <Section title={t('incidents.staff.guide.now')}>
          <p>{t('incidents.staff.guide.first')}</p>
          <Actions>
            <LinkButton href={`/werk/meldplicht/nieuw?soort=${kind}`}>{t('incidents.staff.announce')}</LinkButton>
          </Actions>
        </Section>
      )}
    </>
  )
}
