import type { LetterContent, LetterView } from '../../../platform/letter-layout.tsx'
import { halfDaysInWords } from '../../locations/rules.ts'
import type { ChoiceStep } from '../choice.ts'
import { slotInWords } from './slot.ts'

/** What a location is told: a step of somebody else, a new request, or one that changed. */
export type LocationNews = ChoiceStep | 'new' | 'changed'

export interface LocationLetter {
  readonly news: LocationNews
  readonly contactName: string
  readonly childName: string
  readonly number: string
  readonly locationName: string
  readonly deskName: string
  readonly zone: string
  readonly halfDays: readonly string[]
  readonly startOn: Temporal.PlainDate
  /** What was written, and by whom. */
  readonly words: string
  readonly byDesk: boolean
  readonly picked: Temporal.Instant | null
  /** By when the location answers, where it is its turn. */
  readonly dueOn: Temporal.PlainDate | null
}

/** Steps of a family after which the wish itself is worth repeating. */
const tellsWish: ReadonlySet<LocationNews> = new Set(['new', 'changed', 'reopen', 'no_slot'])

export function locationLetter({ t, lang }: LetterView, letter: LocationLetter, url: string): LetterContent {
  const { news: step, childName: child, number, locationName: location, deskName: desk, words, dueOn, picked } = letter
  return {
    subject: t('answers.location.subject', { step, number, child }),
    greeting: t('answers.location.greeting', { name: letter.contactName }),
    paragraphs: [
      t('answers.location.what', { step, child, location, desk }),
      ...(step === 'pick' && picked ? [slotInWords(picked, letter.zone, lang)] : []),
      ...(tellsWish.has(step)
        ? [t('answers.location.days', { days: halfDaysInWords(letter.halfDays, t, lang), start: letter.startOn })]
        : []),
      ...(words === ''
        ? []
        : [letter.byDesk ? t('answers.location.said-desk', { desk }) : t('answers.location.said'), { quote: words }]),
      ...(dueOn ? [t('answers.location.due', { due: dueOn })] : []),
    ],
    button: { label: t('answers.location.button', { step }), url },
    after: [t('answers.location.lasts', { location })],
    closing: t('answers.location.closing'),
  }
}
