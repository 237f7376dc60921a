import { type Retained, wipeEnded } from '../../../platform/retention.ts'
import { incidentKeeping } from './keeping.ts'

/** The form, the words and the names go; kind, dates and outcome stay for the figures. */
export const retainedIncidents: Retained = {
  kind: 'incident',
  houses: ['authority'],
  name: 'incidents.staff.kept',
  after: 'incidents.staff.kept.after',
  rules: incidentKeeping,
  numbered: true,
  settable: true,
  wipe: wipeEnded({ schema: 'supervision', view: 'ended_incident', wiper: 'anonymise_incidents' }),
}
