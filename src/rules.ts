// Every set of legal values in the house; scripts/rules.ts prints them to docs/rules.md. A module adds its sets here, from its
// pure door.
import { equatedDaysNl } from './lib/calendar-nl.ts'
import { calendars } from './lib/calendars.ts'
import { occasionInWords, type Holiday } from './lib/holidays.ts'
import { keepingInWords, type Keeping } from './lib/keeping.ts'
import type { Rule } from './lib/law.ts'
import { ruleSet, type RuleSet } from './lib/rule-set.ts'
import { sessionKeeping } from './modules/accounts/rules.ts'
import { dutyInWords, reportDuties } from './modules/annual-reports/rules.ts'
import {
  adviceRights,
  disclosureHours,
  disclosureInWords,
  floorInWords,
  judgementFloors,
  panelSettingsInWords,
  procedureInWords,
  reactionKeeping,
  rightInWords,
  usualPanelSettings,
  usualProcedures,
  wayInWords,
  ways,
} from './modules/feedback/rules.ts'
import { capacityMaxima, maximaInWords } from './modules/locations/rules.ts'
import { letterKeeping } from './modules/operations/rules.ts'
import { agreementRubrics, rubricsInWords } from './modules/placements/rules.ts'
import { requestKeeping, requestTerms, termsInWords } from './modules/requests/rules.ts'
import {
  contactKeeping,
  incidentDutyInWords,
  incidentKeeping,
  incidentTerms,
  incidentTermsInWords,
  reportDuties as incidentDuties,
  signalKeeping,
} from './modules/supervision/rules.ts'
import { tariffRuleSets } from './modules/tariffs/rules.ts'

export const ruleSets: readonly RuleSet[] = [
  holidays('Statutory calendar of Flanders', 'src/lib/calendar-vl.ts', calendars.vl.statutory.holidays),
  holidays('Promise calendar of Flanders', 'src/lib/calendar-vl.ts', calendars.vl.promise.holidays),
  holidays('Statutory calendar of the Netherlands', 'src/lib/calendar-nl.ts', calendars.nl.statutory.holidays),
  holidays('Promise calendar of the Netherlands', 'src/lib/calendar-nl.ts', calendars.nl.promise.holidays),
  holidays('Days equated with a Dutch holiday, not in the calendar', 'src/lib/calendar-nl.ts', equatedDaysNl),
  ruleSet({
    title: 'Children present at once',
    file: 'src/modules/locations/capacity/capacity-maxima.ts',
    test: 'src/modules/locations/capacity/capacity-plan.test.ts',
    rules: capacityMaxima,
    words: maximaInWords,
  }),
  ruleSet({
    title: 'Terms of a request',
    file: 'src/modules/requests/request-terms.ts',
    test: 'src/modules/requests/request-terms.test.ts',
    rules: requestTerms,
    words: termsInWords,
  }),
  ruleSet({
    title: 'Rubrics of the written agreement',
    file: 'src/modules/placements/agreement.ts',
    test: 'src/modules/placements/agreement.test.ts',
    rules: agreementRubrics,
    words: rubricsInWords,
  }),
  ruleSet({
    title: 'Judgement of a complaint at the latest',
    file: 'src/modules/feedback/procedure/procedure.ts',
    test: 'src/modules/feedback/reaction-terms.test.ts',
    rules: judgementFloors,
    words: floorInWords,
  }),
  ruleSet({
    title: 'Procedure of a house that has set nothing itself',
    file: 'src/modules/feedback/procedure/procedure.ts',
    test: 'src/modules/feedback/reaction-terms.test.ts',
    rules: usualProcedures,
    words: procedureInWords,
  }),
  ruleSet({
    title: 'Who helps outside the house',
    file: 'src/modules/feedback/ways/way-data.ts',
    test: 'src/modules/feedback/ways/ways.test.ts',
    rules: ways,
    words: wayInWords,
    holdTogether: true,
  }),
  ruleSet({
    title: 'What a house must put to its panel',
    file: 'src/modules/feedback/panel/advice-right.ts',
    test: 'src/modules/feedback/panel/panel.test.ts',
    rules: adviceRights,
    words: rightInWords,
  }),
  ruleSet({
    title: 'Panels of a house that has set nothing itself',
    file: 'src/modules/feedback/panel/panel-settings.ts',
    test: 'src/modules/feedback/panel/panel.test.ts',
    rules: usualPanelSettings,
    words: panelSettingsInWords,
  }),
  ruleSet({
    title: 'Annual complaints report',
    file: 'src/modules/annual-reports/report-rules.ts',
    test: 'src/modules/annual-reports/report-rules.test.ts',
    rules: reportDuties,
    words: dutyInWords,
  }),
  ruleSet({
    title: 'A name told in confidence stays readable',
    file: 'src/modules/feedback/identity/disclosure-hours.ts',
    test: 'src/modules/feedback/identity/openness.test.ts',
    rules: disclosureHours,
    words: disclosureInWords,
  }),
  kept('Reactions are kept', 'src/modules/feedback/keep/keeping.ts', reactionKeeping),
  ruleSet({
    title: 'What an organiser reports to its authority',
    file: 'src/modules/supervision/incidents/duty.ts',
    test: 'src/modules/supervision/incidents/duty.test.ts',
    rules: incidentDuties,
    words: incidentDutyInWords,
    holdTogether: true,
  }),
  ruleSet({
    title: 'Terms of such a report',
    file: 'src/modules/supervision/incidents/duty.ts',
    test: 'src/modules/supervision/incidents/duty.test.ts',
    rules: incidentTerms,
    words: incidentTermsInWords,
  }),
  kept('Reports of organisers are kept', 'src/modules/supervision/incidents/keeping.ts', incidentKeeping),
  kept('Requests are kept', 'src/modules/requests/keep/keeping.ts', requestKeeping),
  kept('Letters are kept', 'src/modules/operations/keeping.ts', letterKeeping),
  kept('Ended sessions are kept', 'src/modules/accounts/sessions/keeping.ts', sessionKeeping),
  kept('Contacts of an authority are kept', 'src/modules/supervision/clients/keeping.ts', contactKeeping),
  kept('Signals of a desk are kept', 'src/modules/supervision/signals/keeping.ts', signalKeeping),
  ...tariffRuleSets,
]

function kept(title: string, file: string, rules: readonly Rule<Keeping>[]): RuleSet {
  return ruleSet({ title, file, test: 'tests/keeping.test.ts', rules, words: keepingInWords })
}

function holidays(title: string, file: string, rules: readonly Rule<Holiday>[]): RuleSet {
  const words = ({ name, on }: Holiday) => `${name}: ${occasionInWords(on)}`
  return ruleSet({ title, file, test: 'src/lib/calendars.test.ts', rules, words, holdTogether: true })
}
