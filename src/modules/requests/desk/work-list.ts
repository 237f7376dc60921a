// The lists of a desk, and where a page of them begins.
import { parseId } from '../../../lib/ids.ts'

/** What waits for the desk, for a location, for a family; and what is done. */
export const workTabs = ['doen', 'opvang', 'wacht', 'klaar'] as const
export type WorkTab = (typeof workTabs)[number]

/** The lists of a location: what waits for it, what for the family, and what is done. */
export const inboxTabs = ['doen', 'wacht', 'klaar'] as const
export type InboxTab = (typeof inboxTabs)[number]

export const parseInboxTab = (word: string | undefined): InboxTab => inboxTabs.find((tab) => tab === word) ?? 'doen'

export const parseTab = (word: string | undefined): WorkTab => workTabs.find((tab) => tab === word) ?? 'doen'

/** Which part of the work is shown. */
export interface WorkShown {
  readonly tab: WorkTab
  /** Only the families that the reader guides. */
  readonly mine: boolean
  /** Only families that need care at once. */
  readonly urgent: boolean
}

export const workAddress = ({ tab, mine, urgent }: WorkShown): string =>
  `/werk?lijst=${tab}${mine ? '&van=mij' : ''}${urgent ? '&snel=nu' : ''}`

/** The last row of the page before: its due day, or the moment on which it was done, and its choice. */
export interface WorkCursor {
  readonly place: string
  readonly choiceId: string
}

export const writeCursor = ({ place, choiceId }: WorkCursor): string => `${place}_${choiceId}`

/** Undefined where somebody typed in the address: the list then begins at the beginning. */
export function parseCursor(written: string | undefined): WorkCursor | undefined {
  const [place = '', id = ''] = (written ?? '').split('_')
  const choiceId = parseId(id)
  return choiceId && isPlace(place) ? { place, choiceId } : undefined
}

const isPlace = (text: string): boolean =>
  /^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d{1,9})?Z)?$/.test(text) && readable(text)

function readable(text: string): boolean {
  try {
    return Temporal.PlainDate.from(text.slice(0, 10)).toString() === text.slice(0, 10)
  } catch {
    return false
  }
}
