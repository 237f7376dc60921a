import type { LetterContent, LetterView } from '../../../platform/letter-layout.tsx'
import type { WorkReason } from './certificate-work.ts'

export interface Reminder {
  readonly childName: string
  readonly contactName: string
  readonly number: string
  readonly because: WorkReason
  readonly last: Temporal.PlainDate
}

/**
 * "Ask for a new certificate in time." Colleagues read the outbox too, so a reduced rate is not named: it only says that it lapses.
 */
export function reminderLetter({ t }: LetterView, reminder: Reminder, url: string): LetterContent {
  const { childName: child, contactName: name, number, because, last } = reminder
  return {
    subject: t('certificates.letter.subject', { number }),
    greeting: t('certificates.letter.greeting', { name }),
    paragraphs: [
      because === 'household'
        ? t('certificates.letter.household', { child })
        : t('certificates.letter.lapses', { child, last }),
      ...(agesTold.has(because) ? [t('certificates.letter.age')] : []),
      ...(because === 'september' ? [t('certificates.letter.september')] : []),
      t('certificates.letter.do'),
    ],
    button: { label: t('certificates.letter.button'), url },
    after: [t('certificates.letter.help', { number })],
    closing: t('certificates.letter.closing'),
  }
}

const agesTold: ReadonlySet<WorkReason> = new Set(['age_3_5', 'age_6', 'age_9'])
