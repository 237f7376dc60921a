import type { Module } from '../../platform/module.ts'
import { costApi } from './api/cost-api.ts'
import { batchJob, sweepBatchesJob, sweepBatchesTimer } from './batch/batch-job.ts'
import { batchRoutes } from './batch/batch-routes.tsx'
import { calculatorRoutes } from './calculator/calculator-routes.tsx'
import { setRoutes } from './sets/set-routes.tsx'
import { valuesRoutes } from './values/values-routes.tsx'
import { tariffPermissions } from './tariff-permissions.ts'

export { keptAsked } from './calculator/kept-answer-routes.ts'

export const tariffs: Module = {
  permissions: tariffPermissions,
  jobs: (platform) => [batchJob(platform), sweepBatchesJob(platform)],
  timers: [sweepBatchesTimer],
  menu: [
    { label: 'calculator.menu', href: '/kosten', permission: 'tariffs.calculate', staff: false },
    {
      label: 'batch.staff.menu',
      href: '/werk/kosten',
      permission: 'tariffs.batch',
      staff: true,
      manage: 'batch.staff.intro',
    },
    { label: 'sets.staff.menu', href: '/werk/tarieven', permission: 'tariffs.propose_values', staff: true },
  ],
  routes: (web, platform) => {
    calculatorRoutes(web, platform)
    valuesRoutes(web, platform)
    setRoutes(web, platform)
    batchRoutes(web, platform)
    costApi(web, platform)
  },
}
