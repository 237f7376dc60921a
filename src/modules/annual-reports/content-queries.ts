import type { Read } from '../../platform/database.ts'
import { countExplained, type House, procedureWords, settingRowsOf } from '../feedback/index.ts'
import { lawWeeks, procedureOn, wayNames } from '../feedback/rules.ts'
import { makeReport } from './report/annual-report.ts'
import type { ReportContent } from './report/report-content.ts'
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
    procedure: procedureOn(rows, house.land, lastDay),
    lawWeeks: lawWeeks(house.land, lastDay),
    ways: wayNames(house.land, lastDay),
    discussed: {
      managementOn: report?.managementOn?.toString() ?? null,
      panelOn: report?.panelOn?.toString() ?? null,
      panelAdvice: report?.panelAdvice ?? '',
      panelReason: report?.panelReason ?? '',
      deviates: report?.deviates ?? false,
    },
  }
}
