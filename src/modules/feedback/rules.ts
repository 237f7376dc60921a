// The pure door of this module: states and rules, for who prints or tests them.
export { arrival } from './arrive/arrival.ts'
export { reactionKeeping } from './keep/keeping.ts'
export { measure } from './measure.ts'
export { mediation } from './mediate/mediation.ts'
export { floorInWords, judgementFloors, procedureInWords, usualProcedures } from './procedure/procedure.ts'
export { reaction } from './reaction-states.ts'
export { wayInWords, ways } from './ways/ways.ts'
export { type DisputeRow, type FigureRow, type Figures, figuresOf, isCounted, meanMark, type Nature, natures, reportTerms, type Result, results } from './figures/figures.ts' // prettier-ignore
export { lawWeeks, type Procedure, procedureOn, type WordingName } from './procedure/procedure.ts'
export { procedurePath } from './procedure/house.ts'
export { wayNames } from './ways/ways.ts'
export { coordinatingRoles } from './feedback-permissions.ts'
