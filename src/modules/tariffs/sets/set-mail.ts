import { longDay } from '../../../lib/format.ts'
import {
  type LetterContent,
  type LetterView,
  type RenderedLetter,
  renderLetter,
} from '../../../platform/letter-layout.tsx'

interface SetWords {
  /** Who reads. */
  readonly name: string
  readonly by: string
  readonly land: 'vl' | 'nl'
  readonly fromOn: Temporal.PlainDate
  readonly url: string
}

/** To the colleagues of who proposed: one of them is to compare and decide. */
export const proposedLetter = (view: LetterView, words: SetWords): RenderedLetter =>
  letter(view, words, 'proposed', [view.t('sets.staff.letter.proposed.body', { by: words.by, ...about(view, words) })])

/** To who proposed. @param reason why not; null where it was approved */
export function decidedLetter(view: LetterView, words: SetWords, reason: string | null): RenderedLetter {
  const { t } = view
  const told = { by: words.by, ...about(view, words) }
  return reason === null
    ? letter(view, words, 'approved', [t('sets.staff.letter.approved.body', told)])
    : letter(view, words, 'rejected', [
        t('sets.staff.letter.rejected.body', told),
        { quote: reason },
        t('sets.staff.letter.rejected.next'),
      ])
}

const about = ({ t, lang }: LetterView, { land, fromOn }: SetWords) => ({
  what: t(`sets.staff.land.${land}`),
  from: longDay(fromOn, lang),
})

function letter(
  view: LetterView,
  { name, land, url }: SetWords,
  what: 'proposed' | 'approved' | 'rejected',
  paragraphs: LetterContent['paragraphs'],
): RenderedLetter {
  const { t } = view
  return renderLetter(view, {
    subject: t(`sets.staff.letter.${what}.subject`, { what: t(`sets.staff.land.${land}`) }),
    greeting: t('accounts.letter.greeting', { name }),
    paragraphs,
    button: { label: t(`sets.staff.letter.${what}.button`), url },
    closing: t('accounts.letter.closing'),
  })
}
