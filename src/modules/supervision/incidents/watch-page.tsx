import { localDay } from '../../../lib/days.ts'
import { longDay, moment } from '../../../lib/format.ts'
import type { FieldError, Typed } from '../../../platform/form.ts'
import { Alert, DataList, Page, Section, Stack, Tag, useView } from '../../../ui/index.ts'
import type { HouseRules } from '../house-rules/house-rules-queries.ts'
import { hoursWaited, termsOn } from './duty.ts'
import type { IncidentEvent } from './event-queries.ts'
import { Facts } from './facts-page.tsx'
import type { CrisisForm } from './form-fields.ts'
import { FormShown } from './form-words-page.tsx'
import { History, StateTag } from './history-page.tsx'
import { awaitsForm, isOver } from './incident.ts'
import type { Incident } from './incident-queries.ts'
import { lateOf } from './watch-list-page.tsx'
import { WatchSteps } from './watch-steps-page.tsx'

interface WatchProps {
  readonly incident: Incident
  readonly events: readonly IncidentEvent[]
  readonly today: Temporal.PlainDate
  readonly kept: { readonly form: CrisisForm; readonly savedAt: Temporal.Instant } | undefined
  readonly managerName: string | null
  /** Of the reporting point: passes on. */
  readonly officer: boolean
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
        <WatchSteps {...props} />
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
