/** The pure door: what a request may do and by when, for neighbours and for the printed documents. */
export { priceInWords } from './answers/price.ts'
export { choice } from './choice.ts'
export { requestTerms, termsInWords } from './request-terms.ts'
export { requestKeeping } from './keep/keeping.ts'
