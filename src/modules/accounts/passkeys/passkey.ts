/** A key on a device of a person, which proves that he has it and unlocked it. */
export interface Passkey {
  readonly id: string
  /** As its owner calls it. */
  readonly name: string
  /** The host name that it opens; browsers offer it nowhere else. */
  readonly host: string
  /** Kept by the maker of the device too, so that a lost telephone loses nothing. */
  readonly backedUp: boolean
  readonly createdAt: Temporal.Instant
  readonly lastUsedAt: Temporal.Instant | null
}

/** More than anybody has devices for. */
export const mostPasskeys = 20

/** A key opens the house for years, so it is added shortly after proving who one is: not on a screen that stood open. */
export const freshMinutes = 30

export const isFresh = (sessionSince: Temporal.Instant, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(now, sessionSince.add({ minutes: freshMinutes })) < 0
