import {
  type LetterContent,
  type LetterView,
  renderLetter,
  type RenderedLetter,
} from '../../../platform/letter-layout.tsx'
import type { ClaimReason, ClaimStep, ClaimWay } from './claim.ts'

/** Whom a letter about a claim is for, and which location it is about. */
export interface ClaimLetterCase {
  readonly name: string
  readonly location: string
  readonly desk: string
}

export function claimReceivedLetter(view: LetterView, about: ClaimLetterCase): RenderedLetter {
  const { t } = view
  const { location, desk } = about
  return write(view, about, {
    subject: t('claims.letter.received.subject', { location }),
    paragraphs: [
      t('claims.letter.received.what', { location }),
      t('claims.letter.received.next', { desk }),
      t('claims.letter.received.mistake'),
    ],
  })
}

export interface ClaimLetterStep {
  readonly step: ClaimStep
  readonly way: ClaimWay | null
  readonly reason: ClaimReason | null
  readonly words: string
  /** Where the button of an acceptance by mail leads. */
  readonly url: string | null
}

export function claimStepLetter(view: LetterView, about: ClaimLetterCase, letter: ClaimLetterStep): RenderedLetter {
  const { t } = view
  const { step, way, reason, words, url } = letter
  const { location, desk } = about
  const quote = words === '' ? [] : [t('claims.letter.words', { desk }), { quote: words }]
  return write(view, about, {
    subject: t(`claims.letter.${step}.subject`, { location }),
    paragraphs: [
      t(`claims.letter.${step}.what`, { location, desk }),
      ...(step === 'accept' ? [t(`claims.letter.accept.${way ?? 'mail'}`, { location })] : []),
      ...(reason === null ? [] : [t(`claims.reason.${reason}`)]),
      ...quote,
      t(`claims.letter.${step}.next`, { desk }),
    ],
    button: url === null ? undefined : { label: t('claims.letter.accept.button'), url },
  })
}

type Said = Pick<LetterContent, 'subject' | 'paragraphs' | 'button'>

const write = (view: LetterView, { name }: ClaimLetterCase, said: Said): RenderedLetter =>
  renderLetter(view, {
    ...said,
    greeting: view.t('claims.letter.greeting', { name }),
    closing: view.t('claims.letter.closing'),
  })
