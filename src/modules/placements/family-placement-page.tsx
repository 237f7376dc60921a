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
import { canStep, canTakeBack } from './placement.ts'
import type { Placement } from './placement-queries.ts'

export interface FamilyPlacementsProps {
  readonly places: readonly Placement[]
  readonly notice?: 'accepted' | 'together' | 'noticed' | 'taken-back' | undefined
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

function PlaceCard(props: FamilyPlacementsProps & { place: Placement }) {
  const { place } = props
  const { t, lang } = useView()
  const { id, state, childName, location } = place
  return (
    <Card title={t('placements.own.of', { child: childName, location: location.name })}>
      <Stack>
        <Cluster>
          <Tag tone={state === 'started' ? 'ok' : 'info'}>{t(`placements.state.${state}`)}</Tag>
        </Cluster>
        <DataList items={placeItems(place, { t, lang })} />
        <p>
          <strong>{nextOf(place, { t, lang }, 'family')}</strong>
        </p>
        <Actions>
          <LinkButton kind="secondary" href={`/aanvraag/plaats/${id}/overeenkomst`}>
            {t('placements.agreement.see')}
            <span class="kd-hidden">: {childName}</span>
          </LinkButton>
        </Actions>
        {canStep(state, 'notice', 'family') && <GiveNotice {...props} />}
        {canTakeBack(place, 'family') && <TakeBack {...props} />}
      </Stack>
    </Card>
  )
}

type OwnPlaceProps = FamilyPlacementsProps & { readonly place: Placement }

/** What was typed and what is wrong with it, in the one form that it belongs to. */
const formOf = ({ place, wrong, typed = {}, errors = [] }: OwnPlaceProps) =>
  wrong === place.id ? { name: '', values: typed, errors } : { name: place.id }

function GiveNotice(props: OwnPlaceProps) {
  const { t } = useView()
  const { id, childName, version } = props.place
  return (
    <Details summary={t('placements.notice.title', { child: childName })} open={props.wrong === id}>
      <p>{t('placements.notice.body')}</p>
      <Form action={`/aanvraag/plaats/${id}/opzeggen`} {...formOf(props)}>
        <Hidden name="versie" value={String(version)} />
        <DateField name="last" label={t('placements.notice.last')} hint={t('placements.notice.last.hint')} />
        <TextArea name="notice_words" label={t('placements.notice.words')} rows={3} maxLength={2000} optional />
        <Actions>
          <Button kind="danger">{t('placements.notice.send')}</Button>
        </Actions>
      </Form>
    </Details>
  )
}

function TakeBack(props: OwnPlaceProps) {
  const { t } = useView()
  const { id, childName, version } = props.place
  return (
    <Details summary={t('placements.take-back.title', { child: childName })} open={props.wrong === id}>
      <p>{t('placements.take-back.body')}</p>
      <Form action={`/aanvraag/plaats/${id}/opzegging-intrekken`} {...formOf(props)}>
        <Hidden name="versie" value={String(version)} />
        <TextArea name="take_back_words" label={t('placements.take-back.words')} rows={3} maxLength={2000} />
        <Actions>
          <Button>{t('placements.take-back.send')}</Button>
        </Actions>
      </Form>
    </Details>
  )
}

type Words = Pick<ReturnType<typeof useView>, 't' | 'lang'>

/** Days, start, group and end of a place. */
export const placeItems = (
  { halfDays, startOn, lastOn, untilOn, ageGroupName, location }: Placement,
  { t, lang }: Words,
) => [
  { label: t('answers.offer.days'), value: halfDaysInWords(halfDays, t, lang) },
  { label: t('answers.offer.start'), value: longDay(startOn, lang) },
  ...[lastOn ?? untilOn].flatMap((end) => (end ? [{ label: t('placements.last'), value: longDay(end, lang) }] : [])),
  ...(ageGroupName === null ? [] : [{ label: t('answers.offer.group'), value: ageGroupName }]),
  ...(location.phone === null ? [] : [{ label: t('placements.phone'), value: location.phone }]),
]

/** Who acts next, and when: told to the family, or to those who work for it. */
export function nextOf(place: Placement, { t, lang }: Words, reader: 'family' | 'staff'): string {
  const { state, startOn, lastOn, untilOn, location } = place
  const own = reader === 'staff' ? 'placements.staff.next' : 'placements.next'
  switch (state) {
    case 'planned':
      return t(`${own}.planned`, { location: location.name, start: longDay(startOn, lang) })
    case 'leaving':
      return t('placements.next.leaving', { last: lastOn ? longDay(lastOn, lang) : '' })
    case 'started':
      return untilOn ? t('placements.next.started-until', { last: longDay(untilOn, lang) }) : t(`${own}.started`)
    default:
      return t(`placements.next.${state}`)
  }
}
