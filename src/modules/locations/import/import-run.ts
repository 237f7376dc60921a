import type { Machine } from '../../../lib/states.ts'

export type ImportKind = 'lrk' | 'postcode_points' | 'boundaries'
export type ImportState = 'waiting' | 'reading' | 'comparing' | 'applying' | 'done' | 'failed'
export type LineOutcome = 'new' | 'changed' | 'gone' | 'rejected'

export const importKinds: readonly ImportKind[] = ['lrk', 'postcode_points', 'boundaries']
export const lineOutcomes: readonly LineOutcome[] = ['new', 'changed', 'gone', 'rejected']

export interface ImportOptions {
  /** The operator has seen that many locations would be deregistered, and means it. */
  readonly acceptManyGone?: boolean
  /** Boundaries: the properties that hold the code and the name of a municipality. */
  readonly code?: string
  readonly name?: string
  /** Columns that the file has and we do not know: they were left out. */
  readonly unknownColumns?: readonly string[]
}

export interface ImportCounts {
  readonly new: number
  readonly changed: number
  readonly gone: number
  readonly unchanged: number
  readonly rejected: number
}

export type ImportFailure =
  | 'empty'
  | 'utf16'
  | 'zip'
  | 'pdf'
  | 'html'
  | 'binary'
  | 'delimiter'
  | 'missing_columns'
  | 'columns_twice'
  | 'no_rows'
  | 'many_gone'
  | 'file_gone'
  | 'interrupted'
  | 'not_json'
  | 'not_geojson'
  | 'not_wgs84'
  | 'no_property'
  | 'fault'

/** A file that cannot be taken in, for a reason that a person can mend. */
export class ImportRefused extends Error {
  override readonly name = 'ImportRefused'
  readonly failure: ImportFailure
  readonly about: string
  constructor(failure: ImportFailure, about = '') {
    super(failure)
    this.failure = failure
    this.about = about
  }
}

/** As the run keeps it: the name of the reason, and after a colon what it is about. */
export const failureText = ({ failure, about }: ImportRefused): string => (about ? `${failure}: ${about}` : failure)

export function readFailure(text: string): { failure: string; about: string } {
  const [failure = '', ...about] = text.split(': ')
  return { failure, about: about.join(': ') }
}

/** From here on, an import waits for a person who says that so many locations are really gone. */
export const manyGoneShare = 0.2

export const areManyGone = (gone: number, registered: number): boolean => gone > registered * manyGoneShare

export const isOver = (state: ImportState): boolean => state === 'done' || state === 'failed'

/** A job that was killed starts again from reading: nothing of it was kept. */
export const importMachine: Machine<ImportState, 'start' | 'compare' | 'apply' | 'finish' | 'refuse' | 'start_again'> =
  {
    of: 'Import run',
    start: ['waiting'],
    states: {
      waiting: { start: { to: 'reading', by: ['worker'] }, refuse: { to: 'failed', by: ['worker'] } },
      reading: {
        compare: { to: 'comparing', by: ['worker'] },
        refuse: { to: 'failed', by: ['worker'] },
        start_again: { to: 'reading', by: ['worker'] },
      },
      comparing: {
        apply: { to: 'applying', by: ['worker'] },
        finish: { to: 'done', by: ['worker'] },
        refuse: { to: 'failed', by: ['worker'] },
        start_again: { to: 'reading', by: ['worker'] },
      },
      applying: { finish: { to: 'done', by: ['worker'] }, start_again: { to: 'reading', by: ['worker'] } },
      done: {},
      failed: {},
    },
  }
