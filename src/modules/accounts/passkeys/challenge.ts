/** What a passkey is asked to sign; sealed in the browser that asked. It counts once, which the database remembers. */
export interface Challenge {
  readonly challenge: string
  /** Whoever adds a key; absent for who logs in. */
  readonly personId?: string
}

export const challengeCookie = {
  name: 'sleutel',
  purpose: 'accounts.passkey_challenge',
  minutes: 5,
  sameSite: 'strict',
} as const
