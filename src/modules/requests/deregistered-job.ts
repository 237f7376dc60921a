import type { Listener } from '../../platform/jobs.ts'
import { newId } from '../../platform/tokens.ts'
import { insertEvent, openChoicesAt } from './case-queries.ts'

/** A location left the register: every request that still waits there tells its desk, once. */
export const warnOfDeregistration: Listener<'locations.location_deregistered'> = {
  event: 'locations.location_deregistered',
  name: 'requests.warn_of_deregistration',
  async hear(tx, { subject: locationId }) {
    for (const { id, request_id } of await openChoicesAt(tx, locationId)) {
      await insertEvent(tx, {
        id: newId(),
        requestId: request_id,
        choiceId: id,
        kind: 'location_deregistered',
        actor: 'system',
        audience: 'desk',
      })
    }
  },
}
