import type { Module } from '../../platform/module.ts'
import { locationPermissions } from './location-permissions.ts'

export const locations: Module = {
  permissions: locationPermissions,
}
