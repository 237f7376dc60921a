import { hasRole, type Actor } from '../../lib/actor.ts'
import { isOperator, managesRole } from './roles.ts'

/** Who may ask for the pages of this module; which organisation or person is judged by `roles.ts` in the actions. */
export const accountsPermissions = {
  /** The ways in, and out: for everybody, or nobody could ever log in. */
  'accounts.enter': () => true,
  'accounts.see_own_account': (actor: Actor) => actor.kind === 'person',
  'accounts.manage_people': (actor: Actor) =>
    actor.kind === 'person' && actor.memberships.some(({ role }) => managesRole(role)),
  'accounts.manage_organisations': isOperator,
  /** Say texts in the desk's own words. */
  'accounts.reword': (actor: Actor) => hasRole(actor, 'desk_manager'),
}
