import { localDay } from '../../../lib/days.ts'
import { list, longDay } from '../../../lib/format.ts'
import { Quote, Timeline, type TimelineItem, useView } from '../../../ui/index.ts'
import { halfDaysInWords } from '../../locations/rules.ts'
import type { Case, CaseEvent } from '../case-queries.ts'
import type { Change } from '../changes.ts'
import { eventState } from '../history.ts'

/** Everything that happened, as the family may read it. */
export function StatusHistory({ own }: { own: Case }) {
  return <Timeline items={useTimeline(own)} />
}

function useTimeline(own: Case): TimelineItem[] {
  const { t, lang } = useView()
  const { desk, history, choices } = own
  return history.flatMap((event): TimelineItem[] => {
    const location = choices.find(({ id }) => id === event.choiceId)?.location.name ?? ''
    const title = titleOf(event, { desk: desk.name, location }, t)
    if (title === undefined) return []
    const day = localDay(event.at, desk.zone)
    return [
      {
        title,
        words: <EventWords event={event} />,
        state: eventState(history, event),
        by: signed.has(event.kind) && event.actor === 'desk' ? desk.name : undefined,
        when: longDay(day, lang),
        dateTime: day.toString(),
      },
    ]
  })
}

// Where the title does not say who did it.
const signed: ReadonlySet<string> = new Set(['offered', 'refused', 'asked_family', 'corrected', 'changed'])

function EventWords({ event }: { event: CaseEvent }) {
  const { t } = useView()
  const change = useChangeInWords(event.change)
  return (
    <>
      {event.reason !== null && <p>{t(`requests.reason.${event.reason}`)}</p>}
      {change !== undefined && <p>{change}</p>}
      {event.words !== '' && <Quote>{event.words}</Quote>}
    </>
  )
}

/** What became of what, in a sentence; also for the desk and the location. */
export function useChangeInWords(change: Change | null): string | undefined {
  const { t, lang } = useView()
  switch (change?.what) {
    case undefined:
      return undefined
    case 'days':
      return t('family.changed.days', {
        from: halfDaysInWords(change.from.halfDays, t, lang),
        to: halfDaysInWords(change.to.halfDays, t, lang),
        flexible: t(`ask.days-flexible.fact.${change.to.flexible}`),
      })
    case 'start': {
      const [from, to] = [change.from.on, change.to.on].map((day) => longDay(Temporal.PlainDate.from(day), lang))
      return t('family.changed.start', {
        from: from ?? '',
        to: to ?? '',
        flexible: t(`ask.start-flexible.fact.${change.to.flexible}`),
      })
    }
    case 'contact': {
      const fields = change.fields.map((field) => t(`family.contact-field.${field}`))
      return t('family.changed.contact', { fields: list(fields, lang) })
    }
    case 'order':
      return t('family.changed.order', { places: list(change.to, lang) })
  }
}

interface Names {
  readonly desk: string
  readonly location: string
}

function titleOf(
  { kind, actor, change }: CaseEvent,
  names: Names,
  t: ReturnType<typeof useView>['t'],
): string | undefined {
  switch (kind) {
    case 'received':
      return t('requests.event.received')
    case 'changed':
      return change ? t(`family.event.${change.what}`) : undefined
    case 'family_replied':
    case 'withdrawn':
      return t(`requests.event.${kind}`, { actor: actor === 'family' ? 'family' : 'desk', desk: names.desk })
    case 'note':
    case 'officer':
    case 'letter':
    case 'location_deregistered':
      return undefined
    default:
      return t(`requests.event.${kind}`, names)
  }
}
