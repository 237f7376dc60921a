import type { LetterContent, LetterView } from '../../platform/letter-layout.tsx'
import type { ChoiceActor, ChoiceStep, RefusalReason } from './choice.ts'

/** Whom and what every letter about a request is about. */
export interface LetterCase {
  readonly contactName: string
  readonly childName: string
  readonly number: string
  readonly locationName: string
  readonly deskName: string
}

/** "We have your request": with its number, what happens next, and by when. */
export function receivedLetter(
  { t }: LetterView,
  about: LetterCase,
  dueOn: Temporal.PlainDate,
  url: string,
): LetterContent {
  const { childName: child, number, locationName: location, deskName: desk } = about
  return {
    subject: t('requests.letter.received.subject', { number }),
    greeting: t('requests.letter.greeting', { name: about.contactName }),
    paragraphs: [
      t('requests.letter.received.what', { child, location }),
      t('requests.letter.number', { number }),
      t('requests.letter.received.next', { desk, due: dueOn }),
    ],
    button: { label: t('requests.letter.button'), url },
    after: [t('requests.letter.lasts'), t('requests.letter.received.mistake')],
    closing: t('requests.letter.closing'),
  }
}

/** What a step means to the family; `null` where it needs no letter. */
export interface LetterStep {
  readonly step: ChoiceStep
  readonly by: ChoiceActor
  readonly words: string
  readonly reason: RefusalReason | null
  readonly dueOn: Temporal.PlainDate | null
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

interface Said {
  readonly subject: string
  readonly paragraphs: LetterContent['paragraphs']
  readonly button?: string
}

function saidIn({ t }: LetterView, about: LetterCase, { step, by, words, reason, dueOn }: LetterStep): Said | null {
  const { childName: child, number, locationName: location, deskName: desk } = about
  const quote = words === '' ? [] : [{ quote: words }]
  const byDate = (key: 'requests.letter.question.next' | 'requests.letter.mend.next') =>
    dueOn ? [t(key, { desk, due: dueOn })] : []
  switch (step) {
    case 'offer':
      return {
        subject: t('requests.letter.offer.subject', { number }),
        paragraphs: [
          t('requests.letter.offer.what', { child, location }),
          t('requests.letter.words', { desk }),
          ...quote,
        ],
      }
    case 'refuse':
      return {
        subject: t('requests.letter.refuse.subject', { number }),
        paragraphs: [
          t('requests.letter.refuse.what', { child, location }),
          t(`requests.reason.${reason ?? 'other'}`),
          ...(words === '' ? [] : [t('requests.letter.words', { desk }), ...quote]),
          t('requests.letter.refuse.next', { desk }),
        ],
      }
    case 'question':
      return {
        subject: t('requests.letter.question.subject', { number }),
        paragraphs: [
          t('requests.letter.question.what', { child, location, desk }),
          ...quote,
          ...byDate('requests.letter.question.next'),
        ],
        button: t('requests.letter.question.button'),
      }
    case 'mend':
      return {
        subject: t('requests.letter.mend.subject', { number }),
        paragraphs: [
          t('requests.letter.mend.what', { child, location, desk }),
          ...quote,
          ...byDate('requests.letter.mend.next'),
        ],
      }
    case 'withdraw':
      return {
        subject: t('requests.letter.withdraw.subject', { number }),
        paragraphs: [
          t('requests.letter.withdraw.what', { child, location, by }),
          ...(by === 'desk' ? quote : []),
          t('requests.letter.withdraw.next', { desk }),
        ],
      }
    // The family sees its own reply on the screen.
    case 'reply':
      return null
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
