import { list } from '../../lib/format.ts'
import type { LetterContent, LetterView } from '../../platform/letter-layout.tsx'
import { type AnswerLetter, answerSaid, type Said } from './answers/answer-mail.ts'
import type { RefusalReason } from './choice.ts'

/** Whom and what every letter about a request is about. */
export interface LetterCase {
  readonly contactName: string
  readonly childName: string
  readonly number: string
  readonly locationName: string
  readonly deskName: string
}

/** What a step means to the family; `null` where it needs no letter. */
export interface LetterStep extends AnswerLetter {
  readonly reason: RefusalReason | null
}

export function stepLetter(view: LetterView, about: LetterCase, step: LetterStep, url: string): LetterContent | null {
  const said = saidIn(view, about, step)
  if (!said) return null
  const { t } = view
  return {
    subject: said.subject,
    greeting: t('requests.letter.greeting', { name: about.contactName }),
    paragraphs: [...said.paragraphs, t('requests.letter.number', { number: about.number })],
    button: { label: said.button ?? t('requests.letter.button'), url },
    after: [t('requests.letter.lasts')],
    closing: t('requests.letter.closing'),
  }
}

function saidIn(view: LetterView, about: LetterCase, letter: LetterStep): Said | null {
  const { t } = view
  const { step, by, words, reason, dueOn, claimed } = letter
  const { childName: child, number, locationName: location, deskName: desk } = about
  // Who wrote it, and who goes on with it.
  const writer = by === 'organiser' ? location : desk
  const next = claimed ? location : desk
  const quote = words === '' ? [] : [{ quote: words }]
  switch (step) {
    case 'refuse':
      return {
        subject: t('requests.letter.refuse.subject', { number }),
        paragraphs: [
          t('requests.letter.refuse.what', { child, location }),
          t(`requests.reason.${reason ?? 'other'}`),
          ...(words === '' ? [] : [t('requests.letter.words', { desk: writer }), ...quote]),
          t('requests.letter.refuse.next', { desk }),
        ],
      }
    case 'question':
      return {
        subject: t('requests.letter.question.subject', { number }),
        paragraphs: [
          t('requests.letter.question.what', { child, location, desk: writer }),
          ...quote,
          ...(dueOn ? [t('requests.letter.question.next', { desk: next, due: dueOn })] : []),
        ],
        button: t('requests.letter.question.button'),
      }
    case 'mend':
      return {
        subject: t('requests.letter.mend.subject', { number }),
        paragraphs: [
          t('requests.letter.mend.what', { child, location, desk: writer }),
          ...quote,
          ...(dueOn ? [t('requests.letter.mend.next', { desk: next, due: dueOn })] : []),
        ],
      }
    case 'withdraw':
      return {
        subject: t('requests.letter.withdraw.subject', { number }),
        paragraphs: [
          t('requests.letter.withdraw.what', { child, location, by: by === 'family' ? 'family' : 'desk' }),
          ...(by === 'desk' ? quote : []),
          t('requests.letter.withdraw.next', { desk }),
        ],
      }
    default:
      return answerSaid(view, about, letter)
  }
}

/** What a family withdrew at once, a line for each place of each child. */
export function withdrawnLetter(
  { t, lang }: LetterView,
  places: readonly [LetterCase, ...LetterCase[]],
  url: string,
): LetterContent {
  const [{ contactName: name, deskName: desk }] = places
  const numbers = [...new Set(places.map(({ number }) => number))]
  return {
    subject: t('requests.letter.withdraw.subject', { number: list(numbers, lang) }),
    greeting: t('requests.letter.greeting', { name }),
    paragraphs: [
      ...places.map(({ childName: child, locationName: location }) =>
        t('requests.letter.withdraw.what', { child, location, by: 'family' }),
      ),
      t('requests.letter.withdraw.next', { desk }),
      ...numbers.map((number) => t('requests.letter.number', { number })),
    ],
    button: { label: t('requests.letter.button'), url },
    after: [t('requests.letter.lasts')],
    closing: t('requests.letter.closing'),
  }
}

/** The way back for a family that lost its letter. One letter a request: it goes through the outbox of its own desk. */
export function linkLetter({ t }: LetterView, about: LetterCase, url: string): LetterContent {
  return {
    subject: t('requests.letter.link.subject', { number: about.number }),
    greeting: t('requests.letter.greeting', { name: about.contactName }),
    paragraphs: [
      t('requests.letter.link.what', { location: about.locationName }),
      t('requests.letter.number', { number: about.number }),
    ],
    button: { label: t('requests.letter.button'), url },
    after: [t('requests.letter.lasts'), t('requests.letter.link.mistake')],
    closing: t('requests.letter.closing'),
  }
}
