import { longDay } from '../../lib/format.ts'
import type { FieldError, Typed } from '../../platform/form.ts'
import {
  Actions,
  Alert,
  Button,
  Card,
  Cluster,
  DataList,
  DateField,
  Details,
  EmptyState,
  Form,
  Hidden,
  LinkButton,
  Page,
  Stack,
  Tag,
  TextArea,
  useView,
} from '../../ui/index.ts'
import { halfDaysInWords } from '../locations/rules.ts'
import { canStep } from './placement.ts'
import type { Placement } from './placement-queries.ts'

export interface FamilyPlacementsProps {
  readonly places: readonly Placement[]
  readonly notice?: 'accepted' | 'together' | 'noticed' | undefined
  /** The place whose form was not right. */
  readonly wrong?: string | undefined
  readonly typed?: Typed
  readonly errors?: readonly FieldError[]
  readonly overtaken?: boolean | undefined
}

/** The places of a family's children: when care starts, what comes next, how to stop. */
export function FamilyPlacementsPage(props: FamilyPlacementsProps) {
  const { places, notice, overtaken = false, errors = [] } = props
  const { t } = useView()
  return (
    <Page
      title={t('placements.own.title', { count: places.length })}
      back={{ label: t('requests.status.title'), href: '/aanvraag' }}
      errors={errors}
      notice={
        <>
          {notice && (
            <Alert kind="ok" live>
              {t(`placements.own.notice.${notice}`)}
            </Alert>
          )}
          {overtaken && (
            <Alert kind="warn" title={t('requests.overtaken.title')} live>
              {t('requests.overtaken.body')}
            </Alert>
          )}
        </>
      }
    >
      {places.length === 0 ? (
        <EmptyState title={t('placements.own.none.title')}>{t('placements.own.none.body')}</EmptyState>
      ) : (
        <Stack>
          {places.map((place) => (
            <PlaceCard key={place.id} place={place} {...props} />
          ))}
        </Stack>
      )}
    </Page>
  )
}

function PlaceCard({ place, wrong, typed = {}, errors = [] }: FamilyPlacementsProps & { place: Placement }) {
  const { t, lang } = useView()
  const { id, state, childName, location } = place
  const mine = wrong === id
  return (
    <Card title={t('placements.own.of', { child: childName, location: location.name })}>
      <Stack>
        <Cluster>
          <Tag tone={state === 'started' ? 'ok' : 'info'}>{t(`placements.state.${state}`)}</Tag>
        </Cluster>
        <DataList items={placeItems(place, { t, lang })} />
        <p>
          <strong>{nextOf(place, { t, lang })}</strong>
        </p>
        <Actions>
          <LinkButton kind="secondary" href={`/aanvraag/plaats/${id}/overeenkomst`}>
            {t('placements.agreement.see')}
            <span class="kd-hidden">: {childName}</span>
          </LinkButton>
        </Actions>
        {canStep(state, 'notice', 'family') && (
          <Details summary={t('placements.notice.title', { child: childName })} open={mine}>
            <p>{t('placements.notice.body')}</p>
            <Form
              action={`/aanvraag/plaats/${id}/opzeggen`}
              name={mine ? '' : id}
              values={mine ? typed : {}}
              errors={mine ? errors : []}
            >
              <Hidden name="versie" value={String(place.version)} />
              <DateField name="last" label={t('placements.notice.last')} hint={t('placements.notice.last.hint')} />
              <TextArea name="notice_words" label={t('placements.notice.words')} rows={3} maxLength={2000} optional />
              <Actions>
                <Button kind="danger">{t('placements.notice.send')}</Button>
              </Actions>
            </Form>
          </Details>
        )}
      </Stack>
    </Card>
  )
}

type Words = Pick<ReturnType<typeof useView>, 't' | 'lang'>

/** Days, start, group and end of a place. */
export const placeItems = ({ halfDays, startOn, lastOn, ageGroupName, location }: Placement, { t, lang }: Words) => [
  { label: t('answers.offer.days'), value: halfDaysInWords(halfDays, t, lang) },
  { label: t('answers.offer.start'), value: longDay(startOn, lang) },
  ...(lastOn === null ? [] : [{ label: t('placements.last'), value: longDay(lastOn, lang) }]),
  ...(ageGroupName === null ? [] : [{ label: t('answers.offer.group'), value: ageGroupName }]),
  ...(location.phone === null ? [] : [{ label: t('placements.phone'), value: location.phone }]),
]

/** Who acts next, and when. */
export function nextOf({ state, startOn, lastOn, location }: Placement, { t, lang }: Words): string {
  switch (state) {
    case 'planned':
      return t('placements.next.planned', { location: location.name, start: longDay(startOn, lang) })
    case 'leaving':
      return t('placements.next.leaving', { last: lastOn ? longDay(lastOn, lang) : '' })
    default:
      return t(`placements.next.${state}`)
  }
}
