/** The pure door: what can happen to a place, for the printed documents. */
export { agreementRubrics, rubricsInWords } from './agreement.ts'
export { placement } from './placement.ts'
