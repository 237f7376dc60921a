/** Everything that can happen, one line each: names and ids only. The subject's events are handled in order. */
export interface Events {
  'accounts.invited': { subject: string; organisationId: string }
  'accounts.invitation_accepted': { subject: string; personId: string }
  'locations.register_imported': { subject: string; land: 'vl' | 'nl' }
  'locations.location_deregistered': { subject: string }
  'requests.received': { subject: string; deskId: string }
  'requests.answered': { subject: string; choiceId: string; answer: 'offered' | 'refused' | 'question' }
  'requests.family_replied': { subject: string; choiceId: string }
  'requests.withdrawn': { subject: string; choiceId: string }
  'requests.corrected': { subject: string; choiceId: string }
}

export type EventName = keyof Events
