// Who is told of a step: pure, so that a table shows it.
import type { IncidentStep } from './incident.ts'

export const tellTask = 'supervision_tell_incident'

/** `manager`: the client manager of that organiser, or the reporting point where there is none · `point`: the reporting point. */
export type ToTell = 'organiser' | 'desk' | 'manager' | 'point'

/** What a letter says; `waits`: somebody wrote it down in your name, complete it. */
export type IncidentNews =
  | 'new'
  | 'waits'
  | 'unreached'
  | 'passed_on'
  | 'to_manage'
  | 'moved'
  | 'asked'
  | 'submitted'
  | 'added'
  | 'over'

export interface Telling {
  readonly to: ToTell
  readonly news: IncidentNews
}

const onBoth = (news: IncidentNews): readonly Telling[] => [
  { to: 'organiser', news },
  { to: 'desk', news: news === 'asked' ? 'moved' : news },
]

const tellings: Readonly<Record<IncidentStep | 'announced', readonly Telling[]>> = {
  announced: [{ to: 'manager', news: 'new' }],
  unreached: [{ to: 'point', news: 'unreached' }],
  pass_on: [{ to: 'manager', news: 'to_manage' }, ...onBoth('passed_on')],
  confirm: onBoth('moved'),
  submit: [
    { to: 'manager', news: 'submitted' },
    { to: 'desk', news: 'moved' },
  ],
  add: [{ to: 'manager', news: 'added' }],
  ask: onBoth('asked'),
  accept: onBoth('moved'),
  follow: onBoth('moved'),
  note: [],
  close: onBoth('over'),
  dismiss: onBoth('over'),
  reopen: onBoth('moved'),
}

interface Told {
  readonly via: 'organiser' | 'desk' | 'authority'
  /** The reporting point reads it. */
  readonly atPoint: boolean
  readonly passedOn: boolean
}

/** Somebody else wrote it down: the organiser completes it. An announcement with "not reached" goes to the reporting point. */
export function whomToTell(step: string, { via, atPoint, passedOn }: Told): readonly Telling[] {
  const found = isTold(step) ? tellings[step] : []
  const toPoint = atPoint && !passedOn
  return [
    ...found.map((one): Telling => (one.to === 'manager' && toPoint ? { ...one, to: 'point' } : one)),
    ...(step === 'announced' && via !== 'organiser' ? [{ to: 'organiser', news: 'waits' } as const] : []),
  ]
}

const isTold = (step: string): step is keyof typeof tellings => Object.hasOwn(tellings, step)
