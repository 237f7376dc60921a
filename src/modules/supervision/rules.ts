// The pure door of this module: states and rules, for who prints or tests them.
export { signalKeeping } from './signals/keeping.ts'
export { signal } from './signals/signal.ts'
export { contactKeeping } from './clients/keeping.ts'
export { incidentDutyInWords, incidentTerms, incidentTermsInWords, reportDuties } from './incidents/duty.ts'
export { incident } from './incidents/incident.ts'
export { incidentKeeping } from './incidents/keeping.ts'
export { news } from './passed-on/news.ts'
export { sealedInSupervision } from './sealed-columns.ts'
