import { accounts } from './modules/accounts/index.ts'
import { annualReports } from './modules/annual-reports/index.ts'
import { auditOf } from './modules/audit/index.ts'
import { feedback } from './modules/feedback/index.ts'
import { locations } from './modules/locations/index.ts'
import { operations } from './modules/operations/index.ts'
import { placements } from './modules/placements/index.ts'
import { requests } from './modules/requests/index.ts'
import { supervision } from './modules/supervision/index.ts'
import { tariffs } from './modules/tariffs/index.ts'
import type { Module } from './platform/module.ts'

const trade: readonly Module[] = [
  locations,
  tariffs,
  requests,
  placements,
  feedback,
  supervision,
  annualReports,
  operations,
  accounts,
]

/** In the order of their menus. */
export const everyModule: readonly Module[] = [...trade, auditOf(trade)]
