import type { Person } from '../../../lib/actor.ts'
import { coordinatedBy } from '../feedback-permissions.ts'
import type { MeasureActor } from '../measure.ts'

/** As what somebody stands to a measure. */
export const measureActors = (actor: Person, found: MeasurePeople): MeasureActor[] => [
  ...(found.ownerId === actor.personId ? (['owner'] as const) : []),
  ...(found.handlerId === actor.personId ? (['handler'] as const) : []),
  ...(found.approverId === actor.personId ? (['approver'] as const) : []),
  ...(coordinatedBy(actor).includes(found.organisationId) ? (['coordinator'] as const) : []),
]

/** The people around a measure. */
export interface MeasurePeople {
  readonly organisationId: string
  readonly ownerId: string
  readonly handlerId: string | null
  readonly approverId: string | null
}
