// The pure door of this module: states and rules, for who prints or tests them.
export { incidentDutyInWords, incidentTerms, incidentTermsInWords, reportDuties } from './incidents/duty.ts'
export { incident } from './incidents/incident.ts'
export { incidentKeeping } from './incidents/keeping.ts'
