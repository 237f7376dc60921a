import type { FieldError } from '../../../platform/form.ts'
import {
  Alert,
  Card,
  EmptyState,
  Form,
  Meta,
  PostButton,
  SearchBar,
  Section,
  Stack,
  Tag,
  useView,
} from '../../../ui/index.ts'
import { AskFrame, type AskSubject, StepButtons } from './ask-page.tsx'
import { stepPath } from './ask-steps.ts'
import type { Place } from './place-queries.ts'
import type { PlaceRefusal } from './places.ts'

/** Why a place was not added, or what is wrong with one that stands there. */
export type PlaceFault = PlaceRefusal | 'other_desk' | 'no_desk' | 'deregistered'

export interface PlacesPageProps {
  readonly subject: AskSubject
  /** What was searched. */
  readonly words: string
  readonly found: readonly Place[]
  /** The desk of the chosen places; others go through their own. */
  readonly deskId: string | null
  readonly errors?: readonly FieldError[]
  readonly fault?: PlaceFault | undefined
  readonly checking: boolean
}

/** The wished places in their order, and a search for more. */
export function PlacesPage(props: PlacesPageProps) {
  const { t } = useView()
  const { subject, errors = [], fault, checking } = props
  const { places, most } = subject
  return (
    <AskFrame
      subject={subject}
      step="plekken"
      errors={errors}
      notice={
        fault && (
          <Alert kind="warn" live>
            {t(`ask.place.fault.${fault}`, { most })}
          </Alert>
        )
      }
    >
      <p>{t('ask.places.intro', { most })}</p>
      <Section title={t('ask.places.chosen')} id="f-places">
        {places.length === 0 ? (
          <p>{t('ask.places.none')}</p>
        ) : (
          <ol class="kd-cards" role="list">
            {places.map((place, index) => (
              <li key={place.key}>
                <Chosen place={place} rank={index + 1} count={places.length} checking={checking} />
              </li>
            ))}
          </ol>
        )}
      </Section>
      {places.length < most && <Search {...props} />}
      <Form action={stepPath('plekken')}>
        <StepButtons step="plekken" checking={checking} />
      </Form>
    </AskFrame>
  )
}

interface ChosenProps {
  readonly place: Place
  readonly rank: number
  readonly count: number
  readonly checking: boolean
}

function Chosen({ place, rank, count, checking }: ChosenProps) {
  const { t } = useView()
  const { key, name } = place
  const wish = (what: string) => ({ naar: `${what}:${key}`, ...(checking && { terug: 'controle' }) })
  return (
    <Card level={3} title={`${rank}. ${name}`} tags={!place.registered && <Tag tone="warn">{t('ask.place.left')}</Tag>}>
      {place.place !== null && <Meta items={[place.place]} />}
      <div class="kd-actions">
        {rank > 1 && (
          <PostButton kind="secondary" small action={stepPath('plekken')} fields={wish('hoger')}>
            ▲ {t('ask.place.up')} <span class="kd-hidden">{name}</span>
          </PostButton>
        )}
        {rank < count && (
          <PostButton kind="secondary" small action={stepPath('plekken')} fields={wish('lager')}>
            ▼ {t('ask.place.down')} <span class="kd-hidden">{name}</span>
          </PostButton>
        )}
        <PostButton kind="plain" small action={stepPath('plekken')} fields={wish('weg')}>
          {t('ask.place.remove')} <span class="kd-hidden">{name}</span>
        </PostButton>
      </div>
    </Card>
  )
}

function Search({ subject, words, found, deskId, checking }: PlacesPageProps) {
  const { t } = useView()
  const chosen = new Set(subject.places.map(({ key }) => key))
  const more = found.filter(({ key, desk }) => !chosen.has(key) && desk !== null)
  const here = more.filter(({ desk }) => deskId === null || desk?.id === deskId)
  const elsewhere = here.length === 0 ? more.slice(0, 3) : []
  return (
    <Section title={t('ask.places.more')}>
      <Stack>
        <SearchBar
          action={stepPath('plekken')}
          name="zoek"
          label={t('ask.places.search')}
          button={t('ask.places.search.go')}
          value={words}
        />
        {here.map(({ key, name, place }) => (
          <Card key={key} level={3} title={name}>
            {place !== null && <Meta items={[place]} />}
            <PostButton
              kind="secondary"
              small
              action={stepPath('plekken')}
              fields={{ naar: `erbij:${key}`, ...(checking && { terug: 'controle' }) }}
            >
              {t('ask.place.add')} <span class="kd-hidden">{name}</span>
            </PostButton>
          </Card>
        ))}
        {elsewhere.map(({ key, name, desk }) => (
          <Alert key={key} kind="info" title={name}>
            {t('ask.places.elsewhere', { desk: desk?.name ?? '' })}
          </Alert>
        ))}
        {words !== '' && more.length === 0 && (
          <EmptyState title={t('ask.places.nothing.title')}>{t('ask.places.nothing')}</EmptyState>
        )}
      </Stack>
    </Section>
  )
}
