import type { AnnexRow } from './annual-report.ts'

/** Which rows of the annex are about one thing that happened, and how many. */
export function annexNotes(rows: readonly AnnexRow[]): readonly { number: number; count: number }[] {
  const groups = Map.groupBy(rows, ({ situation }) => situation)
  return [...groups].flatMap(([number, group]) => (number === null ? [] : [{ number, count: group.length }]))
}
