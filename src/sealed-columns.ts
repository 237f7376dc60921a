// Every column that a key of the house seals: to rotate the keys, each is sealed anew. A module adds its columns here, from its pure
// door; a test holds the list against the schema.
import { sealedInAccounts } from './modules/accounts/rules.ts'
import { sealedInFeedback } from './modules/feedback/rules.ts'
import { sealedInSupervision } from './modules/supervision/rules.ts'
import { sealedInTariffs } from './modules/tariffs/rules.ts'
import { type SealedColumn, sealedLetters } from './platform/sealed-column.ts'

export const sealedColumns: readonly SealedColumn[] = [
  sealedLetters,
  ...sealedInAccounts,
  ...sealedInTariffs,
  ...sealedInFeedback,
  ...sealedInSupervision,
]
