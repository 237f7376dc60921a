import type { LetterContent, LetterView } from '../../../platform/letter-layout.tsx'

interface About {
  readonly contactName: string
  readonly number: string
  readonly deskName: string
  readonly deskPhone: string | null
}

/** To the old address: it no longer belongs to the request. Says nothing of the new one. */
export function addressGoneLetter({ t }: LetterView, about: About): LetterContent {
  const { number, deskName: desk, deskPhone: phone } = about
  return {
    subject: t('family.letter.gone.subject', { number }),
    greeting: t('requests.letter.greeting', { name: about.contactName }),
    paragraphs: [
      t('family.letter.gone.what', { number }),
      phone === null
        ? t('family.letter.gone.mistake', { desk })
        : t('family.letter.gone.mistake-call', { desk, phone }),
    ],
    closing: t('requests.letter.closing'),
  }
}
