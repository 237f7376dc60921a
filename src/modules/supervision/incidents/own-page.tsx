import { longDay, moment } from '../../../lib/format.ts'
import type { FieldError, Typed } from '../../../platform/form.ts'
import {
  Actions,
  Alert,
  Button,
  Details,
  Forget,
  Form,
  Hidden,
  LinkButton,
  Page,
  Panel,
  PostButton,
  Section,
  Stack,
  TextArea,
  useView,
} from '../../../ui/index.ts'
import { Facts } from './facts-page.tsx'
import { History, StateTag } from './history-page.tsx'
import { awaitsForm, isOver, mayStep } from './incident.ts'
import type { IncidentEvent } from './event-queries.ts'
import type { Incident } from './incident-queries.ts'

export interface OwnIncidentProps {
  readonly incident: Incident
  readonly events: readonly IncidentEvent[]
  /** False: a desk that wrote it down. */
  readonly own: boolean
  readonly today: Temporal.PlainDate
  readonly managerName: string | null
  readonly done?: string | undefined
  readonly typed?: Typed
  readonly errors?: readonly FieldError[] | undefined
  readonly changed?: boolean
}

export function OwnIncidentPage(props: OwnIncidentProps) {
  const { t, lang } = useView()
  const { incident, events, own, done, changed = false, errors = [] } = props
  const { number, announcedAt, authority, location, state } = incident
  const received = t('incidents.staff.received', { when: moment(announcedAt, authority.zone, lang) })
  return (
    <Page
      title={t('incidents.staff.title.one', { number, name: location.name })}
      ownHeading={done === 'nieuw'}
      tags={<StateTag state={state} />}
      intro={done === 'nieuw' ? undefined : received}
      crumbs={[{ label: t('incidents.staff.title'), href: '/werk/meldplicht' }]}
      errors={errors}
      notice={
        <>
          {done !== undefined && done !== 'nieuw' && (
            <Alert kind="ok" live>
              {t('incidents.staff.done', { what: done })}
            </Alert>
          )}
          {changed && (
            <Alert kind="warn" live>
              {t('incidents.staff.changed')}
            </Alert>
          )}
        </>
      }
    >
      <Stack>
        {done === 'nieuw' && (
          <Panel title={t('incidents.staff.saved')} number={number} numberLabel={t('incidents.staff.number.label')}>
            <p>{received}</p>
          </Panel>
        )}
        {done === 'nieuw' && <Forget form={`incident-${location.id}`} />}
        <Next {...props} />
        <Facts incident={incident} />
        <Section title={t('incidents.staff.history')}>
          <History incident={incident} events={events} />
        </Section>
        {own && <More {...props} />}
      </Stack>
    </Page>
  )
}

/** Who acts now, and by when. */
function Next({ incident, own, today, managerName }: OwnIncidentProps) {
  const { t, lang } = useView()
  const { id, state, dueOn, submittedAt } = incident
  const reader = useReader({ incident, own, managerName })
  const late = awaitsForm(state) && Temporal.PlainDate.compare(today, dueOn) > 0
  return (
    <Alert kind={late ? 'bad' : isOver(state) ? 'ok' : 'info'} title={t('incidents.staff.next')}>
      <p>
        {t(own ? `incidents.staff.next.${state}` : `incidents.staff.next.desk.${state}`, { due: longDay(dueOn, lang) })}
      </p>
      {!isOver(state) && <p>{reader}</p>}
      {own && (awaitsForm(state) || submittedAt !== null) && (
        <Actions>
          <LinkButton kind={awaitsForm(state) ? 'primary' : 'secondary'} href={`/werk/meldplicht/${id}/formulier`}>
            {awaitsForm(state) ? t('incidents.staff.form.open') : t('incidents.staff.form.read')}
          </LinkButton>
        </Actions>
      )}
    </Alert>
  )
}

/** Who reads it at the authority; a desk does not know whom an organiser turns to there. */
function useReader({ incident, own, managerName }: Pick<OwnIncidentProps, 'incident' | 'own' | 'managerName'>) {
  const { t } = useView()
  const { authority, atPoint, passedOnAt } = incident
  if (!own) return t('incidents.staff.reads.desk')
  if (atPoint && passedOnAt === null) return t('incidents.staff.reads.point', { authority: authority.name })
  return managerName
    ? t('incidents.staff.reads.manager', { name: managerName, authority: authority.name })
    : t('incidents.staff.reads.point', { authority: authority.name })
}

/** What the organiser can still say. */
function More({ incident, managerName, typed = {}, errors = [] }: OwnIncidentProps) {
  const { t } = useView()
  const { id, state, version, notReached } = incident
  return (
    <>
      {mayStep(state, 'add', 'organiser') && (
        <Details summary={t('incidents.staff.add')} open={errors.length > 0}>
          <Form action={`/werk/meldplicht/${id}/aanvulling`} values={typed} errors={errors}>
            <Hidden name="versie" value={String(version)} />
            <TextArea name="words" label={t('incidents.staff.add.words')} hint={t('incidents.staff.words.hint')} />
            <Actions>
              <Button kind="secondary">{t('incidents.staff.add.send')}</Button>
            </Actions>
          </Form>
        </Details>
      )}
      {managerName !== null && !notReached && mayStep(state, 'unreached', 'organiser') && (
        <Details summary={t('incidents.staff.unreached', { name: managerName })}>
          <p>{t('incidents.staff.unreached.body')}</p>
          <PostButton
            action={`/werk/meldplicht/${id}/niet-bereikt`}
            fields={{ versie: String(version) }}
            kind="secondary"
          >
            {t('incidents.staff.unreached.send')}
          </PostButton>
        </Details>
      )}
    </>
  )
}
