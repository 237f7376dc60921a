// Who looked at one's own case: every row of the audit in a few plain words.

export const whats = [
  'viewed',
  'list',
  'file',
  'letter',
  'opened',
  'received',
  'came_back',
  'wiped',
  'changed',
] as const
export type What = (typeof whats)[number]

const known: readonly (readonly [RegExp, What])[] = [
  [/^feedback\.opened_with_reason$/, 'opened'],
  [/^(feedback\.opened|requests\.case_opened)$/, 'came_back'],
  [/^(feedback\.received|requests\.request_received)$/, 'received'],
  [/^operations\.letters?_viewed$/, 'letter'],
  [/\.(file|judgement|paper_letter)_viewed$/, 'file'],
  [/\.list_viewed$/, 'list'],
  [/[._]viewed$/, 'viewed'],
  [/^audit\.log_/, 'viewed'],
  [/^audit\.wiped$/, 'wiped'],
]

/** What nobody thought of is told as a change rather than left out. */
export const whatOf = (action: string): What => known.find(([pattern]) => pattern.test(action))?.[1] ?? 'changed'

export interface Look {
  readonly id: number
  readonly at: Temporal.Instant
  readonly role: string
  readonly house: string | null
  readonly location: string | null
  /** As the house decided: nothing, initials or a name. */
  readonly shownAs: string | null
  readonly action: string
  readonly reason: string | null
  readonly until: Temporal.Instant | null
  readonly zone: string
}
