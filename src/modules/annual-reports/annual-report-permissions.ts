import { type Actor, hasRole } from '../../lib/actor.ts'
import { coordinatingRoles } from '../feedback/rules.ts'

export const annualReportPermissions = {
  /** A published report is for everybody. */
  'annual-reports.read': () => true,
  /** Who coordinates a house writes its report; which houses, the rows say. */
  'annual-reports.write': (actor: Actor) => hasRole(actor, ...coordinatingRoles),
}
