import { moment } from '../../../lib/format.ts'
import { Tag, Timeline, type Tone, useView } from '../../../ui/index.ts'
import { type IncidentState, isOver } from './incident.ts'
import type { IncidentEvent } from './event-queries.ts'
import type { Incident } from './incident-queries.ts'

const tones: Readonly<Record<IncidentState, Tone>> = {
  announced: 'warn',
  form_due: 'warn',
  submitted: 'info',
  incomplete: 'warn',
  accepted: 'info',
  in_follow_up: 'info',
  closed: 'ok',
  not_reportable: 'ok',
}

export function StateTag({ state }: { state: IncidentState }) {
  const { t } = useView()
  return <Tag tone={tones[state]}>{t(`incidents.staff.state.${state}`)}</Tag>
}

interface HistoryProps {
  readonly incident: Incident
  readonly events: readonly IncidentEvent[]
}

/** What happened to it, with the words that its reader may read. */
export function History({ incident, events }: HistoryProps) {
  const { t, lang } = useView()
  const { zone } = incident.authority
  return (
    <Timeline
      items={events.map(({ at, kind, actor, personName, words, audience }, index) => ({
        title: t('incidents.staff.event', { kind }),
        state: index === events.length - 1 && !isOver(incident.state) ? 'current' : 'done',
        when: moment(at, zone, lang),
        dateTime: at.toString(),
        by: [t(`incidents.staff.actor.${actor}`), personName, audience === 'authority' ? t('incidents.staff.internal') : null].filter((one) => one !== null).join(' · '), // prettier-ignore
        words: words === '' ? undefined : words,
      }))}
    />
  )
}
