import { localDay } from '../../../lib/days.ts'
import { longDay } from '../../../lib/format.ts'
import type { FieldError, Typed } from '../../../platform/form.ts'
import {
  Actions,
  Alert,
  Button,
  CardList,
  EmptyState,
  Form,
  Page,
  Quote,
  Section,
  Stack,
  Tag,
  TextArea,
  type Tone,
  useView,
} from '../../../ui/index.ts'
import type { PlaceWithRules } from './house-rules-queries.ts'
import type { HouseRulesFound, HouseRulesOutcome, ReportingPoint } from './house-rules.ts'

const tones: Readonly<Record<HouseRulesOutcome, Tone>> = { found: 'ok', thin: 'warn', missing: 'bad' }

export function HouseRulesListPage({ places, zone }: { places: readonly PlaceWithRules[]; zone: string }) {
  const { t, lang } = useView()
  return (
    <Page
      title={t('house-rules.staff.title')}
      intro={t('house-rules.staff.intro')}
      crumbs={[{ label: t('incidents.staff.title'), href: '/werk/meldplicht' }]}
      dense
    >
      {places.length === 0 ? (
        <EmptyState title={t('house-rules.staff.empty')}>{t('house-rules.staff.empty.body')}</EmptyState>
      ) : (
        <CardList
          cards={places.map(({ id, name, outcome, checkedAt }) => ({
            key: id,
            title: name,
            href: `/werk/meldplicht/reglement/${id}`,
            meta: checkedAt ? [t('house-rules.staff.checked', { on: longDay(localDay(checkedAt, zone), lang) })] : [],
            tags: (
              <Tag tone={outcome ? tones[outcome] : undefined}>
                {t(`house-rules.staff.outcome.${outcome ?? 'none'}`)}
              </Tag>
            ),
          }))}
        />
      )}
    </Page>
  )
}

interface HouseRulesProps {
  readonly place: PlaceWithRules
  readonly point: ReportingPoint
  readonly zone: string
  readonly found: HouseRulesFound | undefined
  readonly saved: boolean
  readonly typed: Typed
  readonly errors?: readonly FieldError[]
}

/** Paste it, and see whether parents read there where they can turn. */
export function HouseRulesPage({ place, point, zone, found, saved, typed, errors = [] }: HouseRulesProps) {
  const { t, lang } = useView()
  const on = place.checkedAt && longDay(localDay(place.checkedAt, zone), lang)
  const parts = found ? (['named', 'phone', 'address', 'web'] as const).filter((part) => found[part]) : []
  return (
    <Page
      title={t('house-rules.staff.title.one', { name: place.name })}
      intro={t('house-rules.staff.intro')}
      crumbs={[
        { label: t('incidents.staff.title'), href: '/werk/meldplicht' },
        { label: t('house-rules.staff.title'), href: '/werk/meldplicht/reglement' },
      ]}
      errors={errors}
    >
      <Stack>
        {found && on && (
          <Alert
            kind={tones[found.outcome]}
            title={t(`house-rules.staff.outcome.${found.outcome}.on`, { on })}
            live={saved}
          >
            <p>{t(`house-rules.staff.outcome.${found.outcome}.body`, { name: point.name })}</p>
            {parts.length > 0 && (
              <p>
                {t('house-rules.staff.parts', {
                  parts: parts.map((part) => t(`house-rules.staff.part.${part}`)).join(', '),
                })}
              </p>
            )}
          </Alert>
        )}
        {found?.outcome !== 'found' && (
          <Section title={t('house-rules.staff.example')}>
            <Quote>
              {t('house-rules.staff.example.words', {
                name: point.name,
                phone: point.phone ?? '',
                web: point.web ?? '',
              })}
            </Quote>
          </Section>
        )}
        <Form
          action={`/werk/meldplicht/reglement/${place.id}`}
          values={typed}
          errors={errors}
          keep={`rules-${place.id}`}
        >
          <TextArea
            name="words"
            label={t('house-rules.staff.words')}
            hint={t('house-rules.staff.words.hint')}
            rows={12}
          />
          <Actions>
            <Button>{t('house-rules.staff.check')}</Button>
          </Actions>
        </Form>
      </Stack>
    </Page>
  )
}
