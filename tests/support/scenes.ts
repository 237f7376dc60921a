import { answersScenes } from './scenes/answers-scenes.ts'
import { annualReportScenes } from './scenes/annual-report-scenes.ts'
import { accountsScenes } from './scenes/accounts-scenes.ts'
import { auditScenes } from './scenes/audit-scenes.ts'
import { calculatorScenes } from './scenes/calculator-scenes.ts'
import { capacityScenes } from './scenes/capacity-scenes.ts'
import { certificateScenes } from './scenes/certificate-scenes.ts'
import { claimsScenes } from './scenes/claims-scenes.ts'
import { arrivalsScenes } from './scenes/arrivals-scenes.ts'
import { desksScenes } from './scenes/desks-scenes.ts'
import { entryScenes } from './scenes/entry-scenes.ts'
import { feedbackScenes } from './scenes/feedback-scenes.ts'
import { strictScenes } from './scenes/strict-scenes.ts'
import { feedbackTogetherScenes } from './scenes/feedback-together-scenes.ts'
import { incidentScenes } from './scenes/incident-scenes.ts'
import { locationsScenes } from './scenes/locations-scenes.ts'
import { locationsStaffScenes } from './scenes/locations-staff-scenes.ts'
import { complaintsDeskScenes } from './scenes/complaints-desk-scenes.ts'
import { manageScenes } from './scenes/manage-scenes.ts'
import { operationsScenes } from './scenes/operations-scenes.ts'
import { panelScenes } from './scenes/panel-scenes.ts'
import { platformScenes } from './scenes/platform-scenes.ts'
import { deskScenes } from './scenes/requests-desk-scenes.ts'
import { familyScenes } from './scenes/requests-family-scenes.ts'
import { tariffSetScenes } from './scenes/tariff-set-scenes.ts'
import { procedureAndOutsideScenes } from './scenes/procedure-scenes.ts'
import { profileScenes } from './scenes/profile-scenes.ts'
import { signalsScenes } from './scenes/signals-scenes.ts'
import { signOnScenes } from './scenes/sign-on-scenes.ts'
import { supervisionScenes } from './scenes/supervision-scenes.ts'
import { waysScenes } from './scenes/ways-scenes.ts'
import type { Scene } from './scenes/scene.ts'

/** Every page in every state that it can be in. `SCENES=letter,mediation` picks those with one of these words in name or route. */
export const allScenes: readonly Scene[] = [
  ...platformScenes,
  ...locationsScenes,
  ...calculatorScenes,
  ...tariffSetScenes,
  ...certificateScenes,
  ...capacityScenes,
  ...claimsScenes,
  ...profileScenes,
  ...desksScenes,
  ...familyScenes,
  ...entryScenes,
  ...signOnScenes,
  ...waysScenes,
  ...annualReportScenes,
  ...feedbackScenes,
  ...strictScenes,
  ...arrivalsScenes,
  ...procedureAndOutsideScenes,
  ...feedbackTogetherScenes,
  ...complaintsDeskScenes,
  ...panelScenes,
  ...signalsScenes,
  ...incidentScenes,
  ...supervisionScenes,
  ...deskScenes,
  ...answersScenes,
  ...locationsStaffScenes,
  ...accountsScenes,
  ...operationsScenes,
  ...auditScenes,
  ...manageScenes,
]

const wanted = (process.env['SCENES'] ?? '').split(',')

export const scenes: readonly Scene[] = allScenes.filter(({ name, route }) =>
  wanted.some((word) => `${name} ${route}`.includes(word)),
)
