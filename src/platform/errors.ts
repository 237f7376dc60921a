/** There is no such thing, or it is not yours: the answer is the same. */
export class NotFound extends Error {
  override readonly name = 'NotFound'
  readonly statusCode = 404
}

/** Signed in, but not allowed. */
export class NotAllowed extends Error {
  override readonly name = 'NotAllowed'
  readonly statusCode = 403
}

/** Somebody else changed it meanwhile; nothing was lost, look again. */
export class ChangedMeanwhile extends Error {
  override readonly name = 'ChangedMeanwhile'
  readonly statusCode = 409
}

/** Too much work at once; the page says when to come back. */
export class Busy extends Error {
  override readonly name = 'Busy'
  readonly statusCode = 503
}

/** `xById` functions end in this: what was asked for, or NotFound. */
export function orNotFound<T>(found: T | undefined): T {
  if (found === undefined) throw new NotFound('not found')
  return found
}

/** The disk is full, here or at the database: nothing was kept, and it is for whoever runs the house to mend. */
export function isStorageFull(fault: unknown): boolean {
  if (!(fault instanceof Error)) return false
  const { code } = fault as { code?: string }
  return code === '53100' || code === 'ENOSPC' || code === 'EDQUOT' || isStorageFull(fault.cause)
}
