import type { Module } from '../../platform/module.ts'
import { locationPermissions } from './location-permissions.ts'

export { type Land, locationKinds, type LocationKind, locationPath, requestPath } from './location.ts'
export { deskOf, findLocation, locationById, type Desk, type Location } from './location-queries.ts'

export const locations: Module = {
  permissions: locationPermissions,
}
