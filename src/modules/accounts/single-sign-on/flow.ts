/** What must come back unchanged. */
export interface Sent {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
}

/** A browser that is away at a provider: sealed in its own cookie, and nowhere else. */
export interface Flow extends Sent {
  /** With which settings it was sent: it comes back to the same ones. */
  readonly signOnId: string
  /** Where the person was going. */
  readonly next?: string | undefined
  /** Who tries the settings out, instead of logging in. */
  readonly testedBy?: string | undefined
}

export const flowCookie = {
  name: 'aanbieder',
  purpose: 'accounts.sign_on_flow',
  minutes: 15,
  sameSite: 'lax',
} as const
