/** Everything that can happen, one line each: names and ids only. The subject's events are handled in order. */
export interface Events {
  'accounts.invited': { subject: string; organisationId: string }
  'accounts.invitation_accepted': { subject: string; personId: string }
  'locations.register_imported': { subject: string; land: 'vl' | 'nl' }
  'locations.location_deregistered': { subject: string }
  'locations.claim_received': { subject: string; locationId: string }
  'locations.claimed': { subject: string; organisationId: string }
  'locations.unclaimed': { subject: string }
  'requests.changed': { subject: string; what: 'days' | 'start' | 'contact' | 'order' }
  'requests.received': { subject: string; deskId: string }
  'requests.choice_moved': { subject: string; choiceId: string; eventId: string; step: string; by: string }
  'feedback.received': { subject: string; holderId: string }
  'feedback.moved': { subject: string; holderId: string; step: string; eventId: string }
  'placements.accepted': { subject: string; requestId: string; choiceId: string }
  'placements.moved': { subject: string; requestId: string; eventId: string; step: string; by: string }
}

export type EventName = keyof Events
