import { list } from '../../../lib/format.ts'
import type { LetterContent, LetterView } from '../../../platform/letter-layout.tsx'

/** What a family is told it asked. */
export interface ReceivedFacts {
  readonly contactName: string
  readonly deskName: string
  readonly children: readonly { readonly childName: string; readonly number: string }[]
  /** Names, in the order of the wish. */
  readonly places: readonly string[]
  /** By when each place answers at the latest. */
  readonly dueOn: Temporal.PlainDate
}

/** "We have your request": one letter for all children, with their numbers, what happens next, and by when. */
export function receivedLetter({ t, lang }: LetterView, facts: ReceivedFacts, url: string): LetterContent {
  const { children, places, deskName: desk } = facts
  const names = list(
    children.map(({ childName }) => childName),
    lang,
  )
  const numbers = list(
    children.map(({ number }) => number),
    lang,
  )
  return {
    subject: t('ask.letter.subject', { numbers, count: children.length }),
    greeting: t('requests.letter.greeting', { name: facts.contactName }),
    paragraphs: [
      t('ask.letter.what', { children: names, places: list(places, lang) }),
      ...children.map(({ childName: child, number }) =>
        children.length === 1 ? t('requests.letter.number', { number }) : t('ask.letter.number', { child, number }),
      ),
      t('ask.letter.next', { count: places.length, due: facts.dueOn }),
      t('ask.letter.desk', { desk }),
    ],
    button: { label: t('requests.letter.button'), url },
    after: [t('requests.letter.lasts'), t('requests.letter.received.mistake')],
    closing: t('requests.letter.closing'),
  }
}
