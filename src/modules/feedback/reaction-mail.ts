// What a reporter is told, in his language: what happened, who acts next, and by when.
import { longDay } from '../../lib/format.ts'
import type { LetterContent, LetterParagraph, LetterView } from '../../platform/letter-layout.tsx'
import type { ReactionKind } from './reaction.ts'

/** The reaction a letter is about. */
export interface LetterReaction {
  readonly number: string
  readonly kind: ReactionKind
  readonly holderName: string
  readonly contactName: string
}

/** What a letter tells beside its words. */
export interface LetterFacts {
  readonly words: string
  readonly handlerName?: string | undefined
  readonly dueOn?: Temporal.PlainDate | null | undefined
  readonly judgementOn?: Temporal.PlainDate | null | undefined
  readonly proposal?: boolean | undefined
  /** A somebody independent to go to, by name. */
  readonly bodyName?: string | undefined
  /** Telephone, mail and address, in one line. */
  readonly bodyReach?: string | undefined
}

/** Every letter there is; each has its own texts. */
export const letterKinds = [
  'received',
  'assigned',
  'asked',
  'told',
  'promised',
  'answered',
  'judged',
  'closed',
  'referred',
  'dismissed',
  'withdrawn',
  'reopening',
  'reopened',
  'kept_closed',
  'objecting',
  'objection_refused',
  'objection_dropped',
  'mended',
  'handed_over',
  'link',
  'survey',
  'opened',
  'mediation',
  'mediation_begun',
  'mediation_record',
  'mediation_agreed',
  'mediation_ended',
] as const
export type LetterKind = (typeof letterKinds)[number]

/** How the reader comes back to us. */
export interface LetterWays {
  /** Empty for a letter on paper. */
  readonly url: string
  /** The letter has an address for answers. */
  readonly canReply: boolean
  /** The way back asks to log in. */
  readonly toDesk?: boolean | undefined
}

export function reactionLetter(
  { t, lang }: LetterView,
  of: LetterReaction,
  kind: LetterKind,
  facts: LetterFacts,
  { url, canReply, toDesk = false }: LetterWays,
): LetterContent {
  const { number, holderName, contactName } = of
  const day = (on: Temporal.PlainDate | null | undefined) => (on ? longDay(on, lang) : 'none')
  const values = {
    number,
    thing: t('feedback.your-kind', { kind: of.kind }),
    holder: holderName,
    handler: facts.handlerName ?? '',
    due: day(facts.dueOn),
    judgement: day(facts.judgementOn),
    proposal: String(facts.proposal ?? false),
    body: facts.bodyName ?? '',
    reach: facts.bodyReach ? ` (${facts.bodyReach})` : '',
  }
  const quote: LetterParagraph[] = facts.words === '' ? [] : [{ quote: facts.words }]
  return {
    subject: t(`feedback.letter.${kind}.subject`, values),
    greeting:
      contactName === ''
        ? t('feedback.letter.greeting.nameless')
        : t('feedback.letter.greeting', { name: contactName }),
    // Every letter ends in what happens next: who acts, and by when.
    paragraphs: [t(`feedback.letter.${kind}.told`, values), ...quote, t(`feedback.letter.${kind}.next`, values)],
    ...(url === '' ? {} : { button: { label: t('feedback.letter.button'), url } }),
    after: [
      ...(canReply ? [t('arrive.letter.reply')] : []),
      url === ''
        ? t('feedback.letter.by-number', values)
        : t(toDesk ? 'feedback.letter.log-in' : 'feedback.letter.keep', values),
    ],
    closing: t('feedback.letter.closing'),
  }
}
