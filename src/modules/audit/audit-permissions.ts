import { type Actor, hasRole } from '../../lib/actor.ts'

/** Who oversees a house: its managers and who looks after its privacy. The database says the same (audit.overseen). */
const overseeingRoles = [
  'operator',
  'desk_manager',
  'organiser_manager',
  'officer',
  'complaints_officer',
  'privacy_officer',
] as const

const oversees = (actor: Actor) => overseenBy(actor).length > 0

export const auditPermissions = {
  /** Read who looked at what in one's house. */
  'audit.read_log': oversees,
  /** Decide how long things are kept, hold a case, and how colleagues are shown. */
  'audit.decide': oversees,
  /** Who looked at my case: the reaction or the request of the session. */
  'audit.see_own_case': () => true,
}

/** The houses that a person oversees; who works at one location oversees none. */
export function overseenBy(actor: Actor): readonly string[] {
  if (actor.kind !== 'person' || !hasRole(actor, ...overseeingRoles)) return []
  return actor.memberships
    .filter(({ role, locationId }) => locationId === null && overseeingRoles.some((one) => one === role))
    .map(({ organisationId }) => organisationId)
}
