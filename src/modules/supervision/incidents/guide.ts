// "What happened?" in plain questions, and what follows from it: a decision table. In doubt one reports.
import type { Land } from '../../../lib/law.ts'
import type { IncidentKind } from './duty.ts'

export const happenings = [
  'danger_now',
  'injury_unexplained',
  'injury_serious',
  'child_lost',
  'abuse',
  'home',
  'many_ill',
  'disaster',
  'scrape',
  'complaint_crisis',
  'complaint_other',
  'police',
  'conviction',
  'continuity',
  'governance',
  'other',
] as const
export type Happening = (typeof happenings)[number]

export const isHappening = (text: string): text is Happening => happenings.some((one) => one === text)

/**
 * report: at once to the authority · doubt: report to be sure · own_file: write it down for yourselves and tell the parents ·
 * own_complaint: handle it by your own procedure · consult: the confidential inspector · code: the steps of the meldcode; these two in the
 * Netherlands.
 */
export type GuideAdvice = 'report' | 'doubt' | 'own_file' | 'own_complaint' | 'consult' | 'code'

export interface GuideOutcome {
  readonly advice: GuideAdvice
  /** As what it is reported. */
  readonly kind: IncidentKind | null
  /** Children are in danger now: that comes before any report. */
  readonly emergency: boolean
  readonly source: string
}

const newsletter = 'Opgroeien, Snelinfo, 20 juni 2024, punt 2.1'
const crisisForm = 'Opgroeien, Meldingsformulier Crisissituatie Kinderopvang, 26 juli 2024'
const inDoubt = `${newsletter} (bij twijfel: melden)`

const report = (kind: IncidentKind, source: string, emergency = false): GuideOutcome => ({
  advice: 'report',
  kind,
  emergency,
  source,
})
const doubt: GuideOutcome = { advice: 'doubt', kind: 'doubt', emergency: false, source: inDoubt }

const flanders: Readonly<Record<Exclude<Happening, 'home'>, GuideOutcome>> = {
  danger_now: report('crisis', crisisForm, true),
  injury_unexplained: report('crisis', crisisForm),
  // The form names injuries without an explanation, and death: of a serious one with an explanation it says nothing.
  injury_serious: { ...doubt, kind: 'crisis' },
  child_lost: report('crisis', crisisForm),
  abuse: report('crisis', crisisForm),
  many_ill: report('crisis', crisisForm),
  disaster: report('crisis', crisisForm, true),
  scrape: { advice: 'own_file', kind: null, emergency: false, source: crisisForm },
  complaint_crisis: report('crisis_complaint', newsletter),
  complaint_other: {
    advice: 'own_complaint',
    kind: null,
    emergency: false,
    source: 'Opgroeien, Snelinfo, 20 juni 2024, punt 2.3',
  },
  police: report('criminal_inquiry', newsletter),
  conviction: report('conviction', newsletter),
  continuity: report('continuity', newsletter),
  governance: report('governance', newsletter),
  other: doubt,
}

const stays = { kind: null, emergency: false } as const

/** Of the Netherlands we read two routes: about who works there, and about home. Where we know none, we say nothing. */
const netherlands: Partial<Readonly<Record<Happening, GuideOutcome>>> = {
  abuse: { ...stays, advice: 'consult', source: 'Inspectie van het Onderwijs, 30 september 2022; BOinK, meldcode' },
  home: { ...stays, advice: 'code', source: 'BOinK, meldcode kindermishandeling (drie routes, elk vijf stappen)' },
}

const tables: Readonly<Record<Land, Partial<Readonly<Record<Happening, GuideOutcome>>>>> = {
  vl: flanders,
  nl: netherlands,
}

/** What follows; undefined where nothing is known for this land. */
export const guidance = (land: Land, happening: Happening): GuideOutcome | undefined => tables[land][happening]

/** What can be asked for a land. */
export const happeningsOf = (land: Land): readonly Happening[] =>
  happenings.filter((one) => guidance(land, one) !== undefined)
