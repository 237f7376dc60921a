import { type LetterView, renderLetter, type RenderedLetter } from '../../../platform/letter-layout.tsx'
import { halfDays, halfDaysInWords } from '../half-days.ts'
import type { GroupTable } from './free-place-queries.ts'

export interface ConfirmLetter {
  /** Who reads the mail of the location. */
  readonly name: string
  readonly location: string
  readonly groups: readonly GroupTable[]
  readonly confirmedOn: Temporal.PlainDate | null
  readonly url: string
}

/** "Are these free places still right?": what families see now, and a link to say yes in one tap. */
export function confirmLetter(view: LetterView, letter: ConfirmLetter): RenderedLetter {
  const { t } = view
  const { name, location, confirmedOn, url } = letter
  return renderLetter(view, {
    subject: t('capacity.letter.subject', { location }),
    greeting: t('capacity.letter.greeting', { name }),
    paragraphs: [
      confirmedOn
        ? t('capacity.letter.since', { location, day: confirmedOn })
        : t('capacity.letter.never', { location }),
      ...freeInWords(view, letter.groups),
      t('capacity.letter.next'),
    ],
    button: { label: t('capacity.letter.button'), url },
    after: [t('capacity.letter.lasts')],
    closing: t('capacity.letter.closing'),
  })
}

function freeInWords({ t, lang }: LetterView, groups: readonly GroupTable[]): string[] {
  const free = groups.flatMap(({ name, week }) => {
    const open = halfDays.filter((_, index) => (week?.free[index] ?? 0) > 0)
    return open.length === 0 ? [] : [t('capacity.letter.group', { name, days: halfDaysInWords(open, t, lang) })]
  })
  return free.length > 0 ? free : [t('capacity.letter.nothing')]
}
