// Who acts next on the side of the organiser, and by when.
import type { NewsState } from './news.ts'

export type CaseTurn = 'nobody' | 'officer' | 'organiser' | 'client_manager'

interface CaseFacts {
  readonly closed: boolean
  readonly news: readonly { readonly state: NewsState }[]
  readonly clarifications: readonly { readonly answer: string | null; readonly dueOn: Temporal.PlainDate }[]
}

/** News that waits comes first: the reporter hears nothing until somebody tells it. */
export function turnOf({ closed, news, clarifications }: CaseFacts): {
  readonly turn: CaseTurn
  readonly dueOn?: Temporal.PlainDate
} {
  if (news.some(({ state }) => state === 'waiting')) return { turn: 'officer' }
  if (closed) return { turn: 'nobody' }
  const [first] = clarifications
    .filter(({ answer }) => answer === null)
    .map(({ dueOn }) => dueOn)
    .toSorted((a, b) => Temporal.PlainDate.compare(a, b))
  return first ? { turn: 'organiser', dueOn: first } : { turn: 'client_manager' }
}
