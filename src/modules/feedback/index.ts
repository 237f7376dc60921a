import type { Module } from '../../platform/module.ts'
import { arrivalsRoutes } from './arrive/arrivals-routes.tsx'
import { readArrivalJob, sweepArrivalsJob, sweepArrivalsTimer } from './arrive/read-job.ts'
import { mailRoom } from './arrive/receive-actions.ts'
import { dossierRoutes } from './desk/dossier-routes.tsx'
import { workRoutes } from './desk/work-routes.tsx'
import { questionRoutes } from './complaints-desk/question-routes.tsx'
import { deskYearRoutes } from './complaints-desk/year-routes.tsx'
import { feedbackPermissions } from './feedback-permissions.ts'
import { sendLinksJob, sweepLinksJob, sweepLinksTimer } from './follow/link-job.ts'
import { followRoutes } from './follow/status-routes.tsx'
import { tellHandoverJob } from './handover/handover-job.ts'
import { handoverRoutes } from './handover/handover-routes.tsx'
import { tellHandlerJob, tellLocationJob } from './hear/hear-job.ts'
import { ownSideRoutes } from './hear/own-side-routes.tsx'
import { retainedReactions } from './keep/keep-queries.ts'
import { printJudgementJob } from './judge/print-job.ts'
import { identityRoutes } from './identity/identity-routes.tsx'
import { codeRoutes } from './identity/code-routes.tsx'
import { officerRoutes } from './mediate/officer-routes.tsx'
import { printRecordJob } from './mediate/print-job.ts'
import { sideRoutes } from './mediate/side-routes.tsx'
import { tellOfMediationJob } from './mediate/tell-job.ts'
import { measuresRoutes } from './measures/measures-routes.tsx'
import { tellOpeningJob } from './open/open-job.ts'
import { openRoutes } from './open/open-routes.tsx'
import { consultationRoutes } from './panel/consultation-routes.tsx'
import { ownPanelRoutes } from './panel/own-panel-routes.tsx'
import { panelWatchJob, panelWatchTimer, sendPanelLinksJob, tellMemberJob, tellPanelJob } from './panel/panel-job.ts'
import { panelRoutes } from './panel/panel-routes.tsx'
import { procedureRoutes } from './procedure/procedure-routes.tsx'
import { registerRoutes } from './register/register-routes.tsx'
import { situationRoutes } from './situation/situation-routes.ts'
import { speakRoutes } from './speak/speak-routes.tsx'
import {
  askSurveyJob,
  finishJob,
  tellOfReaction,
  tellOfStep,
  tellStaffJob,
  watchJob,
  watchTimer,
} from './watch/watch-job.ts'
import { strictRoutes } from './strict/strict-routes.tsx'
import { substitutesRoutes } from './substitutes/substitutes-routes.tsx'
import { tasksRoutes } from './tasks/tasks-routes.tsx'
import { templatesRoutes } from './templates/templates-routes.tsx'
import { waysRoutes } from './ways/ways-routes.tsx'

export { coordinatedBy } from './feedback-permissions.ts'
export { disputeRows, figureRows, type ReportText, reportTexts, saveReportText } from './figures/figures-queries.ts'
export { askPanel } from './panel/consultation-actions.ts'
export { type Consultation, consultationsOnReport } from './panel/consultation-queries.ts'
export { type Panel, panelsOf } from './panel/panel-queries.ts'
export { panelSettingsOf } from './panel/panel-setting-queries.ts'
export { panelNames, type PublicText, publicTexts, savePublicWords, type ShownAdvice, shownAdvice, type ShownImprovement, shownImprovements } from './panel/shown-queries.ts' // prettier-ignore
export { panelMemberNow } from './panel/member-link-queries.ts'
export { countExplained } from './procedure/explained-queries.ts'
export { findHouse, type House, houseById, housesAmong } from './procedure/house-queries.ts'
export { type Leak, leaksIn } from './identity/leak.ts'
export { knownReporter } from './identity/known-queries.ts'
export { findReaction, type Reaction } from './reaction-queries.ts'
export { isOpen } from './reaction-states.ts'
export { tellReporter } from './tell-actions.ts'
export { nameSubstitute } from './substitutes/substitute-actions.ts'
export { substitutesFrom } from './substitutes/substitute-queries.ts'
export { ownHouse } from './procedure/own-house-queries.ts'
export { answerPassedOn, passOn, type PassingOn } from './pass-on/pass-on-actions.ts'
export { findPassedOn, type PassedOn, passedOnBy, type PassedOnWhole } from './pass-on/pass-on-queries.ts'
export { PassedOnPart, PassedOnTag } from './pass-on/passed-on-page.tsx'
export { procedureWords, settingRowsOf } from './procedure/procedure-queries.ts'
export { findSubject, locationsNamed, type Subject } from './speak/subject-queries.ts'
export { coordinatorsOf, type StaffReader } from './watch/watch-queries.ts'
export { DangerCalls, DangerScreen } from './ways/danger-page.tsx'
export { Ways } from './ways/way-cards-page.tsx'

