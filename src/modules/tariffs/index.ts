import type { Module } from '../../platform/module.ts'
import { costApi } from './api/cost-api.ts'
import { batchJob, sweepBatchesJob, sweepBatchesTimer } from './batch/batch-job.ts'
import { batchRoutes } from './batch/batch-routes.tsx'
import { calculatorRoutes } from './calculator/calculator-routes.tsx'
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
  ],
  routes: (web, platform) => {
    calculatorRoutes(web, platform)
    valuesRoutes(web, platform)
    batchRoutes(web, platform)
    costApi(web, platform)
  },
}
