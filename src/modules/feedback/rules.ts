// The pure door of this module: states and rules, for who prints or tests them.
export { measure } from './measure.ts'
export { adviceRights, rightInWords } from './panel/advice-right.ts'
export { type Advice, consultation, type ConsultationState } from './panel/consultation.ts'
export { improvementsPath, panelsPath, consultationPath, writeImprovementsPath } from './panel/panel-paths.ts'
export { panelSettingsInWords, usualPanelSettings } from './panel/panel-settings.ts'
export { floorInWords, judgementFloors, procedureInWords, usualProcedures } from './procedure/procedure.ts'
export { reaction } from './reaction-states.ts'
export { wayInWords, ways } from './ways/ways.ts'
export { type DisputeRow, type FigureRow, type Figures, figuresOf, isCounted, meanMark, type Nature, natures, reportTerms, type Result, results } from './figures/figures.ts' // prettier-ignore
export { lawWeeks, type Procedure, procedureOn, type WordingName } from './procedure/procedure.ts'
export { procedurePath } from './procedure/house.ts'
export { wayNames } from './ways/ways.ts'
export { coordinatingRoles } from './feedback-permissions.ts'
