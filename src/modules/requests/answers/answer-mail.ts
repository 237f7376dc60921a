import type { LetterContent, LetterView } from '../../../platform/letter-layout.tsx'
import { halfDaysInWords } from '../../locations/rules.ts'
import type { ChoiceActor, ChoiceStep } from '../choice.ts'
import { otherDays, type OfferTerms } from './offer.ts'
import { slotInWords } from './slot.ts'

/** What a letter about a step tells. */
export interface AnswerLetter {
  readonly step: ChoiceStep
  readonly by: ChoiceActor
  readonly words: string
  readonly dueOn: Temporal.PlainDate | null
  /** Of the desk, for the hours of a visit. */
  readonly zone: string
  /** The half-days that the family asked. */
  readonly asked: readonly string[]
  /** The location answers itself. */
  readonly claimed: boolean
  readonly offer?: OfferTerms | undefined
  readonly slots?: readonly Temporal.Instant[] | undefined
  readonly slot?: Temporal.Instant | undefined
}

export interface Said {
  readonly subject: string
  readonly paragraphs: LetterContent['paragraphs']
  readonly button?: string | undefined
}

interface About {
  readonly childName: string
  readonly number: string
  readonly locationName: string
  readonly deskName: string
}

/** What the steps around offers and visits mean to the family; null where it needs no letter. */
export function answerSaid(view: LetterView, about: About, letter: AnswerLetter): Said | null {
  const { t, lang } = view
  const { words, dueOn, zone, slots = [], slot } = letter
  const { childName: child, number, locationName: location, deskName: desk } = about
  const writer = letter.by === 'organiser' ? location : desk
  const quote = words === '' ? [] : [t('requests.letter.words', { desk: writer }), { quote: words }]
  const due = dueOn ?? undefined
  switch (letter.step) {
    case 'offer':
      return {
        subject: t('requests.letter.offer.subject', { number }),
        paragraphs: [
          t('requests.letter.offer.what', { child, location }),
          ...offerInWords(view, letter),
          ...quote,
          ...(due ? [t('answers.letter.offer.next', { due })] : []),
        ],
        button: t('answers.letter.offer.button'),
      }
    case 'invite':
      return {
        subject: t('answers.letter.invite.subject', { number }),
        paragraphs: [
          t('answers.letter.invite.what', { child, location }),
          ...slots.map((one) => slotInWords(one, zone, lang)),
          ...quote,
          ...(due ? [t('answers.letter.invite.next', { due })] : []),
        ],
        button: t('answers.letter.invite.button'),
      }
    case 'pick':
      return {
        subject: t('answers.letter.pick.subject', { number }),
        paragraphs: [
          t('answers.letter.pick.what', { child, location }),
          ...(slot ? [slotInWords(slot, zone, lang)] : []),
          t('answers.letter.pick.next', { location }),
        ],
      }
    case 'tell':
      return {
        subject: t('answers.letter.tell.subject', { number }),
        paragraphs: [t('answers.letter.tell.what', { child, location }), ...quote],
      }
    case 'accept':
      return {
        subject: t('answers.letter.accept.subject', { number }),
        paragraphs: [
          t('answers.letter.accept.what', { child, location }),
          ...offerInWords(view, letter),
          t('answers.letter.accept.next', { location }),
          t('answers.letter.accept.others'),
        ],
        button: t('answers.letter.accept.button'),
      }
    case 'decline':
      return {
        subject: t('answers.letter.decline.subject', { number }),
        paragraphs: [t('answers.letter.decline.what', { child, location }), t('answers.letter.decline.next', { desk })],
      }
    case 'lapse':
      return {
        subject: t('answers.letter.lapse.subject', { number }),
        paragraphs: [t('answers.letter.lapse.what', { child, location }), t('answers.letter.lapse.next', { desk })],
      }
    case 'annul':
      return {
        subject: t('answers.letter.annul.subject', { number }),
        paragraphs: [
          t('answers.letter.annul.what', { child, location }),
          ...quote,
          t('answers.letter.annul.next', { desk }),
        ],
      }
    default:
      // The family sees on the screen what it did itself; other choices are in the letter about the place it took.
      return null
  }
}

function offerInWords({ t, lang }: LetterView, { offer, asked }: AnswerLetter): string[] {
  if (!offer) return []
  const days = t('answers.letter.days', { days: halfDaysInWords(offer.halfDays, t, lang) })
  return [
    otherDays(offer.halfDays, asked) ? `${days} ${t('answers.letter.other-days')}` : days,
    t('answers.letter.start', { start: offer.startOn }),
    ...(offer.untilOn ? [t('answers.letter.end', { end: offer.untilOn })] : []),
  ]
}
