import { type LetterView, type RenderedLetter, renderLetter } from '../../../platform/letter-layout.tsx'

/** Somebody made a key to this account: its owner hears so, whoever did it. */
export function passkeyAddedLetter(view: LetterView, { name, key }: { name: string; key: string }): RenderedLetter {
  const { t } = view
  return renderLetter(view, {
    subject: t('passkeys.letter.subject'),
    greeting: t('accounts.letter.greeting', { name }),
    paragraphs: [t('passkeys.letter.body', { key }), t('passkeys.letter.not-you')],
    closing: t('accounts.letter.closing'),
  })
}
