import type { Keeping } from '../lib/keeping.ts'
import type { Rule } from '../lib/law.ts'
import type { PlainTextKey } from '../text-keys.ts'
import type { Read, Write } from './database.ts'

/** One batch of what has been over for long enough. */
export interface Due {
  /** Whose it is. The house that runs the installation also has what belongs to nobody. */
  readonly house: { readonly id: string; readonly operates: boolean }
  readonly months: number
  /** At the house. */
  readonly today: Temporal.PlainDate
  readonly limit: number
}

/** A kind of thing that is kept for a term. Its module says how it is wiped, the audit module when. */
export interface Retained {
  readonly kind: string
  readonly name: PlainTextKey
  /** From when the term counts. */
  readonly after: PlainTextKey
  readonly rules: readonly Rule<Keeping>[]
  /** A house may decide its own term. */
  readonly settable: boolean
  /** Leaves alone what is held. @returns the ids of what is gone; fewer than the limit when nothing is left */
  wipe(tx: Write, due: Due): Promise<readonly string[]>
  /** What stands behind a number, for who may see it: to hold it. */
  find?(db: Read, number: string): Promise<{ readonly id: string; readonly houseId: string } | undefined>
  /** The numbers by which people know these. */
  numbers?(db: Read, ids: readonly string[]): Promise<readonly { readonly id: string; readonly number: string }[]>
}
