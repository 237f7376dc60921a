import { Logger } from 'graphile-worker'

/** Says what went wrong, not every job; payloads hold ids only, and stay out all the same. */
export const quietLogger = new Logger(() => (level, message) => {
  if (level === 'error' || level === 'warning') console.error(JSON.stringify({ level, worker: message }))
})
