import { addressPurpose, wordKeyPurpose } from '../../lib/seal-purposes.ts'
import type { SealedColumn } from '../../platform/sealed-column.ts'

// What of a reaction is sealed with a key of the house, and for what: the key of its words, who speaks in confidence, and mail that
// nobody read yet.

export const identityPurpose = (reactionId: string): string => `feedback.identity ${reactionId}`
export const arrivalPurpose = 'feedback.arrival'

export const sealedInFeedback: readonly SealedColumn[] = [
  { table: 'feedback.reaction', column: 'words_key', key: ['id'], purpose: ({ id = '' }) => wordKeyPurpose(id) },
  // The address of a letter, before the letter is made.
  { table: 'feedback.reaction', column: 'contact_sealed', key: ['id'], purpose: () => addressPurpose },
  {
    table: 'feedback.identity',
    column: 'wrapped_key',
    key: ['reaction_id'],
    purpose: ({ reaction_id = '' }) => identityPurpose(reaction_id),
  },
  { table: 'feedback.arrival', column: 'sealed', key: ['id'], purpose: () => arrivalPurpose },
]
