import type { Module } from '../../platform/module.ts'
import { costApi } from './api/cost-api.ts'
import { batchJob, sweepBatchesJob, sweepBatchesTimer } from './batch/batch-job.ts'
import { batchRoutes } from './batch/batch-routes.tsx'
import { authorisedRoutes } from './certificates/authorised-routes.tsx'
import {
  certificatesDailyJob,
  certificatesDailyTimer,
  eraseIncomeJob,
  lookAfterCertificateJob,
} from './certificates/certificate-job.ts'
import { certificateRoutes } from './certificates/certificate-routes.tsx'
import { termsRoutes } from './certificates/terms-routes.tsx'
import { calculatorRoutes } from './calculator/calculator-routes.tsx'
import { setRoutes } from './sets/set-routes.tsx'
import { valuesRoutes } from './values/values-routes.tsx'
import { tariffPermissions } from './tariff-permissions.ts'

export { isAuthorised } from './certificates/authorised-queries.ts'
export { keptAsked } from './calculator/kept-answer-routes.ts'

export const tariffs: Module = {
  permissions: tariffPermissions,
  jobs: (platform) => [
    batchJob(platform),
    sweepBatchesJob(platform),
    certificatesDailyJob(platform),
    lookAfterCertificateJob(platform),
    eraseIncomeJob(platform),
  ],
  timers: [sweepBatchesTimer, certificatesDailyTimer],
  menu: [
    { label: 'calculator.menu', href: '/kosten', permission: 'tariffs.calculate', staff: false },
    {
      label: 'batch.staff.menu',
      href: '/werk/kosten',
      permission: 'tariffs.batch',
      staff: true,
      manage: 'batch.staff.intro',
    },
    { label: 'certificates.staff.menu', href: '/werk/attesten', permission: 'tariffs.certificates', staff: true },
    { label: 'sets.staff.menu', href: '/werk/tarieven', permission: 'tariffs.propose_values', staff: true },
  ],
  routes: (web, platform) => {
    calculatorRoutes(web, platform)
    valuesRoutes(web, platform)
    setRoutes(web, platform)
    batchRoutes(web, platform)
    termsRoutes(web, platform)
    certificateRoutes(web, platform)
    authorisedRoutes(web, platform)
    costApi(web, platform)
  },
}
