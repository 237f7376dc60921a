// The pure door of this module: states and rules, for who prints or tests them.
export { measure } from './measure.ts'
export { floorInWords, judgementFloors, procedureInWords, usualProcedures } from './procedure/procedure.ts'
export { reaction } from './reaction-states.ts'
export { wayInWords, ways } from './ways/ways.ts'
