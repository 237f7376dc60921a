import { fold } from '../../src/lib/text-fold.ts'
import type { Course } from '../../src/modules/supervision/signals/decision-aid.ts'
import type { Gravity, Source } from '../../src/modules/supervision/signals/signal.ts'
import { demoId } from './ids.ts'
import { locationId } from './location-facts.ts'
import { organisations } from './organisations.ts'
import { staff } from './people.ts'
import type { Story } from './reaction-stories.ts'
import type { Row } from './rows.ts'

const authority = { holder: 'toezicht', sender: 'desk', desk: 'zonneveld', kind: 'question', name: organisations.zonneveld.name } as const

/** What the desk of Zonneveld told the authority, and what it wrote down for a grandmother at the counter. */
export const reportStories: readonly Story[] = [
  {
    ...authority,
    key: 'loket-bezetting',
    location: 'Crèche De Regenjas',
    words: 'Drie keer hoorden wij dat er ’s morgens één begeleider is voor meer dan tien baby’s.\n\nVan wie het loket dit hoorde: iemand die er werkt.',
    mayName: false,
    daysAgo: 12,
    state: 'handling',
  },
  {
    ...authority,
    key: 'loket-rook',
    location: 'Pimpernel',
    words: 'Een buur ziet vaak rokende medewerkers onder het raam van de slaapkamer.',
    daysAgo: 130,
    state: 'answered',
    answer: 'Wij waren er onverwacht op bezoek. De afspraken over roken staan nu op papier.',
  },
  {
    holder: 'toezicht',
    desk: 'zonneveld',
    kind: 'question',
    channel: 'counter',
    key: 'loket-oma',
    name: 'Godelieve Maes',
    location: "'t Wipneusje",
    words: 'Mijn kleinzoon komt vaak thuis met een natte luier. Mag dat zomaar?',
    mayName: false,
    daysAgo: 5,
    state: 'received',
  },
]

interface Heard {
  readonly key: string
  readonly location: string
  readonly source: Source
  readonly gravity: Gravity
  readonly words: string
  readonly daysAgo: number
  readonly state?: 'followed' | 'closed'
  readonly talked?: 'no' | 'solved' | 'unsolved' | 'nobody'
  readonly follow?: { readonly kind: Course; readonly inDays: number; readonly outcome?: string; readonly report?: string }
}

const regenjas = { location: 'Crèche De Regenjas' } as const

const heard: readonly Heard[] = [
  {
    ...regenjas,
    key: 'alleen',
    source: 'staff',
    gravity: 'serious',
    words: 'Iemand die er werkt zegt dat zij ’s morgens een uur alleen staat met elf baby’s.',
    daysAgo: 13,
    state: 'followed',
    talked: 'unsolved',
    follow: { kind: 'report', inDays: -12, report: 'loket-bezetting' },
  },
  {
    ...regenjas,
    key: 'huilen',
    source: 'parent',
    gravity: 'worry',
    words: 'Een ouder hoorde bij het brengen veel kinderen huilen. Er was niemand bij de deur.',
    daysAgo: 41,
    state: 'followed',
    talked: 'no',
    follow: { kind: 'encourage', inDays: -34, outcome: 'De ouder sprak met de opvang. Zij zoeken iemand voor de ochtend.' },
  },
  {
    ...regenjas,
    key: 'telefoon',
    source: 'neighbour',
    gravity: 'worry',
    words: 'Een buur ziet begeleiders buiten vaak op hun telefoon kijken.',
    daysAgo: 190,
    state: 'closed',
    follow: { kind: 'talk', inDays: -180, outcome: 'De opvang maakte een afspraak met het team.' },
  },
  {
    key: 'val',
    location: "'t Wipneusje",
    source: 'parent',
    gravity: 'danger',
    words: 'Een ouder belt: haar kind viel van de commode en niemand belde een dokter.',
    daysAgo: 0,
  },
  {
    key: 'taal',
    location: 'Kinderdagverblijf Zonnestraaltje',
    source: 'colleague',
    gravity: 'worry',
    words: 'Het team zoekt vorming over meertalige kinderen en vindt die niet.',
    daysAgo: 20,
    state: 'followed',
    talked: 'nobody',
    follow: { kind: 'support', inDays: 10 },
  },
  {
    key: 'rook',
    location: 'Pimpernel',
    source: 'neighbour',
    gravity: 'worry',
    words: 'Rokende medewerkers onder het raam van de slaapkamer.',
    daysAgo: 131,
    state: 'closed',
    follow: { kind: 'report', inDays: -130, report: 'loket-rook' },
  },
]

export interface Signals {
  readonly signals: Row<'supervision.signal'>[]
  readonly followUps: Row<'supervision.follow_up'>[]
  readonly events: Row<'supervision.signal_event'>[]
}

export const signalId = (key: string): string => demoId('signal', key)

/** What the desk of Zonneveld heard, and what it does with that. */
export function signalsOf(now: Temporal.Instant, today: Temporal.PlainDate): Signals {
  const rows: Signals = { signals: [], followUps: [], events: [] }
  for (const one of heard) tell(rows, one, now, today)
  return rows
}

const { lotte } = staff

function tell(rows: Signals, one: Heard, now: Temporal.Instant, today: Temporal.PlainDate): void {
  const { key, source, gravity, words, daysAgo, state = 'noted', talked, follow } = one
  const id = signalId(key)
  const at = (ago: number) => now.subtract({ hours: 24 * ago })
  const event = (kind: Row<'supervision.signal_event'>['kind'], ago: number, said = '') =>
    rows.events.push({
      id: demoId(`signal event ${kind}`, key),
      signal_id: id,
      at: at(ago),
      kind,
      person_id: lotte.id,
      person_name: lotte.name,
      follow_up: kind === 'decided' || kind === 'done' ? (follow?.kind ?? null) : null,
      words: said,
    })
  rows.signals.push({
    id,
    desk_id: organisations.zonneveld.id,
    location_id: locationId(one.location),
    source,
    gravity,
    words,
    folded: fold(words),
    heard_on: today.subtract({ days: daysAgo }),
    answers: talked ? JSON.stringify({ danger: 'no', crisis: 'no', talked, threshold: 'no', support: follow?.kind === 'support' ? 'yes' : 'no', policy: 'no' }) : null,
    state,
    noted_by: lotte.id,
    noted_at: at(daysAgo),
    closed_at: state === 'closed' ? at(Math.max(1, daysAgo - 30)) : null,
  })
  event('noted', daysAgo)
  if (!follow) return
  const ended = follow.inDays <= 0
  const endedAgo = Math.max(0, -follow.inDays)
  rows.followUps.push({
    id: demoId('follow-up', key),
    signal_id: id,
    kind: follow.kind,
    due_on: today.add({ days: follow.inDays }),
    decided_by: lotte.id,
    decided_name: lotte.name,
    decided_at: at(daysAgo),
    state: ended ? 'done' : 'planned',
    outcome: follow.outcome ?? '',
    ended_by: ended ? lotte.id : null,
    ended_name: ended ? lotte.name : null,
    ended_at: ended ? at(endedAgo) : null,
    reaction_id: follow.report ? demoId('reaction', follow.report) : null,
  })
  event('decided', daysAgo)
  if (ended) event(follow.report ? 'reported' : 'done', endedAgo, follow.outcome)
  if (state === 'closed') event('closed', Math.max(1, daysAgo - 30), 'Er kwam niets nieuws bij.')
}
