/** How long somebody may look with a reason, in minutes, where his house decided nothing; and what a house may decide. */
export const openMinutes = { usual: 60, least: 15, most: 480 } as const

/** Under this name in the settings of a house (audit.setting). */
export const openSetting = 'opening_minutes'

/** What a house decided, as far as it is within bounds. */
export function minutesFrom(value: unknown): number {
  if (typeof value !== 'number' || !Number.isInteger(value)) return openMinutes.usual
  return Math.min(Math.max(value, openMinutes.least), openMinutes.most)
}

/** A reason that says something: a word is none. */
export const shortestReason = 15
export const longestReason = 1000
