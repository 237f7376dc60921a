import { longDay, moment } from '../../../lib/format.ts'
import { Quote, Tag, type TimelineItem, useView } from '../../../ui/index.ts'
import type { Case, CaseChoice, CaseEvent } from '../case-queries.ts'
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
    by: event.personName ?? t(`requests.staff.actor.${event.actor}`),
    words: <Words event={event} back={takenBack(history, event)} />,
  }))
  return [...happened, ...useWhatComes(choice)]
}

function Words({ event, back }: { event: CaseEvent; back: boolean }) {
  const { t } = useView()
  return (
    <>
      {(back || event.audience === 'desk') && (
        <p>
          {back && <Tag tone="warn">{t('requests.staff.taken-back')}</Tag>}
          {event.audience === 'desk' && <Tag>{t('requests.staff.internal')}</Tag>}
        </p>
      )}
      {event.reason !== null && <p>{t(`requests.reason.${event.reason}`)}</p>}
      {event.words !== '' && <Quote>{event.words}</Quote>}
    </>
  )
}

function useWhatComes({ state, dueOn }: CaseChoice): TimelineItem[] {
  const { t, lang } = useView()
  if (!dueOn) return []
  const by = { when: t('requests.by', { due: longDay(dueOn, lang) }), dateTime: dueOn.toString() }
  return state === 'question'
    ? [
        { state: 'current', title: t('requests.staff.comes.reply'), ...by },
        { state: 'todo', title: t('requests.staff.comes.answer') },
      ]
    : [{ state: 'current', title: t('requests.staff.comes.answer'), ...by }]
}
