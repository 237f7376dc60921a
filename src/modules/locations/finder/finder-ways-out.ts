import { distances, type Filters } from './finder-filters.ts'
import { type Search, searchOf } from './finder-search.ts'

/** What could be asked instead of a search that found nothing. */
export type WayOut =
  | { readonly by: 'wider'; readonly kilometres: number | null; readonly filters: Filters }
  | { readonly by: 'without'; readonly filter: DroppedFilter; readonly filters: Filters; readonly dropped: Filters }

export type DroppedFilter = 'words' | 'free' | 'kinds' | 'register' | 'municipality' | 'box'

/** The ways out of nothing found: each wider distance, and each filter left out; what they would give, the database counts. */
export function waysOut(filters: Filters, { spot, words, radius }: Search): readonly WayOut[] {
  const wider = radius === null || !spot ? [] : widerThan(radius / 1000)
  return [
    ...wider.map((kilometres): WayOut => ({
      by: 'wider',
      kilometres,
      filters: { ...filters, cursor: null, distance: kilometres ?? 'all' },
    })),
    ...droppable
      .filter(({ set }) => set(filters, words))
      .map(({ filter, change }): WayOut => ({
        by: 'without',
        filter,
        filters: { ...filters, cursor: null, ...change(filters) },
        dropped: filters,
      })),
  ]
}

/** The search that a way out leads to: the same place, and the words unless they are what is dropped. */
export function searchOfWayOut(way: WayOut, { spot, words, today }: Search): Search {
  return searchOf(way.filters, spot, way.by === 'without' && way.filter === 'words' ? [] : words, today)
}

const widerThan = (kilometres: number) => [...distances.filter((distance) => distance > kilometres), null]

interface Droppable {
  readonly filter: DroppedFilter
  change(filters: Filters): Partial<Filters>
  set(filters: Filters, words: readonly string[]): boolean
}

const droppable: readonly Droppable[] = [
  // Without the words and without anything else would be everything there is, which helps nobody.
  { filter: 'words', change: () => ({ q: '' }), set: (filters, words) => words.length > 0 && asksMore(filters) },
  {
    filter: 'free',
    change: ({ care }) => ({ care: { ...care, onlyFree: false } }),
    set: ({ care }) => care.onlyFree,
  },
  { filter: 'kinds', change: () => ({ kinds: [] }), set: ({ kinds }) => kinds.length > 0 },
  { filter: 'register', change: () => ({ register: 'all' }), set: ({ register }) => register !== 'all' },
  { filter: 'municipality', change: () => ({ municipality: null }), set: ({ municipality }) => municipality !== null },
  { filter: 'box', change: () => ({ box: null }), set: ({ box }) => box !== null },
]

const asksMore = ({ kinds, municipality, box, care }: Filters): boolean =>
  kinds.length > 0 || municipality !== null || box !== null || care.onlyFree
