import type { PlainTextKey } from '../../text-keys.ts'

/** The name of whoever acted, by role: of a colleague as his house calls him, of the others as they came in. */
const words: Readonly<Record<string, PlainTextKey>> = {
  operator: 'accounts.role.operator',
  desk_manager: 'accounts.role.desk_manager',
  desk_worker: 'accounts.role.desk_worker',
  organiser_manager: 'accounts.role.organiser_manager',
  complaint_coordinator: 'accounts.role.complaint_coordinator',
  location_worker: 'accounts.role.location_worker',
  officer: 'accounts.role.officer',
  client_manager: 'accounts.role.client_manager',
  policy: 'accounts.role.policy',
  complaints_officer: 'accounts.role.complaints_officer',
  privacy_officer: 'accounts.role.privacy_officer',
  family: 'looked.role.family',
  reporter: 'looked.role.reporter',
  location: 'looked.role.location',
  system: 'looked.role.system',
}

export const roleWords = (role: string): PlainTextKey => words[role] ?? 'looked.role.other'
