// A list that was sent, while it is calculated and for as long as it is kept.
import type { BatchLand } from './batch-lines.ts'

/** So many lines are calculated while one waits; what is longer is a job that one can follow. */
export const atOnce = 500

/** A worker that stops loses no more than this. */
export const linesInAPart = 1000

/** It holds incomes: long enough to come back for it after a weekend. */
export const keptDays = 7

export interface BatchRun {
  readonly id: string
  readonly fileName: string
  readonly land: BatchLand
  readonly linesTotal: number
  readonly linesDone: number
  readonly estimates: number
  readonly rejected: number
  readonly createdAt: Temporal.Instant
  /** Null while it is calculated. */
  readonly finishedAt: Temporal.Instant | null
  readonly expiresAt: Temporal.Instant
}
