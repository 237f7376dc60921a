import type { Job } from '../../../platform/jobs.ts'
import { makePdf } from '../../../platform/pdf.ts'
import type { Platform } from '../../../platform/platform.ts'
import { findUnmade, savePdf } from './paper-queries.ts'
import { paperTemplate } from './paper-template.ts'

/** Makes the PDF of one letter on paper; made already, it stays as it is. */
export const makePaperLetterJob = ({ db }: Platform): Job<{ letter: string }> => ({
  task: 'requests_make_paper_letter',
  async run({ letter }) {
    const content = await db.work((tx) => findUnmade(tx, letter))
    if (!content) return
    const pdf = await makePdf(paperTemplate, content)
    await db.work((tx) => savePdf(tx, letter, pdf))
  },
})
