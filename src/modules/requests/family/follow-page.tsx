import { localDay } from '../../../lib/days.ts'
import type { FieldError, Typed } from '../../../platform/form.ts'
import {
  Actions,
  Alert,
  Button,
  Card,
  DateField,
  Form,
  LinkButton,
  Narrow,
  Page,
  Panel,
  Section,
  Stack,
  Tag,
  TextField,
  useView,
} from '../../../ui/index.ts'
import type { Followed } from './follow-queries.ts'

export interface FollowPageProps {
  readonly typed?: Typed
  readonly errors?: readonly FieldError[]
  /** Nothing was shown, and why. */
  readonly refused?: 'nothing' | 'later' | undefined
}

/** For who has no link: number and birth date show how it stands, and nothing else. */
export function FollowPage({ typed = {}, errors = [], refused }: FollowPageProps) {
  const { t } = useView()
  return (
    <Page
      title={t('family.follow.title')}
      intro={t('family.follow.intro')}
      errors={errors}
      notice={
        refused && (
          <Alert kind="warn" live>
            {t(`family.follow.${refused}`)}
          </Alert>
        )
      }
    >
      <Narrow>
        <Form action="/aanvraag/volgen" errors={errors} values={typed}>
          <TextField name="nummer" width={16} label={t('family.follow.number')} hint={t('family.follow.number.hint')} />
          <DateField
            name="birth"
            label={t('requests.field.birth')}
            hint={t('requests.field.birth.hint', { example: '27 3 2025' })}
          />
          <Actions>
            <Button>{t('family.follow.look')}</Button>
            <LinkButton kind="secondary" href="/aanvraag/link">
              {t('family.follow.to-link')}
            </LinkButton>
          </Actions>
        </Form>
      </Narrow>
    </Page>
  )
}

/** No name of child or parent, no words, no offer, nothing to act with. */
export function FollowedPage({ number, followed }: { number: string; followed: Followed }) {
  const { t } = useView()
  const { desk, places, receivedAt } = followed
  return (
    <Page
      title={t('family.follow.shown', { number })}
      ownHeading
      notice={
        <Panel title={t('family.follow.shown', { number })} tone="calm">
          <p>{t('family.follow.received', { day: localDay(receivedAt, desk.zone) })}</p>
        </Panel>
      }
    >
      <Stack>
        <Section title={t('requests.status.history')}>
          <Stack>
            {places.map((place) => (
              <Card
                key={place.rank}
                level={3}
                title={places.length === 1 ? place.location : `${place.rank}. ${place.location}`}
                tags={<Tag>{t(`requests.state.${place.state}`)}</Tag>}
              >
                {place.dueOn && <p>{t('family.follow.due', { due: place.dueOn })}</p>}
              </Card>
            ))}
          </Stack>
        </Section>
        <p>{t('family.follow.only', { desk: desk.name })}</p>
        {desk.phone !== null && (
          <p>
            <a href={`tel:${desk.phone.replaceAll(/[^+\d]/g, '')}`}>{t('family.follow.call', { phone: desk.phone })}</a>
          </p>
        )}
        <Actions>
          <LinkButton kind="secondary" href="/aanvraag/link">
            {t('family.follow.to-link')}
          </LinkButton>
        </Actions>
      </Stack>
    </Page>
  )
}
