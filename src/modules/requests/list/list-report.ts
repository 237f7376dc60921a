// What would become of every row of a waiting list. The dry run shows it, the import does exactly this.
import { fold } from '../../../lib/text-fold.ts'
import type { Birth } from '../asked.ts'
import type { Mapping } from './list-columns.ts'
import { type Cell, type ListedRequest, readRow, type RowFault } from './list-row.ts'

export interface ListPlace {
  readonly id: string
  readonly name: string
  readonly registerId: string
  readonly claimed: boolean
}

export type LineReason = RowFault | 'choice_unknown' | 'choice_several'

export type ListLine =
  | {
      readonly line: number
      readonly outcome: 'new'
      readonly row: ListedRequest
      readonly places: readonly ListPlace[]
    }
  | { readonly line: number; readonly outcome: 'duplicate' }
  | { readonly line: number; readonly outcome: 'rejected'; readonly reason: LineReason }

export interface ListContext {
  readonly mapping: Mapping
  readonly today: Temporal.PlainDate
  /** Registered locations of the desk's area. */
  readonly places: readonly ListPlace[]
  /** Children with a running request at this desk, as `childKey` writes them. */
  readonly known: ReadonlySet<string>
}

/** Two requests for one child: the same name, folded, and the same day. */
export const childKey = (name: string, birth: Birth): string =>
  `${fold(name)} ${('bornOn' in birth ? birth.bornOn : birth.expectedOn).toString()}`

/** @param rows without the headings; lines count from 2, as a spreadsheet shows them */
export function reportOn(rows: readonly (readonly Cell[])[], context: ListContext): ListLine[] {
  const byName = Map.groupBy(context.places, ({ name }) => fold(name))
  const byNumber = new Map(context.places.map((place) => [place.registerId, place]))
  const seen = new Set(context.known)
  return rows.flatMap((cells, index): ListLine[] => {
    const line = index + 2
    if (cells.every((cell) => cell === null || String(cell).trim() === '')) return []
    const row = readRow(cells, context.mapping, context.today)
    if ('fault' in row) return [{ line, outcome: 'rejected', reason: row.fault }]
    const places: ListPlace[] = []
    for (const written of row.choices) {
      const named = byNumber.get(written)
        ? [byNumber.get(written)].flatMap((one) => one ?? [])
        : (byName.get(fold(written)) ?? [])
      const [place, other] = named
      if (!place) return [{ line, outcome: 'rejected', reason: 'choice_unknown' }]
      if (other) return [{ line, outcome: 'rejected', reason: 'choice_several' }]
      if (!places.includes(place)) places.push(place)
    }
    const key = childKey(row.childName, row.birth)
    if (seen.has(key)) return [{ line, outcome: 'duplicate' }]
    seen.add(key)
    return [{ line, outcome: 'new', row, places }]
  })
}

export const countsOf = (lines: readonly ListLine[]) => {
  const of = (outcome: ListLine['outcome']) => lines.filter((line) => line.outcome === outcome).length
  return { new: of('new'), duplicate: of('duplicate'), rejected: of('rejected') }
}
