import type { Person } from '../../lib/actor.ts'
import { localDay } from '../../lib/days.ts'
import { audit } from '../../platform/audit.ts'
import type { Write } from '../../platform/database.ts'
import { planJob } from '../../platform/jobs.ts'
import type { Platform } from '../../platform/platform.ts'
import { newId } from '../../platform/tokens.ts'
import type { House } from '../feedback/index.ts'
import { hintsIn, isForbidden } from './draft/neutral-text.ts'
import { writtenTexts } from './draft/text-queries.ts'
import { contentToday } from './content-queries.ts'
import { knownOfHouse } from './known-queries.ts'
import {
  editionsOf,
  insertReport,
  lockReports,
  type Report,
  type ReportChange,
  reportById,
  saveDiscussed,
  saveFixed,
  savePublished,
  saveSent,
} from './report-queries.ts'
import { dutyOver } from './report-rules.ts'
import { decideReport, isFixed, type ReportFacts, type ReportRefusal, type ReportStep } from './report-state.ts'
import { planParentLetter, planSupervisorLetter, type Supervisor } from './send/report-letter-actions.ts'

export type ReportOutcome = 'done' | { readonly refusal: ReportRefusal | 'not_in_this_state' }

interface Acting {
  readonly platform: Platform
  readonly actor: Person
  readonly house: House
  readonly year: number
}

/** One step on the latest edition, written down with who took it. */
function step(
  { platform, actor, house, year }: Acting,
  what: ReportStep,
  factsOf: (tx: Write, report: Report) => Promise<ReportFacts> | ReportFacts,
  apply: (tx: Write, report: Report) => Promise<void>,
): Promise<ReportOutcome> {
  return platform.db.change(actor, async (tx) => {
    const report = await openReport(tx, house, year)
    const decided = decideReport(report.state, what, await factsOf(tx, report))
    if ('refusal' in decided) return decided
    await apply(tx, report)
    await audit(tx, actor, {
      action: `annual-reports.${what}`,
      subjectKind: 'annual_report',
      subjectId: report.id,
      organisationId: house.id,
      details: { year, edition: report.edition },
    })
    return 'done'
  })
}

/** The latest edition, made where there is none yet. */
async function openReport(tx: Write, house: House, year: number): Promise<Report> {
  await lockReports(tx, house.id, year)
  const found = (await editionsOf(tx, house.id, year)).at(-1)
  if (found) return found
  const id = newId()
  await insertReport(tx, { id, holderId: house.id, year, edition: 1, correction: '', furtherDisputes: 0 })
  const made = await reportById(tx, id)
  if (!made) throw new Error('a report was made and cannot be read')
  return made
}

/** With whom it was discussed, and what was said. */
export const discuss = (acting: Acting, said: Omit<ReportChange, 'state'>): Promise<ReportOutcome> =>
  step(
    acting,
    'discuss',
    async (tx) => ({
      nobodyNamed: await namesNobody(tx, acting.house, [said.panelAdvice, said.panelReason]),
      managementOn: said.managementOn,
      panelSaid: said.panelOn !== null || said.panelReason.trim() !== '',
      deviationReasoned: !said.deviates || said.panelReason.trim() !== '',
    }),
    (tx, { id }) => saveDiscussed(tx, id, { ...said, state: 'discussed' }),
  )

/** In words that go into the report as they stand. */
async function namesNobody(tx: Write, house: House, texts: readonly string[]): Promise<boolean> {
  const known = await knownOfHouse(tx, house)
  return !texts.some((words) => hintsIn(words, known).some(isForbidden))
}

/** Fixes it: from now on it never changes, and its PDF is printed. */
export function fix(acting: Acting): Promise<ReportOutcome> {
  const { platform, actor, house, year } = acting
  const now = platform.clock.now()
  const today = localDay(now, house.zone)
  return step(
    acting,
    'fix',
    async (tx) => {
      const { texts, knownFor } = await writtenTexts(tx, house, year)
      return {
        yearOver: today.year > year,
        textsWritten: texts.every(({ reportWords, reportOutcome }) => reportWords !== '' && reportOutcome !== ''),
        nobodyNamed: !texts.some((text) =>
          [text.reportWords, text.reportOutcome].some((words) => hintsIn(words, knownFor(text)).some(isForbidden)),
        ),
      }
    },
    async (tx, report) => {
      const content = await contentToday(tx, house, year, report, today)
      await saveFixed(tx, report.id, { by: actor.personId, at: now, content })
      await planJob(tx, 'annual_reports_print', { report: report.id }, { key: `annual_reports_print:${report.id}` })
    },
  )
}

/** Shows it to everybody. */
export const publish = (acting: Acting): Promise<ReportOutcome> =>
  step(
    acting,
    'publish',
    (_, { printed }) => ({ printed }),
    (tx, { id }) => savePublished(tx, id, acting.platform.clock.now()),
  )

export interface Addressees {
  readonly supervisors: readonly Supervisor[]
  /** Regions for which no supervisor was named. */
  readonly missing: readonly number[]
  /** Of those that were not placed by way of this house. */
  readonly parents: readonly string[]
}

/** Sends it to the supervisor of each region and to all parents. */
export const send = (acting: Acting, { supervisors, missing, parents }: Addressees): Promise<ReportOutcome> => {
  const { platform, house, year } = acting
  return step(
    acting,
    'send',
    () => ({ supervisorKnown: missing.length === 0 || !dutyOver(house.land, year).value.required }),
    async (tx, { id, year: of, edition, correction }) => {
      const about = { reportId: id, house, year: of, edition, correction }
      for (const supervisor of supervisors) await planSupervisorLetter(tx, platform, about, supervisor)
      for (const email of parents) await planParentLetter(tx, platform, about, { email, name: null, language: 'nl' })
      await saveSent(tx, id, platform.clock.now())
      await planJob(tx, 'annual_reports_tell_parents', { report: id }, { key: `annual_reports_tell_parents:${id}` })
    },
  )
}

/** Opens a new edition: the fixed one stays as it is. */
export function correct({ platform, actor, house, year }: Acting, why: string): Promise<ReportOutcome> {
  return platform.db.change(actor, async (tx) => {
    await lockReports(tx, house.id, year)
    const latest = (await editionsOf(tx, house.id, year)).at(-1)
    if (!latest || !isFixed(latest.state)) return { refusal: 'not_in_this_state' }
    const id = newId()
    const { furtherDisputes, edition } = latest
    await insertReport(tx, { id, holderId: house.id, year, edition: edition + 1, correction: why, furtherDisputes })
    await audit(tx, actor, {
      action: 'annual-reports.corrected',
      subjectKind: 'annual_report',
      subjectId: id,
      organisationId: house.id,
      reason: why,
      details: { year, edition: edition + 1 },
    })
    return 'done'
  })
}
