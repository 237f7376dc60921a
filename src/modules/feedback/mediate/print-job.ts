import { localDay } from '../../../lib/days.ts'
import { longDay } from '../../../lib/format.ts'
import type { Lang } from '../../../lib/lang.ts'
import type { Job } from '../../../platform/jobs.ts'
import { makePdf } from '../../../platform/pdf.ts'
import type { Platform } from '../../../platform/platform.ts'
import type { Text } from '../../../text-keys.ts'
import { letterViewOf } from '../../accounts/index.ts'
import { findReaction } from '../reaction-queries.ts'
import { sides } from './mediation.ts'
import { tellAgreed } from './mediation-letter-actions.ts'
import { findMediation, type Mediation, printedRecord, savePrintedRecord } from './mediation-queries.ts'
import { recordTemplate } from './record-template.ts'

/** Prints what both sides agreed as an accessible PDF, and sends it to both; printed already, it stays as it is. */
export const printRecordJob = (platform: Platform): Job<{ mediation: string }> => ({
  task: 'feedback_print_record',
  async run({ mediation: id }) {
    const { db } = platform
    const found = await db.work(async (tx) => {
      const mediation = await findMediation(tx, id)
      const reaction = mediation && (await findReaction(tx, { id: mediation.reactionId }))
      return mediation && reaction && { mediation, reaction, printed: await printedRecord(tx, mediation) }
    })
    if (!found || found.mediation.state !== 'agreed') return
    const { mediation, reaction } = found
    const { t } = await letterViewOf(db.published, mediation.holder.id, reaction.language)
    const pdf = found.printed ?? (await makePdf(recordTemplate, sheetOf(t, reaction.language, { mediation, parent: reaction.contactName }))) // prettier-ignore
    await db.work(async (tx) => {
      await savePrintedRecord(tx, mediation, pdf)
      await tellAgreed(tx, platform, { mediation, reaction, pdf })
    })
  },
})

/** Everything the sheet says, in words. */
function sheetOf(t: Text, lang: Lang, { mediation, parent }: { mediation: Mediation; parent: string }) {
  const { holder, number, organiserName, records, recordVersion, answers } = mediation
  const day = (at: Temporal.Instant) => longDay(localDay(at, holder.zone), lang)
  const names = { parent, organiser: organiserName }
  const agreed = sides.flatMap((side) => {
    const last = answers.findLast((one) => one.side === side && one.version === recordVersion)
    return last ? [t(`mediate.sheet.agreed.${last.how}`, { name: names[side], day: day(last.saidAt) })] : []
  })
  return {
    lang,
    title: t('mediate.sheet.title', { parent, organiser: organiserName }),
    house: holder.name,
    facts: [t('mediate.sheet.number', { number }), t('mediate.sheet.version', { version: recordVersion })],
    subjectTitle: t('mediate.subject'),
    subject: paragraphs(mediation.subject),
    recordTitle: t('mediate.record'),
    record: paragraphs(records.find(({ version }) => version === recordVersion)?.words ?? ''),
    agreedTitle: t('mediate.sheet.agreed'),
    agreed,
    afterTitle: t('mediate.sheet.after'),
    after: t('mediate.sheet.after.body', { house: holder.name }),
  }
}

const paragraphs = (text: string): string[] => text.split(/\n\s*\n/).filter((one) => one.trim() !== '')
