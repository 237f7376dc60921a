import type { Module } from '../../platform/module.ts'
import { finishViewAudits } from '../../platform/view-audit.ts'
import { familyAnswerRoutes } from './answers/family-answer-routes.tsx'
import { answerRoutes } from './answers/answer-routes.tsx'
import { lapseOffersJob, lapseOffersTimer } from './answers/lapse-job.ts'
import {
  handBack,
  handOver,
  locationLetterJob,
  tellOfChange,
  tellOfMove,
  tellOfRequest,
} from './answers/location-letter-job.ts'
import { askRoutes } from './ask/ask-routes.tsx'
import { sweepDraftsJob, sweepDraftsTimer } from './ask/draft-job.ts'
import { draftRoutes } from './ask/draft-routes.tsx'
import { receivedRoutes } from './ask/received-routes.tsx'
import { warnOfDeregistration } from './deregistered-job.ts'
import { deskChangeRoutes } from './desk/change-routes.tsx'
import { contactRoutes } from './desk/contact-routes.tsx'
import { dossierRoutes } from './desk/dossier-routes.tsx'
import { registerRoutes } from './desk/register-routes.tsx'
import { workRoutes } from './desk/work-routes.tsx'
import { changeRoutes } from './family/change-routes.tsx'
import { familyRoutes } from './family/family-routes.tsx'
import { followRoutes } from './family/follow-routes.tsx'
import { sendLinksJob, sweepLinksJob } from './family/link-job.ts'
import { retainedRequests } from './keep/keep-queries.ts'
import { makePaperLetterJob } from './paper/paper-job.ts'
import { paperRoutes } from './paper/paper-routes.tsx'
import { requestPermissions } from './request-permissions.ts'
import { officerRoutes } from './officer/officer-routes.ts'
import { importListJob, sweepListsJob, sweepListsTimer } from './list/list-job.ts'
import { listRoutes } from './list/list-routes.tsx'
import { settingsRoutes } from './settings/settings-routes.tsx'

export { planLocationLetter } from './answers/location-letter-actions.ts'
export { requestsOfOffers } from './answers/answer-queries.ts'
export type { LocationPrice } from './answers/price.ts'
export type { Birth } from './asked.ts'
export { type Case, type CaseChoice, findCase, lockRequestOf, managesLocation } from './case-queries.ts'
export { openOffer, type StepOutcome, stepBy, takeStepIn } from './choice-actions.ts'
export { planFamilyLetter } from './letter-actions.ts'
export { desksOf } from './request-permissions.ts'

export const requests: Module = {
  permissions: requestPermissions,
  routes(web, platform) {
    finishViewAudits(web)
    askRoutes(web, platform)
    draftRoutes(web, platform)
    receivedRoutes(web, platform)
    familyRoutes(web, platform)
    changeRoutes(web, platform)
    followRoutes(web, platform)
    workRoutes(web, platform)
    registerRoutes(web, platform)
    contactRoutes(web, platform)
    deskChangeRoutes(web, platform)
    paperRoutes(web, platform)
    dossierRoutes(web, platform)
    familyAnswerRoutes(web, platform)
    answerRoutes(web, platform)
    settingsRoutes(web, platform)
    listRoutes(web, platform)
    officerRoutes(web, platform)
  },
  menu: [
    { label: 'requests.menu.mine', href: '/aanvraag', permission: 'requests.come_back', staff: false },
    { label: 'requests.staff.menu', href: '/werk', permission: 'requests.handle', staff: true, first: true },
    { label: 'paper.staff.menu', href: '/werk/post', permission: 'requests.handle', staff: true },
    { label: 'answers.staff.menu', href: '/werk/vragen', permission: 'requests.answer', staff: true, first: true },
    {
      label: 'list.staff.menu',
      href: '/werk/wachtlijst',
      permission: 'requests.handle',
      staff: true,
      manage: 'list.staff.hint',
    },
    {
      label: 'settings.staff.menu',
      href: '/werk/instellingen',
      permission: 'requests.set_terms',
      staff: true,
      manage: 'settings.staff.hint',
    },
  ],
  jobs: (platform) => [
    sendLinksJob(platform),
    sweepLinksJob(platform),
    sweepDraftsJob(platform),
    makePaperLetterJob(platform),
    importListJob(platform),
    sweepListsJob(platform),
    lapseOffersJob(platform),
    locationLetterJob(platform),
  ],
  retained: [retainedRequests],
  listeners: [warnOfDeregistration, tellOfRequest, tellOfMove, tellOfChange, handOver, handBack],
  timers: ['17 3 * * * requests_sweep_links', sweepDraftsTimer, sweepListsTimer, lapseOffersTimer],
}
