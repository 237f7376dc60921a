import { addressPurpose } from '../lib/seal-purposes.ts'

/** A column of bytes that is sealed with a key of the house. A test holds the list of them against the schema. */
export interface SealedColumn {
  readonly table: string
  readonly column: string
  /** The columns that name its row, and those that its purpose needs. */
  readonly key: readonly string[]
  /** For what it was sealed. @param row the key of that row, as text */
  readonly purpose: (row: Readonly<Record<string, string>>) => string
}

/** The address of a letter that nobody reads, until it is sent. */
export const sealedLetters: SealedColumn = {
  table: 'platform.letter',
  column: 'to_sealed',
  key: ['id'],
  purpose: () => addressPurpose,
}
