// The pure door of this module.
export { sessionKeeping } from './sessions/keeping.ts'
export { sealedInAccounts } from './sealed-columns.ts'
