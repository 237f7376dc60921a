import type { SealedColumn } from '../../platform/sealed-column.ts'

// What of accounts is sealed with a key of the house, and for what.

export const totpPurpose = 'accounts.totp'
export const secretPurpose = (signOnId: string): string => `accounts.sign_on ${signOnId}`
export const idTokenPurpose = (signOnId: string): string => `accounts.id_token ${signOnId}`

export const sealedInAccounts: readonly SealedColumn[] = [
  { table: 'accounts.second_factor', column: 'secret_sealed', key: ['person_id'], purpose: () => totpPurpose },
  { table: 'accounts.sign_on', column: 'secret_sealed', key: ['id'], purpose: ({ id = '' }) => secretPurpose(id) },
  {
    table: 'accounts.sign_on_arrival',
    column: 'id_token_sealed',
    key: ['id', 'sign_on_id'],
    purpose: ({ sign_on_id = '' }) => idTokenPurpose(sign_on_id),
  },
]
