/** "f…@example.org": enough to recognise in a list that others in the room can see. */
export function maskedAddress(address: string): string {
  const [name = '', host = ''] = address.split('@')
  return `${name.slice(0, 1)}…@${host}`
}

export type FailureKind = 'refused' | 'later' | 'unreachable' | 'other'

/** What the mail server's code means for the person who looks at the outbox. */
export function failureInWords(failure: string | null): FailureKind {
  if (failure === null) return 'other'
  if (/\b5\d\d\b/.test(failure)) return 'refused'
  if (/\b4\d\d\b/.test(failure)) return 'later'
  return /ECONN|ETIMEDOUT|ESOCKET|EDNS|ENOTFOUND/.test(failure) ? 'unreachable' : 'other'
}
