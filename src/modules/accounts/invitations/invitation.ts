/** How long a link in an invitation works. */
export const invitationDays = 14

export interface InvitationFacts {
  readonly expiresAt: Temporal.Instant
  readonly acceptedAt: Temporal.Instant | null
  readonly withdrawnAt: Temporal.Instant | null
}

export type InvitationState = 'open' | 'lapsed' | 'accepted' | 'withdrawn'

export function invitationState(facts: InvitationFacts, now: Temporal.Instant): InvitationState {
  if (facts.acceptedAt !== null) return 'accepted'
  if (facts.withdrawnAt !== null) return 'withdrawn'
  return Temporal.Instant.compare(facts.expiresAt, now) <= 0 ? 'lapsed' : 'open'
}

export const invitationEnds = (now: Temporal.Instant): Temporal.Instant => now.add({ hours: 24 * invitationDays })
