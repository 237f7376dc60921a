import { type LetterView, type RenderedLetter, renderLetter } from '../../../platform/letter-layout.tsx'

export function passwordLinkLetter(view: LetterView, { name, url }: { name: string; url: string }): RenderedLetter {
  const { t } = view
  return renderLetter(view, {
    subject: t('accounts.letter.password-link.subject'),
    greeting: t('accounts.letter.greeting', { name }),
    paragraphs: [t('accounts.letter.password-link.body')],
    button: { label: t('accounts.letter.password-link.button'), url },
    after: [t('accounts.letter.password-link.until'), t('accounts.letter.password-link.not-you')],
    closing: t('accounts.letter.closing'),
  })
}

export function passwordChangedLetter(view: LetterView, { name }: { name: string }): RenderedLetter {
  const { t } = view
  return renderLetter(view, {
    subject: t('accounts.letter.password-changed.subject'),
    greeting: t('accounts.letter.greeting', { name }),
    paragraphs: [t('accounts.letter.password-changed.body'), t('accounts.letter.not-you')],
    closing: t('accounts.letter.closing'),
  })
}
