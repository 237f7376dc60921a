import type { Keeping } from '../lib/keeping.ts'
import type { Rule } from '../lib/law.ts'
import type { PlainTextKey } from '../text-keys.ts'
import type { Write } from './database.ts'

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
  /** People know it by a number: it can be held, and the log says of each what became of it. */
  readonly numbered: boolean
  /** A house may decide its own term. */
  readonly settable: boolean
  /** Leaves alone what is held. @returns the ids of what is gone; fewer than the limit when nothing is left */
  wipe(tx: Write, due: Due): Promise<readonly string[]>
}
