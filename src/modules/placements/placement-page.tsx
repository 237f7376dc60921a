import { boxesOf } from '../../lib/typed-day.ts'
import { longDay, moment } from '../../lib/format.ts'
import type { FieldError, Typed } from '../../platform/form.ts'
import {
  Actions,
  Alert,
  Button,
  Card,
  CheckGrid,
  DataList,
  DateField,
  Details,
  Form,
  Grid,
  Hidden,
  LinkButton,
  MailAddress,
  Page,
  Quote,
  Radios,
  Section,
  Stack,
  TextArea,
  Timeline,
  type TimelineItem,
  useView,
} from '../../ui/index.ts'
import { dayParts, weekdays } from '../locations/rules.ts'
import { nextOf, placeItems } from './family-placement-page.tsx'
import { canStep, canTakeBack, endOf } from './placement.ts'
import type { Placement, PlacementEvent } from './placement-queries.ts'
import { StateTag } from './placements-page.tsx'

export interface PlacementPageProps {
  readonly place: Placement
  readonly history: readonly PlacementEvent[]
  /** In which capacity it is looked at. */
  readonly by: 'organiser' | 'desk'
  readonly notice?: boolean | undefined
  readonly typed?: Typed
  readonly errors?: readonly FieldError[]
  readonly overtaken?: boolean | undefined
}

/** One place: what was agreed, what happened, and the steps that are left. */
export function PlacementPage(props: PlacementPageProps) {
  const { place, history, by, notice = false, overtaken = false, errors = [] } = props
  const { t, lang } = useView()
  const items = history.map((event): TimelineItem => {
    const who = event.personName ?? t(`requests.staff.actor.${event.actor}`)
    return {
      title: t(`placements.staff.event.${event.kind}`),
      state: event.kind === 'annulled' ? 'stopped' : 'done',
      when: moment(event.at, place.desk.zone, lang),
      dateTime: event.at.round('second').toString(),
      by: event.onBehalf === null ? who : t('requests.staff.on-behalf', { actor: who, whom: event.onBehalf }),
      words: event.words === '' ? undefined : <Quote>{event.words}</Quote>,
    }
  })
  return (
    <Page
      title={place.childName}
      dense
      tags={<StateTag state={place.state} />}
      intro={t('placements.staff.intro', { number: place.number, location: place.location.name })}
      crumbs={
        by === 'desk'
          ? [
              { label: t('requests.staff.work.title'), href: '/werk' },
              { label: `${place.childName} (${place.number})`, href: `/werk/aanvragen/${place.number}` },
            ]
          : [{ label: t('placements.staff.title'), href: '/werk/plaatsen' }]
      }
      errors={errors}
      notice={
        <>
          {notice && (
            <Alert kind="ok" live>
              {t('requests.staff.notice.written')}
            </Alert>
          )}
          {overtaken && (
            <Alert kind="warn" title={t('requests.overtaken.title')} live>
              {t('requests.overtaken.body')}
            </Alert>
          )}
        </>
      }
      aside={<Facts place={place} />}
    >
      <Section title={t('placements.staff.next')}>
        <p>
          <strong>{nextOf(place, { t, lang }, 'staff')}</strong>
        </p>
        <Stack>
          <Steps {...props} />
        </Stack>
      </Section>
      <Section title={t('requests.staff.history')}>
        <Timeline items={items} />
      </Section>
    </Page>
  )
}

function Facts({ place }: { place: Placement }) {
  const { t, lang } = useView()
  const { contactName, contactEmail, contactPhone, birth, id, occupationId } = place
  return (
    <Card title={t('requests.staff.facts')}>
      <DataList
        stacked
        items={[
          ...placeItems(place, { t, lang }),
          ...('bornOn' in birth ? [{ label: t('requests.fact.born'), value: longDay(birth.bornOn, lang) }] : []),
          { label: t('requests.fact.contact-name'), value: contactName },
          ...(contactEmail === null
            ? []
            : [{ label: t('requests.fact.email'), value: <MailAddress address={contactEmail} /> }]),
          ...(contactPhone === null ? [] : [{ label: t('requests.fact.phone'), value: contactPhone }]),
        ]}
      />
      {occupationId === null && <p>{t('placements.staff.no-plan')}</p>}
      <Actions>
        <LinkButton kind="secondary" href={`/werk/plaatsen/${id}/overeenkomst`}>
          {t('placements.agreement.see')}
        </LinkButton>
      </Actions>
    </Card>
  )
}

function Steps(props: PlacementPageProps) {
  const { place, by } = props
  const can = (step: 'notice' | 'correct' | 'annul') => canStep(place.state, step, by)
  return (
    <>
      {can('notice') && <NoticeForm {...props} />}
      {canTakeBack(place, by) && <TakeBackForm {...props} />}
      {can('correct') && <CorrectForm {...props} />}
      {can('annul') && <AnnulForm {...props} />}
    </>
  )
}

