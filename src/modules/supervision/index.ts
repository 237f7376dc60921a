import type { Module } from '../../platform/module.ts'
import { supervisionPermissions } from './supervision-permissions.ts'

export const supervision: Module = {
  permissions: supervisionPermissions,
}
