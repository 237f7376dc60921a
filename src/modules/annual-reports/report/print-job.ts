import type { Job } from '../../../platform/jobs.ts'
import { makePdf } from '../../../platform/pdf.ts'
import type { Platform } from '../../../platform/platform.ts'
import { letterViewOf } from '../../accounts/index.ts'
import { reportById, savePdf } from '../report-queries.ts'
import type { ReportContent } from './report-content.ts'
import { sheetOf } from './report-sheet.ts'
import { reportTemplate } from './report-template.ts'

/** A report as an accessible PDF, as it stands. */
export async function printReport({ db }: Platform, holderId: string, content: ReportContent): Promise<Buffer> {
  const { t } = await letterViewOf(db.published, holderId, 'nl')
  return makePdf(reportTemplate, sheetOf(t, 'nl', content))
}

/** Prints a fixed report as an accessible PDF; printed already, it stays as it is. */
export const printReportJob = (platform: Platform): Job<{ report: string }> => ({
  task: 'annual_reports_print',
  async run({ report: id }) {
    const { db } = platform
    const found = await db.work((tx) => reportById(tx, id))
    if (!found?.content || found.printed) return
    const pdf = await printReport(platform, found.holderId, found.content)
    await db.work((tx) => savePdf(tx, id, pdf))
  },
})