export const feedback: Module = {
  permissions: feedbackPermissions,
  routes(web, platform) {
    speakRoutes(web, platform)
    followRoutes(web, platform)
    codeRoutes(web, platform)
    identityRoutes(web, platform)
    workRoutes(web, platform)
    registerRoutes(web, platform)
    arrivalsRoutes(web, platform)
    substitutesRoutes(web, platform)
    tasksRoutes(web, platform)
    templatesRoutes(web, platform)
    openRoutes(web, platform)
    dossierRoutes(web, platform)
    handoverRoutes(web, platform)
    strictRoutes(web, platform)
    situationRoutes(web, platform)
    measuresRoutes(web, platform)
    questionRoutes(web, platform)
    deskYearRoutes(web, platform)
    officerRoutes(web, platform)
    sideRoutes(web, platform)
    ownSideRoutes(web, platform)
    waysRoutes(web, platform)
    procedureRoutes(web, platform)
    panelRoutes(web, platform)
    consultationRoutes(web, platform)
    ownPanelRoutes(web, platform)
  },
  footer: [{ label: 'ways.menu', href: '/reactie' }],
  menu: [
    { label: 'desk.staff.menu', href: '/werk/reacties', permission: 'feedback.handle', staff: true },
    { label: 'hear.staff.menu', href: '/werk/wederhoor', permission: 'feedback.tell_own_side', staff: true },
    {
      label: 'open.staff.menu',
      href: '/werk/reacties/inzage',
      permission: 'feedback.open_with_reason',
      staff: true,
      manage: 'open.staff.hint',
    },
    {
      label: 'complaints-desk.staff.menu',
      href: '/werk/klachtenloket',
      permission: 'feedback.read_desk_figures',
      staff: true,
    },
    {
      label: 'procedure.staff.menu',
      href: '/werk/procedure',
      permission: 'feedback.set_procedure',
      staff: true,
      manage: 'procedure.staff.hint',
    },
    {
      label: 'panel.staff.menu',
      href: '/werk/panel',
      permission: 'feedback.keep_panel',
      staff: true,
      manage: 'panel.staff.hint',
    },
  ],
  mail: mailRoom,
  jobs: (platform) => [
    readArrivalJob(platform),
    sweepArrivalsJob(platform),
    sendLinksJob(platform),
    sweepLinksJob(platform),
    tellLocationJob(platform),
    tellHandlerJob(platform),
    tellHandoverJob(platform),
    printJudgementJob(platform),
    printRecordJob(platform),
    tellOfMediationJob(platform),
    askSurveyJob(platform),
    finishJob(platform),
    tellStaffJob(platform),
    watchJob(platform),
    tellOpeningJob(platform),
    tellPanelJob(platform),
    tellMemberJob(platform),
    sendPanelLinksJob(platform),
    panelWatchJob(platform),
  ],
  retained: [retainedReactions],
  listeners: [tellOfReaction, tellOfStep],
  timers: [sweepLinksTimer, sweepArrivalsTimer, watchTimer, panelWatchTimer],
}
