import { type LetterView, renderLetter, type RenderedLetter } from '../../../platform/letter-layout.tsx'

/** To the older address: from now on mail for the location goes elsewhere. */
export function contactChangedLetter(
  view: LetterView,
  { name, location }: { name: string; location: string },
): RenderedLetter {
  const { t } = view
  return renderLetter(view, {
    subject: t('profile.letter.contact.subject', { location }),
    greeting: t('claims.letter.greeting', { name }),
    paragraphs: [t('profile.letter.contact.what', { location }), t('profile.letter.contact.wrong')],
    closing: t('claims.letter.closing'),
  })
}