const isOpen = ({ errors = [], typed = {} }: PlacementPageProps, words: string) => errors.length > 0 && words in typed

function NoticeForm(props: PlacementPageProps) {
  const { place, by, typed = {}, errors = [] } = props
  const { t } = useView()
  const open = isOpen(props, 'notice_words')
  return (
    <Details summary={t('placements.staff.notice.title')} open={open}>
      <p>{t('placements.staff.notice.body')}</p>
      <Form
        action={`/werk/plaatsen/${place.id}/opzeggen`}
        name="opzeggen"
        values={open ? typed : {}}
        errors={open ? errors : []}
      >
        <Hidden name="versie" value={String(place.version)} />
        {by === 'desk' && (
          <Radios
            name="door"
            label={t('placements.staff.notice.by')}
            options={(['family', 'organiser'] as const).map((who) => ({
              value: who,
              label: t(`placements.staff.notice.by.${who}`),
            }))}
          />
        )}
        <DateField name="last" label={t('placements.notice.last')} />
        <TextArea name="notice_words" label={t('placements.staff.notice.words')} rows={3} maxLength={2000} optional />
        <Actions>
          <Button kind="secondary">{t('placements.staff.notice.send')}</Button>
        </Actions>
      </Form>
    </Details>
  )
}

function TakeBackForm(props: PlacementPageProps) {
  const { place, by, typed = {}, errors = [] } = props
  const { t } = useView()
  const open = isOpen(props, 'take_back_words')
  return (
    <Details summary={t('placements.staff.take-back.title')} open={open}>
      <p>{t('placements.staff.take-back.body', { by, notice: place.noticeBy ?? 'family' })}</p>
      <Form
        action={`/werk/plaatsen/${place.id}/opzegging-intrekken`}
        name="intrekken"
        values={open ? typed : {}}
        errors={open ? errors : []}
      >
        <Hidden name="versie" value={String(place.version)} />
        <TextArea name="take_back_words" label={t('placements.staff.take-back.words')} rows={3} maxLength={2000} />
        <Actions>
          <Button kind="secondary">{t('placements.staff.take-back.send')}</Button>
        </Actions>
      </Form>
    </Details>
  )
}

function CorrectForm(props: PlacementPageProps) {
  const { place, typed = {}, errors = [] } = props
  const { t } = useView()
  const open = isOpen(props, 'correct_words')
  const [start, last] = [boxesOf(place.startOn), boxesOf(endOf(place))]
  const known = {
    half_days: [...place.halfDays],
    start_day: start.day,
    start_month: start.month,
    start_year: start.year,
    last_day: last.day,
    last_month: last.month,
    last_year: last.year,
  }
  return (
    <Details summary={t('placements.staff.correct.title')} open={open}>
      <p>{t('placements.staff.correct.body')}</p>
      <Form
        action={`/werk/plaatsen/${place.id}/herstellen`}
        name="herstellen"
        values={open ? typed : known}
        errors={open ? errors : []}
      >
        <Hidden name="versie" value={String(place.version)} />
        <CheckGrid
          name="half_days"
          label={t('answers.offer.days')}
          columns={dayParts.map((part) => ({ value: part, label: t(`requests.part.${part}`) }))}
          rows={weekdays.map((day) => ({ value: day, label: t(`answers.staff.short.${day}`) }))}
          cell={(part, day) => `${day.value}-${part.value}`}
        />
        <Grid>
          <DateField name="start" label={t('answers.staff.start')} />
          {place.state === 'leaving' ? (
            <DateField name="last" label={t('placements.notice.last')} />
          ) : (
            <DateField name="last" label={t('answers.staff.end')} hint={t('answers.staff.end.hint')} optional />
          )}
        </Grid>
        <TextArea name="correct_words" label={t('placements.staff.correct.words')} rows={3} maxLength={2000} />
        <Actions>
          <Button kind="secondary">{t('placements.staff.correct.send')}</Button>
        </Actions>
      </Form>
    </Details>
  )
}

function AnnulForm(props: PlacementPageProps) {
  const { place, typed = {}, errors = [] } = props
  const { t } = useView()
  const open = isOpen(props, 'annul_words')
  return (
    <Details summary={t('placements.staff.annul.title')} open={open}>
      <Alert kind="warn">{t('placements.staff.annul.body')}</Alert>
      <Form
        action={`/werk/plaatsen/${place.id}/vernietigen`}
        name="vernietigen"
        values={open ? typed : {}}
        errors={open ? errors : []}
      >
        <Hidden name="versie" value={String(place.version)} />
        <TextArea name="annul_words" label={t('placements.staff.correct.words')} rows={3} maxLength={2000} />
        <Actions>
          <Button kind="danger">{t('placements.staff.annul.send')}</Button>
        </Actions>
      </Form>
    </Details>
  )
}
