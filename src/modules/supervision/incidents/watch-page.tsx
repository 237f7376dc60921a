import { longDay, moment } from '../../../lib/format.ts'
import { localDay } from '../../../lib/days.ts'
import type { FieldError, Typed } from '../../../platform/form.ts'
import {
  Actions,
  Alert,
  Button,
  DataList,
  Details,
  EmptyState,
  Form,
  Hidden,
  LinkButton,
  Page,
  PostButton,
  Section,
  Stack,
  Table,
  Tag,
  TextArea,
  useView,
} from '../../../ui/index.ts'
import type { HouseRules } from '../house-rules/house-rules-queries.ts'
import type { CrisisForm } from './form-fields.ts'
import { hoursWaited, isLate, termsOn } from './duty.ts'
import { FormShown } from './form-words-page.tsx'
import { History, StateTag } from './history-page.tsx'
import { awaitsForm, isOver, mayStep, type WatchStep } from './incident.ts'
import type { Incident, IncidentEvent } from './incident-queries.ts'
import { Facts } from './own-page.tsx'

const lateOf = (incident: Incident) => {
  const { location, authority, announcedAt } = incident
  return isLate({ ...incident, zone: authority.zone }, termsOn(location.land, localDay(announcedAt, authority.zone)))
}

/** Everything that organisers had to report here. */
export function WatchListPage({ found, now }: { found: readonly Incident[]; now: Temporal.Instant }) {
  const { t, lang } = useView()
  const overdue = ({ state, dueOn, authority }: Incident) =>
    awaitsForm(state) && Temporal.PlainDate.compare(localDay(now, authority.zone), dueOn) > 0
  return (
    <Page
      title={t('incidents.staff.watch.title')}
      intro={t('incidents.staff.watch.intro')}
      crumbs={[{ label: t('incidents.staff.watch.register'), href: '/werk/toezicht' }]}
      dense
    >
      {' '}
      {/* prettier-ignore */}
      <Stack>
        <Actions>
          <LinkButton kind="secondary" href="/werk/meldplicht/nieuw">
            {t('incidents.staff.announce.call')}
          </LinkButton>
        </Actions>
        {found.length === 0 ? (
          <EmptyState title={t('incidents.staff.empty')}>{t('incidents.staff.watch.empty')}</EmptyState>
        ) : (
          <Table
            caption={t('incidents.staff.watch.title')}
            captionHidden
            phone="cards"
            rows={found}
            rowKey={({ id }) => id}
            rowTone={(row) => (overdue(row) ? 'bad' : undefined)}
            columns={[
              { label: t('incidents.staff.number.label'), head: true, short: true, cell: ({ id, number }) => <a href={`/werk/toezicht/meldplicht/${id}`}>{number}</a> }, // prettier-ignore
              { label: t('incidents.staff.field.location'), cell: ({ location }) => location.name },
              { label: t('incidents.staff.field.organiser'), cell: ({ organiser }) => organiser?.name ?? '' },
              { label: t('incidents.staff.fact.kind'), cell: ({ kind }) => t(`incidents.staff.kind.${kind}`) },
              {
                label: t('incidents.staff.field.announced'),
                cell: ({ announcedAt, authority }) => moment(announcedAt, authority.zone, lang),
              },
              {
                label: t('incidents.staff.field.state'),
                cell: (one) => (
                  <>
                    <StateTag state={one.state} /> {lateOf(one) && <Tag tone="warn">{t('incidents.staff.late')}</Tag>}{' '}
                    {overdue(one) && <Tag tone="bad">{t('incidents.staff.overdue')}</Tag>}
                  </>
                ),
              },
            ]}
          />
        )}
      </Stack>
    </Page>
  )
}

interface WatchProps {
  readonly incident: Incident
  readonly events: readonly IncidentEvent[]
  readonly today: Temporal.PlainDate
  readonly kept: { readonly form: CrisisForm; readonly savedAt: Temporal.Instant } | undefined
  readonly managerName: string | null
  readonly houseRules: HouseRules | undefined
  readonly done: string | undefined
  readonly typed?: Typed
  readonly errors?: readonly FieldError[]
  readonly changed?: boolean
}

export function WatchIncidentPage(props: WatchProps) {
  const { t, lang } = useView()
  const { incident, events, kept, done, errors = [], changed = false } = props
  const { number, state, location, authority, announcedAt } = incident
  return (
    <Page
      title={t('incidents.staff.title.one', { number, name: location.name })}
      tags={
        <>
          <StateTag state={state} />
          {lateOf(incident) && <Tag tone="warn">{t('incidents.staff.late')}</Tag>}
        </>
      }
      intro={t('incidents.staff.received', { when: moment(announcedAt, authority.zone, lang) })}
      crumbs={[{ label: t('incidents.staff.watch.title'), href: '/werk/toezicht/meldplicht' }]}
      errors={errors}
      dense
      notice={
        <>
          {done !== undefined && (
            <Alert kind="ok" live>
              {done === 'nieuw' ? t('incidents.staff.saved') : t('incidents.staff.watch.done', { what: done })}
            </Alert>
          )}
          {changed && (
            <Alert kind="warn" live>
              {t('incidents.staff.changed')}
            </Alert>
          )}
        </>
      }
      aside={<Sides {...props} />}
    >
      <Stack>
        <Turn {...props} />
        <Steps {...props} />
        <Facts incident={incident} />
        {kept === undefined ? (
          <Section title={t('incidents.staff.form.shown')}>
            <p>{t('incidents.staff.watch.no-form')}</p>
          </Section>
        ) : (
          <FormShown form={kept.form} />
        )}
        <Section title={t('incidents.staff.history')}>
          <History incident={incident} events={events} />
        </Section>
      </Stack>
    </Page>
  )
}

