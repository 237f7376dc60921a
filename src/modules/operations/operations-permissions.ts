import type { Actor } from '../../lib/actor.ts'

export const operationsPermissions = {
  /**
   * Whose letters one sees is decided by row-level security: those of the organisations one acts for. A privacy officer opens none;
   * nor does who talks with organisers for an authority, whose letters say who told it something.
   */
  'operations.see_letters': (actor: Actor) =>
    actor.kind === 'person' &&
    actor.memberships.some(({ role }) => role !== 'privacy_officer' && role !== 'client_manager'),
  /** The pages for makers; their routes exist only beside the demo region. */
  'operations.develop': () => true,
}
