import { longDay } from '../../../lib/format.ts'
import type { Lang } from '../../../lib/lang.ts'
import type { Land } from '../../../lib/law.ts'
import type { Text } from '../../../text-keys.ts'
import type { Job } from '../../../platform/jobs.ts'
import { makePdf } from '../../../platform/pdf.ts'
import type { Platform } from '../../../platform/platform.ts'
import { letterViewOf } from '../../accounts/index.ts'
import { disputesLimit, purposesFor, wayGroups } from '../ways/ways.ts'
import { type JudgementContent, savePrinted, unprintedJudgement } from './judge-queries.ts'
import { judgementTemplate } from './judgement-template.ts'

/** Prints the letter of a judgement as an accessible PDF; printed already, it stays as it is. */
export const printJudgementJob = ({ db }: Platform): Job<{ judgement: string }> => ({
  task: 'feedback_print_judgement',
  async run({ judgement: id }) {
    const found = await db.work((tx) => unprintedJudgement(tx, id))
    if (!found) return
    const { t } = await letterViewOf(db.published, found.holderId, found.language)
    const pdf = await makePdf(judgementTemplate, sheetOf(t, found))
    await db.work((tx) => savePrinted(tx, { id, reactionId: found.reactionId }, pdf))
  },
})

interface Printed {
  readonly content: JudgementContent
  readonly holderName: string
  readonly holderKind: string
  readonly land: Land
  readonly language: Lang
  readonly filedOn: Temporal.PlainDate | null
}

/** Everything the sheet says, in words. */
function sheetOf(t: Text, { content, holderName, holderKind, land, language: lang, filedOn }: Printed) {
  const on = Temporal.PlainDate.from(content.on)
  const day = (text: string) => longDay(Temporal.PlainDate.from(text), lang)
  const purposes = purposesFor(holderKind, ['dispute', 'advice', 'authority', 'contract'])
  const limit = filedOn && purposes.includes('dispute') ? disputesLimit(land, filedOn) : null
  const alone = content.draftedName === content.approvedName
  return {
    lang,
    title: t('judge.letter.title', { number: content.number }),
    house: holderName,
    facts: [longDay(on, lang)],
    intro: paragraphs(content.words),
    parts: content.elements.map(({ words, outcome, reasons }) => ({
      title: words,
      outcome: outcome ? t(`feedback.outcome.${outcome}`) : '',
      reasons: paragraphs(reasons),
    })),
    measuresTitle: t('judge.measures'),
    measures: content.measures.map(({ words, dueOn }) => t('judge.letter.measure', { words, due: day(dueOn) })),
    noMeasures: paragraphs(content.noMeasures),
    waysTitle: t('judge.letter.ways'),
    waysIntro: limit ? t('judge.letter.ways.until', { due: longDay(limit, lang) }) : t('judge.letter.ways.body'),
    waysInside:
      content.objectUntil === undefined
        ? []
        : [t('judge.letter.object', { house: holderName, due: day(content.objectUntil) })],
    ways: wayGroups(land, on, purposes).flatMap(({ ways }) =>
      ways.map(({ name, phone, web }) => [name, phone, web].filter(Boolean).join(', ')),
    ),
    signed: [
      t('judge.letter.by', { name: content.draftedName }),
      alone ? t('judge.letter.alone') : t('judge.letter.read-by', { name: content.approvedName }),
    ],
  }
}

const paragraphs = (text: string): string[] => text.split(/\n\s*\n/).filter((one) => one.trim() !== '')