/** Who acts now and by when, and what is late. */
function Turn({ incident, today }: WatchProps) {
  const { t, lang } = useView()
  const { state, dueOn, authority } = incident
  const overdue = awaitsForm(state) && Temporal.PlainDate.compare(today, dueOn) > 0
  const { lateHours } = termsOn(incident.location.land, localDay(incident.announcedAt, authority.zone))
  const hours = Math.floor(hoursWaited({ ...incident, zone: authority.zone }))
  return (
    <Alert kind={overdue ? 'bad' : isOver(state) ? 'ok' : 'info'} title={t('incidents.staff.next')}>
      <p>{t(`incidents.staff.next.watch.${state}`, { due: longDay(dueOn, lang) })}</p>
      {overdue && <p>{t('incidents.staff.watch.overdue')}</p>}
      {lateOf(incident) && <p>{t('incidents.staff.watch.late', { hours, limit: lateHours })}</p>}
    </Alert>
  )
}

/** Who reads it, and whether parents are told in the house rules where they can turn. */
function Sides({ incident, managerName, houseRules }: WatchProps) {
  const { t, lang } = useView()
  const { authority, organiser, location, notReached, passedOnAt } = incident
  return (
    <Section title={t('incidents.staff.watch.sides')}>
      <DataList
        stacked
        items={[
          { label: t('incidents.staff.field.location'), value: <a href={`/opvang/${location.land}/${location.registerId}`}>{location.name}</a> }, // prettier-ignore
          { label: t('incidents.staff.field.organiser'), value: organiser?.name ?? t('incidents.staff.watch.unknown') },
          { label: t('incidents.staff.watch.manager'), value: managerName ?? t('incidents.staff.watch.no-manager') },
          ...(notReached ? [{ label: t('incidents.staff.watch.reached'), value: t('incidents.staff.watch.not-reached') }] : []), // prettier-ignore
          ...(passedOnAt ? [{ label: t('incidents.staff.watch.passed'), value: moment(passedOnAt, authority.zone, lang) }] : []), // prettier-ignore
          {
            label: t('house-rules.staff.title'),
            value: houseRules
              ? t(`house-rules.staff.outcome.${houseRules.outcome}.on`, { on: longDay(localDay(houseRules.checkedAt, authority.zone), lang) }) // prettier-ignore
              : t('house-rules.staff.outcome.none'),
          },
        ]}
      />
    </Section>
  )
}

/** Steps that need no words stand as buttons, the others unfold. */
const bare = ['confirm', 'pass_on', 'accept'] as const satisfies readonly WatchStep[]
const worded = ['ask', 'follow', 'note', 'close', 'dismiss', 'reopen'] as const satisfies readonly WatchStep[]

function Steps({ incident, typed = {}, errors = [] }: WatchProps) {
  const { t } = useView()
  const { id, state, version, notReached, passedOnAt } = incident
  const action = `/werk/toezicht/meldplicht/${id}/stap`
  const may = (step: WatchStep) =>
    mayStep(state, step, 'authority') && (step !== 'pass_on' || (notReached && passedOnAt === null))
  const buttons = bare.filter(may)
  return (
    <Section title={t('incidents.staff.watch.steps')}>
      {buttons.length > 0 && (
        <Actions>
          {buttons.map((step, index) => (
            <PostButton
              key={step}
              action={action}
              fields={{ step, versie: String(version) }}
              kind={index === 0 ? 'primary' : 'secondary'}
            >
              {t(`incidents.staff.step.${step}`)}
            </PostButton>
          ))}
        </Actions>
      )}
      {worded.filter(may).map((step) => (
        <Details key={step} summary={t(`incidents.staff.step.${step}`)} open={typed['step'] === step}>
          <Form action={action} values={typed['step'] === step ? typed : {}} errors={errors} name={step}>
            <Hidden name="step" value={step} />
            <Hidden name="versie" value={String(version)} />
            <TextArea
              name="words"
              label={t(`incidents.staff.step.${step}.words`)}
              hint={step === 'note' ? undefined : t('incidents.staff.step.told')}
              error={errors.find(({ field }) => field === `${step}-words`)?.message}
            />
            <Actions>
              <Button kind={step === 'dismiss' ? 'danger' : 'primary'}>{t(`incidents.staff.step.${step}.send`)}</Button>
            </Actions>
          </Form>
        </Details>
      ))}
    </Section>
  )
}
