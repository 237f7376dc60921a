import { type LetterView, type RenderedLetter, renderLetter } from '../../../platform/letter-layout.tsx'

export function secondFactorLinkLetter(view: LetterView, { name, url }: { name: string; url: string }): RenderedLetter {
  const { t } = view
  return renderLetter(view, {
    subject: t('accounts.letter.factor-link.subject'),
    greeting: t('accounts.letter.greeting', { name }),
    paragraphs: [t('accounts.letter.factor-link.body'), t('accounts.letter.factor-link.how')],
    button: { label: t('accounts.letter.factor-link.button'), url },
    after: [t('accounts.letter.factor-link.until'), t('accounts.letter.not-you')],
    closing: t('accounts.letter.closing'),
  })
}

export function secondFactorChangedLetter(view: LetterView, { name }: { name: string }): RenderedLetter {
  const { t } = view
  return renderLetter(view, {
    subject: t('accounts.letter.factor-changed.subject'),
    greeting: t('accounts.letter.greeting', { name }),
    paragraphs: [t('accounts.letter.factor-changed.body'), t('accounts.letter.not-you')],
    closing: t('accounts.letter.closing'),
  })
}

/** A colleague took away the second step, for instance because a telephone was lost. */
export function secondFactorResetLetter(
  view: LetterView,
  { name, by, url }: { name: string; by: string; url: string | undefined },
): RenderedLetter {
  const { t } = view
  return renderLetter(view, {
    subject: t('accounts.letter.factor-reset.subject'),
    greeting: t('accounts.letter.greeting', { name }),
    paragraphs: [
      t('accounts.letter.factor-reset.body', { by }),
      t(url === undefined ? 'accounts.letter.factor-reset.log-in' : 'accounts.letter.factor-link.how'),
    ],
    button: url === undefined ? undefined : { label: t('accounts.letter.factor-link.button'), url },
    after: [
      ...(url === undefined ? [] : [t('accounts.letter.factor-link.until')]),
      t('accounts.letter.not-asked', { by }),
    ],
    closing: t('accounts.letter.closing'),
  })
}
