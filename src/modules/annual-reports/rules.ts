// The pure door of this module: states and rules, for who prints or tests them.
export { dutyInWords, reportDuties } from './report-rules.ts'
export { annualReport } from './report-state.ts'
