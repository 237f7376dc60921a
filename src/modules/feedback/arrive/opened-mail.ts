import type { ReadMail } from '../../../platform/mail-reading.ts'
import type { ArrivalFile } from './arrival-queries.ts'
import type { LeftOut } from './left-out.ts'

/** A mail, ready to be kept: words without secrets, files as they may stand with a reaction. */
export interface OpenedMail {
  readonly mail: ReadMail
  /** A program sent it by itself. */
  readonly automatic: boolean
  readonly words: string
  readonly files: readonly ArrivalFile[]
  readonly leftOut: readonly LeftOut[]
}
