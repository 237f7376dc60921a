import type { Module } from '../../platform/module.ts'
import { retainedSignals } from './signals/keep-queries.ts'
import { reportRoutes } from './signals/report-routes.tsx'
import { signalRoutes } from './signals/signal-routes.tsx'
import { signalsRoutes } from './signals/signals-routes.tsx'
import { houseRulesRoutes } from './house-rules/house-rules-routes.tsx'
import { announceRoutes } from './incidents/announce-routes.tsx'
import { formRoutes } from './incidents/form-routes.tsx'
import { retainedContacts } from './clients/keep-queries.ts'
import { retainedIncidents } from './incidents/keep-queries.ts'
import { ownRoutes } from './incidents/own-routes.tsx'
import { remindFormsJob, remindTimer, tellIncidentJob } from './incidents/tell-job.ts'
import { watchRoutes } from './incidents/watch-routes.tsx'
import { clientsRoutes } from './clients/clients-routes.tsx'
import { clarifyRoutes } from './clarify/clarify-routes.tsx'
import { askLocationJob, tellClarifiedJob } from './clarify/clarify-job.ts'
import { dossierRoutes } from './dossier/dossier-routes.tsx'
import { passedOnRoutes } from './passed-on/passed-on-routes.tsx'
import { tellNewsJob } from './passed-on/news-job.ts'
import { registerPath } from './paths.ts'
import { registerRoutes } from './report-register/register-routes.tsx'
import { authorityRoutes } from './authority/authority-routes.tsx'
import { supervisionPermissions } from './supervision-permissions.ts'

export const supervision: Module = {
  permissions: supervisionPermissions,
  routes(web, platform) {
    signalsRoutes(web, platform)
    reportRoutes(web, platform)
    signalRoutes(web, platform)
    announceRoutes(web, platform)
    ownRoutes(web, platform)
    formRoutes(web, platform)
    houseRulesRoutes(web, platform)
    watchRoutes(web, platform)
    authorityRoutes(web, platform)
    registerRoutes(web, platform)
    passedOnRoutes(web, platform)
    dossierRoutes(web, platform)
    clientsRoutes(web, platform)
    clarifyRoutes(web, platform)
  },
  menu: [
    { label: 'signals.staff.menu', href: '/werk/signalen', permission: 'supervision.hear_signals', staff: true },
    { label: 'incidents.staff.menu', href: '/werk/meldplicht', permission: 'supervision.complete', staff: true },
    {
      label: 'incidents.staff.menu',
      href: '/werk/meldplicht',
      permission: 'supervision.write_down',
      staff: true,
      manage: 'incidents.staff.hint',
    },
    {
      label: 'report-register.staff.menu',
      href: registerPath,
      permission: 'supervision.watch',
      staff: true,
      first: true,
    },
    {
      label: 'clarify.staff.menu',
      href: '/werk/toelichting',
      permission: 'supervision.clarify',
      staff: true,
      manage: 'clarify.staff.hint',
    },
  ],
  jobs: (platform) => [
    tellIncidentJob(platform),
    remindFormsJob(platform),
    tellNewsJob(platform),
    askLocationJob(platform),
    tellClarifiedJob(platform),
  ],
  timers: [remindTimer],
  retained: [retainedSignals, retainedIncidents, retainedContacts],
}
