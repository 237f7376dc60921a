import type { Job } from '../../../platform/jobs.ts'
import { makePdf } from '../../../platform/pdf.ts'
import type { Platform } from '../../../platform/platform.ts'
import { letterViewOf } from '../../accounts/index.ts'
import { reportById, savePdf } from '../report-queries.ts'
import { sheetOf } from './report-sheet.ts'
import { reportTemplate } from './report-template.ts'

/** Prints a fixed report as an accessible PDF; printed already, it stays as it is. */
export const printReportJob = ({ db }: Platform): Job<{ report: string }> => ({
  task: 'annual_reports_print',
  async run({ report: id }) {
    const found = await db.work((tx) => reportById(tx, id))
    if (!found?.content || found.printed) return
    const { t } = await letterViewOf(db.published, found.holderId, 'nl')
    const pdf = await makePdf(reportTemplate, sheetOf(t, 'nl', found.content))
    await db.work((tx) => savePdf(tx, id, pdf))
  },
})
