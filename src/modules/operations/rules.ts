// The pure door of this module.
export { letterKeeping } from './keeping.ts'
