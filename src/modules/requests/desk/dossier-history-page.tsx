import { longDay, moment } from '../../../lib/format.ts'
import { Quote, Tag, type TimelineItem, useView } from '../../../ui/index.ts'
import type { Text } from '../../../text-keys.ts'
import type { Case, CaseChoice, CaseEvent, CaseLocation } from '../case-queries.ts'
import { useChangeInWords } from '../family/status-history-page.tsx'
import { eventState, takenBack } from '../history.ts'

/** What happened, with who did it and what only the desk sees; then what comes. */
export function useDeskTimeline({ history, desk, choices }: Case, choice: CaseChoice): TimelineItem[] {
  const { t, lang } = useView()
  // Where there are several locations, a step says which one it is about.
  const about = (id: string | null) =>
    choices.length < 2 ? undefined : choices.find((one) => one.id === id)?.location.name
  const happened = history.map((event): TimelineItem => ({
    title: [t(`requests.staff.event.${event.kind}`), about(event.choiceId)].filter(Boolean).join(': '),
    state: eventState(history, event),
    when: moment(event.at, desk.zone, lang),
    dateTime: event.at.round('second').toString(),
    by: whoDid(event, desk.name, choices.find(({ id }) => id === event.choiceId)?.location, t),
    words: <Words event={event} back={takenBack(history, event)} />,
  }))
  return [...happened, ...useWhatComes(choice)]
}

/** The colleague, or in which capacity; and in whose name, where the desk did it for somebody. */
function whoDid(
  { kind, personName, actor, onBehalf }: CaseEvent,
  desk: string,
  location: CaseLocation | undefined,
  t: Text,
): string {
  const name = personName ?? t(`requests.staff.actor.${actor}`)
  if (onBehalf !== null) return t('requests.staff.on-behalf', { actor: name, whom: onBehalf })
  if (actor !== 'desk' || !location || !ofTheLocation.has(kind)) return name
  return t('requests.staff.for-location', { actor: name, desk, location: location.name })
}

/** Answers of a location that nobody runs here: the desk gives them in its stead. */
const ofTheLocation: ReadonlySet<CaseEvent['kind']> = new Set([
  'offered',
  'refused',
  'asked_family',
  'invited',
  'told_family',
])

function Words({ event, back }: { event: CaseEvent; back: boolean }) {
  const { t } = useView()
  const change = useChangeInWords(event.change)
  return (
    <>
      {(back || event.audience === 'desk') && (
        <p>
          {back && <Tag tone="warn">{t('requests.staff.taken-back')}</Tag>}
          {event.audience === 'desk' && <Tag>{t('requests.staff.internal')}</Tag>}
        </p>
      )}
      {event.reason !== null && <p>{t(`requests.reason.${event.reason}`)}</p>}
      {change !== undefined && <p>{change}</p>}
      {event.words !== '' && <Quote>{event.words}</Quote>}
    </>
  )
}

function useWhatComes({ state, acts, dueOn }: CaseChoice): TimelineItem[] {
  const { t, lang } = useView()
  if (!dueOn) return []
  const by = { when: t('requests.by', { due: longDay(dueOn, lang) }), dateTime: dueOn.toString() }
  const answer: TimelineItem = { state: 'todo', title: t('requests.staff.comes.answer') }
  switch (state) {
    case 'question':
      return [{ state: 'current', title: t('requests.staff.comes.reply'), ...by }, answer]
    case 'visit':
      return [{ state: 'current', title: t('requests.staff.comes.visit'), ...by }, answer]
    case 'visiting':
      return [{ state: 'current', title: t('requests.staff.comes.visiting'), ...by }]
    case 'offered':
      return [{ state: 'current', title: t('requests.staff.comes.offered'), ...by }]
    default:
      return [
        {
          ...answer,
          state: 'current',
          title: acts === 'organiser' ? t('requests.staff.comes.organiser') : answer.title,
          ...by,
        },
      ]
  }
}
