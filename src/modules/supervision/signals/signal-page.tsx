import { longDay, moment } from '../../../lib/format.ts'
import type { FieldError, Typed } from '../../../platform/form.ts'
import {
  Actions,
  Alert,
  Button,
  Card,
  DataList,
  Details,
  Form,
  Hidden,
  LinkButton,
  Page,
  Quote,
  Section,
  Stack,
  TextArea,
  Timeline,
  type TimelineItem,
  useView,
} from '../../../ui/index.ts'
import { DangerCalls, PassedOnPart, type PassedOnWhole } from '../../feedback/index.ts'
import { locationPath } from '../../locations/index.ts'
import { AidPart } from './aid-part-page.tsx'
import type { Proposed } from './decision-aid.ts'
import { FollowUpsPart } from './follow-ups-part-page.tsx'
import type { FollowUp, SignalEvent } from './follow-up-queries.ts'
import { howPath } from './how.ts'
import { patternMonths } from '../../feedback/rules.ts'
import { locationSignalsPath, signalPath, signalsPath } from './signal.ts'
import type { Signal } from './signal-queries.ts'
import { GravityTag, NextTag } from './signals-page.tsx'

export const signalNotices = ['nieuw', 'verbeterd', 'gewogen', 'besloten', 'klaar', 'gemeld', 'dicht', 'open'] as const

export interface SignalPageProps {
  readonly signal: Signal
  /** Only where it is kept and the reader may see it. */
  readonly sourceName: string | undefined
  readonly followUps: readonly FollowUp[]
  readonly events: readonly SignalEvent[]
  readonly proposed: readonly Proposed[]
  /** What the desk reported to an authority here, with every step. */
  readonly reports: readonly PassedOnWhole[]
  /** How many this desk heard in the months of a pattern, this one counted. */
  readonly signals: number
  /** The authority on this installation that watches over the location. */
  readonly authorityName: string | null
  readonly formKey: string
  readonly today: Temporal.PlainDate
  readonly typed: Typed
  readonly errors: readonly FieldError[]
  readonly notice?: (typeof signalNotices)[number] | undefined
  /** A colleague was first: nothing was done, and the words still stand in their boxes. */
  readonly changed?: boolean | undefined
}

/** Everything about one signal, what to do with it on top. */
export function SignalPage(props: SignalPageProps) {
  const { signal, errors, notice, changed = false, today, reports } = props
  const { t, lang } = useView()
  const { location, gravity, state } = signal
  // While the authority works on it, something new is told there.
  const mayReport = state !== 'closed' && reports.every(({ acts }) => acts === 'nobody')
  return (
    <Page
      title={t('signals.staff.about', { name: location.name })}
      dense
      tags={
        <>
          <GravityTag gravity={gravity} />
          <NextTag signal={signal} today={today} />
        </>
      }
      intro={t('signals.staff.heard-on', {
        day: longDay(signal.heardOn, lang),
        source: t(`signals.staff.source.${signal.source}`),
      })}
      crumbs={[{ label: t('signals.staff.title'), href: signalsPath }]}
      errors={errors}
      notice={
        <>
          {notice && (
            <Alert kind="ok" live>
              {t(`signals.staff.notice.${notice}`)}
            </Alert>
          )}
          {changed && (
            <Alert kind="warn" live>
              {t('signals.staff.changed')}
            </Alert>
          )}
        </>
      }
      aside={<Beside {...props} />}
    >
      <Stack>
        {gravity === 'danger' && state === 'noted' && <DangerCalls land={location.land} today={today} />}
        <Card title={t('signals.staff.heard-words')}>
          <Quote>{signal.words}</Quote>
        </Card>
        {reports.map((one) => (
          <Section key={one.id} title={t('signals.staff.reported', { holder: one.holderName })} id="melding">
            <PassedOnPart one={one} today={today} />
          </Section>
        ))}
        {state !== 'closed' && <AidPart {...props} />}
        <FollowUpsPart {...props} />
        {mayReport && <ReportLinks {...props} />}
        <Ending {...props} />
        <Section title={t('signals.staff.history')}>
          <Timeline items={useHistory(props)} />
        </Section>
      </Stack>
    </Page>
  )
}

function Beside({ signal, sourceName, signals }: SignalPageProps) {
  const { t } = useView()
  const { location } = signal
  return (
    <>
      <Card flat title={location.name}>
        <p>{location.place}</p>
        <p>
          <a href={locationSignalsPath(location)}>
            {t('signals.staff.pattern', { count: signals, months: patternMonths })}
          </a>
        </p>
        <p>
          <a href={locationPath(location)}>{t('signals.staff.location.profile')}</a>
        </p>
      </Card>
      <Card flat title={t('signals.staff.source')}>
        <DataList
          stacked
          items={[
            { label: t('signals.staff.source.who'), value: t(`signals.staff.source.${signal.source}`) },
            ...(sourceName === undefined ? [] : [{ label: t('signals.staff.source-name'), value: sourceName }]),
          ]}
        />
        {sourceName === undefined && <p class="kd-hint">{t('signals.staff.no-name')}</p>}
        {signal.wipedOn === null && (
          <p>
            <a href={`${signalPath(signal.id)}/verbeteren`}>{t('signals.staff.correct')}</a>
          </p>
        )}
      </Card>
      <Card flat title={t('signals.staff.help')}>
        <p>
          <a href={howPath}>{t('signals.staff.help.how')}</a>
        </p>
      </Card>
    </>
  )
}

/** The desk may report by itself, whatever it planned. */
function ReportLinks({ signal, authorityName }: SignalPageProps) {
  const { t } = useView()
  const path = `${signalPath(signal.id)}/melden`
  return (
    <Section title={t('signals.staff.report')} id="melden">
      <p>{t('signals.staff.report.body')}</p>
      <Actions>
        <LinkButton kind="secondary" href={path}>
          {authorityName === null
            ? t('signals.staff.report.outside')
            : t('signals.staff.report.to', { authority: authorityName })}
        </LinkButton>
      </Actions>
    </Section>
  )
}

function Ending({ signal, typed, errors }: SignalPageProps) {
  const { t } = useView()
  const closed = signal.state === 'closed'
  if (signal.wipedOn) return <Alert kind="info">{t('signals.staff.wiped')}</Alert>
  return (
    <Details
      summary={t(closed ? 'signals.staff.reopen' : 'signals.staff.close')}
      open={errors.some(({ field }) => field === 'end_words')}
    >
      <Form action={`${signalPath(signal.id)}/${closed ? 'heropenen' : 'afsluiten'}`} values={typed} errors={errors}>
        <Hidden name="versie" value={String(signal.version)} />
        <TextArea
          name="end_words"
          label={t(closed ? 'signals.staff.reopen.why' : 'signals.staff.close.why')}
          rows={3}
        />
        <Actions>
          <Button kind="secondary">{t(closed ? 'signals.staff.reopen' : 'signals.staff.close')}</Button>
        </Actions>
      </Form>
    </Details>
  )
}

/** Who did what and when, the latest first. */
function useHistory({ events, signal }: SignalPageProps): TimelineItem[] {
  const { t, lang } = useView()
  return events.toReversed().map((event): TimelineItem => ({
    state: 'done',
    title: [t(`signals.staff.event.${event.kind}`), event.followUp && t(`signals.staff.course.${event.followUp}`)]
      .filter(Boolean)
      .join(': '),
    when: moment(event.at, signal.zone, lang),
    dateTime: event.at.toString(),
    by: event.personName,
    ...(event.words === '' ? {} : { words: <Quote>{event.words}</Quote> }),
  }))
}
