import type { LetterContent, LetterView } from '../../../platform/letter-layout.tsx'

/** The way on with a form. Says nothing of what was typed: anybody can have a letter sent to anybody. */
export const draftLetter = ({ t }: LetterView, url: string): LetterContent => ({
  subject: t('ask.draft-letter.subject'),
  greeting: t('ask.draft-letter.greeting'),
  paragraphs: [t('ask.draft-letter.what'), t('ask.draft-letter.lasts')],
  button: { label: t('ask.draft-letter.button'), url },
  after: [t('ask.draft-letter.mistake')],
  closing: t('requests.letter.closing'),
})
