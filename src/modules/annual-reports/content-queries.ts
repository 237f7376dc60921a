import { localDay } from '../../lib/days.ts'
import type { Read } from '../../platform/database.ts'
import { consultationsOnReport, countExplained, type House, procedureWords, settingRowsOf } from '../feedback/index.ts'
import { lawWeeks, procedureOn, wayNames } from '../feedback/rules.ts'
import { makeReport } from './report/annual-report.ts'
import type { PanelAsked, ReportContent } from './report/report-content.ts'
import { type Report, reportSource } from './report-queries.ts'
import { spanOf } from './report-rules.ts'

/** The report as it would be fixed today. @param report undefined where nobody wrote anything yet */
export async function contentToday(
  db: Read,
  house: House,
  year: number,
  report: Report | undefined,
  today: Temporal.PlainDate,
): Promise<ReportContent> {
  const lastDay = spanOf(year).until
  const rows = await settingRowsOf(db, house.id)
  return {
    house: { name: house.name, slug: house.slug, land: house.land },
    edition: report?.edition ?? 1,
    correction: report?.correction ?? '',
    madeOn: today.toString(),
    report: makeReport(await reportSource(db, house, year, today)),
    explained: await countExplained(db, house.id, spanOf(year)),
    words: await procedureWords(db, house.id, today),
    procedure: procedureOn(rows, house, lastDay),
    lawWeeks: lawWeeks(house, lastDay),
    ways: wayNames(house.land, lastDay),
    discussed: {
      managementOn: report?.managementOn?.toString() ?? null,
      panelOn: report?.panelOn?.toString() ?? null,
      panelAdvice: report?.panelAdvice ?? '',
      panelReason: report?.panelReason ?? '',
      deviates: report?.deviates ?? false,
      asked: await askedOf(db, house, year),
    },
  }
}

/** The latest time that a panel was asked about it and is done with that. */
async function askedOf(db: Read, { id, zone }: House, year: number): Promise<PanelAsked | null> {
  const found = (await consultationsOnReport(db, id, year)).find(({ state }) => state !== 'open')
  if (!found) return null
  const { panelName: panel, askedAt, advice, advisedAt, state } = found
  const day = (at: Temporal.Instant) => localDay(at, zone).toString()
  return { panel, askedOn: day(askedAt), advice, advisedOn: advisedAt === null ? null : day(advisedAt), state }
}
